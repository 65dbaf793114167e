using System.Data.Common;
using Handrail.Domain.Log;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Mailing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Handrail.Web.Persistence;

/// <summary>What became of a save.</summary>
public enum Saved
{
    Done,

    /// <summary>Somebody else changed the same plan since it was read; nothing was written.</summary>
    SomeoneFirst,
}

/// <summary>The only place that knows tables. Everything is written through <see cref="SaveAsync"/>.</summary>
public sealed class AppDb(DbContextOptions<AppDb> options, WriteGate gate, Outbox outbox) : DbContext(options)
{
    /// <summary>Of one kind in one command: a statement may have no more than 32,766 values.</summary>
    private const int MostRows = 500;

    private bool isThroughTheGate;

    public DbSet<Installation> Installations => Set<Installation>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<AdministrationEntry> AdministrationEntries => Set<AdministrationEntry>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Entry> Entries => Set<Entry>();

    public DbSet<EntryValue> EntryValues => Set<EntryValue>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    /// <summary>This mail goes out if, and only if, what is about to be saved is saved.</summary>
    public void Owe(Mail mail) => Add(outbox.Seal(mail));

    /// <summary>
    /// Writes the change, its entries and the notices it owes in one transaction. The form's id goes into the first entry,
    /// so that a form sent twice has one effect.
    /// </summary>
    public async Task<Saved> SaveAsync(Guid form = default, CancellationToken cancel = default)
    {
        // Once: asked for what changes, the tracker would look through everything again and again.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveDetectedAsync(form, cancel);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<Saved> SaveDetectedAsync(Guid form, CancellationToken cancel)
    {
        var plans = ChangeTracker.Entries<Plan>().Select(e => e.Entity).Where(p => p.NewEntries.Count > 0).ToList();
        foreach (var plan in plans) plan.CausedBy(form == default ? Guid.CreateVersion7() : form);
        ExpectEntries(plans);
        ExpectDeeds(plans);
        using var turn = await gate.EnterAsync(cancel);
        isThroughTheGate = true;
        bool owes;
        try
        {
            // What fails is rolled back whole: a savepoint would be two more trips to the server for nothing.
            Database.AutoSavepointsEnabled = false;
            await using var transaction = await Database.BeginTransactionAsync(cancel);
            if (outbox.TellsPeople) await OweNewsAsync(plans, cancel);
            owes = ChangeTracker.Entries<OutboxMessage>().Any(m => m.State == EntityState.Added);
            await SaveChangesAsync(cancel);
            await WriteLogAsync(plans, transaction.GetDbTransaction(), cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (Exception fault) when (fault is DbUpdateConcurrencyException || Engine.IsTaken(fault))
        {
            ChangeTracker.Clear();
            return Saved.SomeoneFirst;
        }
        finally
        {
            isThroughTheGate = false;
        }

        foreach (var plan in plans) plan.Saved();
        if (owes) outbox.Wake();
        await gate.CheckpointAsync(this, cancel);
        return Saved.Done;
    }

    /// <summary>
    /// Whoever has an account and is told of a plan gets a mail, unless there is news of that plan which they have not read: they have had theirs.
    /// It leads to their home page, and does not say which plan it is.
    /// </summary>
    private async Task OweNewsAsync(IReadOnlyList<Plan> plans, CancellationToken cancel)
    {
        foreach (var plan in plans.Where(p => p.NewNotices.Count > 0))
        {
            var told = plan.NewNotices.Select(n => n.PersonId).Distinct().ToList();
            var addresses = await People.Where(p => told.Contains(p.Id) && Set<UserAccount>().Any(a => a.PersonId == p.Id && a.EndedAt == null) && !Notices.Any(n => n.PersonId == p.Id && n.PlanId == plan.Id && !n.IsRead)).Select(p => p.Email).ToListAsync(cancel);
            foreach (var address in addresses.Where(Mail.IsAddress)) Owe(new Mail(address, MailKind.Task, "/"));
        }
    }

    /// <summary>
    /// One small statement through the gate, about rows that belong to no plan and carry nothing of one: that a session was
    /// seen, or has ended.
    /// </summary>
    public async Task<int> StateAsync(Func<Task<int>> statement, CancellationToken cancel)
    {
        using var turn = await gate.EnterAsync(cancel);
        var rows = await statement();
        await gate.CheckpointAsync(this, cancel);
        return rows;
    }

    /// <summary>
    /// The rows that every save adds and nobody changes in it: the tracker would do its work on them in vain, one statement a
    /// row. They are two thirds of what a save writes.
    /// </summary>
    private async Task WriteLogAsync(IReadOnlyList<Plan> plans, DbTransaction transaction, CancellationToken cancel)
    {
        foreach (var plan in plans)
        {
            for (var from = 0; from < Math.Max(plan.NewEntries.Count, plan.NewNotices.Count); from += MostRows)
            {
                var entries = plan.NewEntries.Skip(from).Take(MostRows).ToList();
                await using var command = transaction.Connection!.CreateCommand();
                command.Transaction = transaction;
                Rows.Of(Model, typeof(Entry)).Insert(command, entries);
                Rows.Of(Model, typeof(EntryValue)).Insert(command, entries.SelectMany(e => e.Values));
                Rows.Of(Model, typeof(Notice)).Insert(command, plan.NewNotices.Skip(from).Take(MostRows));
                await command.ExecuteNonQueryAsync(cancel);
            }
        }
    }

    /// <summary>Refused: it would pass by the gate and the log.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw Bypass();

    /// <summary>Refused but for <see cref="SaveAsync"/>: it would pass by the gate and the log.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        isThroughTheGate ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken) : throw Bypass();

    private static InvalidOperationException Bypass() => new($"Everything is written through {nameof(SaveAsync)}");

    /// <summary>Nothing of a plan changes without an entry of that plan.</summary>
    private void ExpectEntries(IReadOnlyCollection<Plan> logged)
    {
        foreach (var entry in ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            // A notice that has been read is the reader's own affair.
            var id = entry.Entity is Notice ? null : entry.Entity is Plan plan ? plan.Id : entry.Metadata.FindProperty("PlanId") is { } property ? (Guid?)entry.Property(property).CurrentValue : null;
            if (id is { } changed && logged.All(p => p.Id != changed)) throw new InvalidOperationException($"A change of {entry.Metadata.ClrType.Name} has no entry in the log");
        }
    }

    /// <summary>No account, right or organisation changes without a line of its log; with a plan's act or the first row of a database, those are the lines.</summary>
    private void ExpectDeeds(IReadOnlyCollection<Plan> logged)
    {
        if (logged.Count > 0 || ChangeTracker.Entries().Any(e => e.State == EntityState.Added && e.Entity is AdministrationEntry or Installation)) return;
        var changed = ChangeTracker.Entries().FirstOrDefault(e => (e.Entity is Membership or Organisation && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            || (e.Entity is JoinRequest && e.State is EntityState.Modified or EntityState.Deleted));
        if (changed is not null) throw new InvalidOperationException($"A change of {changed.Metadata.ClrType.Name} has no entry in the log of administration");
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
