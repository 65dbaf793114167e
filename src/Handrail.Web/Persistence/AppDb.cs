using Handrail.Domain.Log;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Persistence;

/// <summary>What became of a save.</summary>
public enum Saved
{
    Done,

    /// <summary>Somebody else changed the same plan since it was read; nothing was written.</summary>
    SomeoneFirst,
}

/// <summary>The only place that knows tables. Everything is written through <see cref="SaveAsync"/>.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options, WriteGate gate) : DbContext(options)
{
    public DbSet<Installation> Installations => Set<Installation>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<EntryValue> EntryValues => Set<EntryValue>();

    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>
    /// Writes the change, its entries and the notices it owes in one transaction. The form's id goes into the first entry,
    /// so that a form sent twice has one effect.
    /// </summary>
    public async Task<Saved> SaveAsync(Guid form = default, CancellationToken cancel = default)
    {
        var plans = ChangeTracker.Entries<Plan>().Select(e => e.Entity).Where(p => p.NewEntries.Count > 0).ToList();
        foreach (var plan in plans)
        {
            plan.CausedBy(form == default ? Guid.CreateVersion7() : form);
            AddRange(plan.NewEntries);
            AddRange(plan.NewEntries.SelectMany(e => e.Values));
            AddRange(plan.NewNotices);
        }

        using var turn = await gate.EnterAsync(cancel);
        try
        {
            await SaveChangesAsync(cancel);
        }
        catch (DbUpdateException fault) when (fault is DbUpdateConcurrencyException || Engine.IsTaken(fault))
        {
            ChangeTracker.Clear();
            return Saved.SomeoneFirst;
        }

        foreach (var plan in plans) plan.Saved();
        await gate.CheckpointAsync(this, cancel);
        return Saved.Done;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        Maps.Conventions.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Maps.Conventions.Apply(configurationBuilder);
}

/// <summary>The first row of a database: whether it was born for demonstration or for real, which never changes.</summary>
public sealed class Installation
{
    public const string Demonstration = "demonstration";
    public const string Real = "real";

    public int Id { get; init; } = 1;

    public required string Kind { get; init; }

    public required DateTime BornAt { get; init; }

    /// <summary>How many days a demonstration has been moved forward.</summary>
    public int DaysMoved { get; set; }
}
