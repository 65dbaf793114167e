using System.Data.Common;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handrail.Web.Persistence;

/// <summary>A plan with what its guards ask about, whose it is, and everybody who is or was on it.</summary>
public sealed record PlanRead(Plan Plan, Organisation Organisation, IReadOnlyDictionary<Guid, Person> People);

/// <summary>
/// Reads a plan and all that its pages ask about in one command (decision 0007). What is read is tracked by nobody: whoever
/// changes it attaches it first.
/// </summary>
public class PlanReading
{
    /// <summary>
    /// What is read with every plan: one line for each kind of row that a guard asks about, by the plan's own collections.
    /// Within the condition the row is "c" and the plan is "p".
    /// </summary>
    private static readonly Part[] Parts =
    [
        new([nameof(Plan.Assignments)]),
        new([nameof(Plan.Signatures)]),
        new([nameof(Plan.StageRuns)]),
        new([nameof(Plan.Concerns)]),
        new([nameof(Plan.Reviews)]),
        new([nameof(Plan.Reports)]),
        new([nameof(Plan.Reports), nameof(ProgressReport.Lines)]),
        new([nameof(Plan.Accounts)]),
        new([nameof(Plan.ReadinessChecks)]),
        new([nameof(Plan.Pauses)]),
        new([nameof(Plan.Recommendations)]),
        new([nameof(Plan.HandOvers)]),
        new([nameof(Plan.SignedStatements)]),
        new([nameof(Plan.FollowUpAnswers)]),
        new([nameof(Plan.Proposals)]),
        new([nameof(Plan.SafetyPoints)]),
        new([nameof(Plan.Documents)]),
        // The texts that its acts speak of, out of all its versions.
        new([nameof(Plan.Versions)], "c.number in (p.current_version, p.shared_version, p.agreed_version)"),
    ];

    private readonly ReadingRoom room;
    private readonly Lazy<Statement> statement;

    public PlanReading(Engine engine, ReadingRoom room, IServiceScopeFactory services)
    {
        this.room = room;
        statement = new(() => Make(engine, services, SeenSql));
    }

    /// <summary>What a plan "c" must fulfil to be there for whoever asks. ./bench leaves it out, to learn what it costs.</summary>
    protected virtual string SeenSql => Seen.Sql;

    /// <summary>The plan of this reference; null where there is none that this person may see or, where asked so, see to in triage.</summary>
    public virtual Task<PlanRead?> FindAsync(string reference, Actor actor, DateOnly day, CancellationToken cancel, bool inTriage = false)
    {
        var how = statement.Value;
        return room.ReadAsync(
            inTriage ? how.InTriage : how.Sql,
            [("reference", reference), (Seen.Person, actor.Reader), (Seen.Day, day), (Seen.Triages, actor.Triages)],
            how.ReadAsync,
            cancel);
    }

    /// <summary>The session of this key, and whose it is with their rights, in one command; null where it has ended or never was.</summary>
    public virtual Task<(Session Session, Person Person)?> SignedInAsync(byte[] keyHash, CancellationToken cancel)
    {
        var how = statement.Value;
        return room.ReadAsync(how.SignedInSql, [("key", keyHash)], how.SignedInAsync, cancel);
    }

    /// <summary>
    /// Makes a plan that was read ready to be changed and saved. Rows that the database keeps as they are need no watching: what
    /// is new among them is seen by the collection that it stands in. (Measured: a fifth of the time that a save took.)
    /// </summary>
    public void Attach(AppDb db, Plan plan)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var part in statement.Value.Parts)
            {
                if (part.IsKept) continue;
                foreach (var row in part.RowsOf(plan)) db.Entry(row).State = EntityState.Unchanged;
            }

            db.Entry(plan).State = EntityState.Unchanged;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Tables whose rows the database refuses to change; a test compares them with it.</summary>
    internal static readonly string[] Kept = ["plan_version", "signature", "review", "hand_over", "recommendation", "signed_statement", "follow_up_answer", "report_line"];

    private static Statement Make(Engine engine, IServiceScopeFactory services, string seen)
    {
        using var scope = services.CreateScope();
        return new Statement(engine, scope.ServiceProvider.GetRequiredService<AppDb>().Model, seen);
    }

    private sealed record Part(string[] Path, string Only = "");

    /// <summary>The command's text and how each of its results is read, made once from the model.</summary>
    private sealed class Statement
    {
        private readonly IClrCollectionAccessor memberships;

        public Statement(Engine engine, IModel model, string seenSql)
        {
            (Plan, Organisation, Person, Session, Membership) = (Rows.Of(model, typeof(Plan)), Rows.Of(model, typeof(Organisation)), Rows.Of(model, typeof(Person)), Rows.Of(model, typeof(Session)), Rows.Of(model, typeof(Membership)));
            memberships = model.FindEntityType(typeof(Person))!.FindNavigation(nameof(Domain.People.Person.Memberships))!.GetCollectionAccessor()!;
            List<string> sql =
            [
                $"select {Organisation.Columns} from {Organisation.Table} c join plan p on p.organisation_id = c.id where p.reference = @reference",
                $"select {Person.Columns} from {Person.Table} c where c.id in (select a.person_id from assignment a join plan p on p.id = a.plan_id where p.reference = @reference)",
            ];
            var parts = new List<PartRows>();
            foreach (var (path, only) in PlanReading.Parts)
            {
                var (type, from, of) = (model.FindEntityType(typeof(Plan))!, "plan p", "p");
                INavigation navigation = null!;
                foreach (var name in path)
                {
                    navigation = type.FindNavigation(name) ?? throw new InvalidOperationException($"{type.ClrType.Name} has no collection {name}");
                    type = navigation.TargetEntityType;
                    var (key, alias) = (navigation.ForeignKey, name == path[^1] ? "c" : "of_" + type.GetTableName());
                    from += $" join {type.GetTableName()} {alias} on {alias}.{key.Properties[0].GetColumnName()} = {of}.{key.PrincipalKey.Properties[0].GetColumnName()}";
                    of = alias;
                }

                var rows = Rows.Of(model, type.ClrType);
                sql.Add($"select {rows.Columns} from {from} where p.reference = @reference{(only.Length > 0 ? " and " + only : "")} order by {rows.Key}");
                parts.Add(new PartRows(string.Join('.', path), rows, navigation, path.Length == 1 ? null : parts.FindIndex(p => p.Path == string.Join('.', path[..^1])), parts.Count));
            }

            string Plans(string seen) => engine.InOneState(string.Join(";\n", sql.Prepend($"select {Plan.Columns} from {Plan.Table} c where c.reference = @reference and {seen}")));
            (Sql, InTriage, Parts) = (Plans(seenSql), Plans(Seen.InTriage), parts);
            SignedInSql = $"select {Session.Columns} from {Session.Table} c where c.key_hash = @key;\nselect {Person.Columns} from {Person.Table} c join {Session.Table} s on s.person_id = c.id where s.key_hash = @key;\nselect {Membership.Columns} from {Membership.Table} c join {Session.Table} s on s.person_id = c.person_id where s.key_hash = @key";
        }

        public string Sql { get; }

        public string InTriage { get; }

        public string SignedInSql { get; }

        public Rows Plan { get; }

        public Rows Organisation { get; }

        public Rows Person { get; }

        public Rows Session { get; }

        public Rows Membership { get; }

        public IReadOnlyList<PartRows> Parts { get; }

        public async Task<PlanRead?> ReadAsync(DbDataReader reader, CancellationToken cancel)
        {
            if (!await reader.ReadAsync(cancel)) return null;
            var plan = (Plan)Plan.Read(reader);
            var organisation = (Organisation)(await NextAsync(reader, Organisation, cancel))[0];
            var people = (await NextAsync(reader, Person, cancel)).Cast<Person>().ToDictionary(p => p.Id);
            var read = new List<object>[Parts.Count];
            for (var i = 0; i < read.Length; i++)
            {
                read[i] = await NextAsync(reader, Parts[i].Rows, cancel);
                Parts[i].Place(plan, read);
            }

            return new PlanRead(plan, organisation, people);
        }

        public async Task<(Session Session, Person Person)?> SignedInAsync(DbDataReader reader, CancellationToken cancel)
        {
            if (!await reader.ReadAsync(cancel)) return null;
            var session = (Session)Session.Read(reader);
            // Ended between the two, it counts no more.
            if (await NextAsync(reader, Person, cancel) is not [Person person]) return null;
            foreach (var row in await NextAsync(reader, Membership, cancel)) memberships.Add(person, row, forMaterialization: true);
            return (session, person);
        }

        private static async Task<List<object>> NextAsync(DbDataReader reader, Rows rows, CancellationToken cancel)
        {
            var read = new List<object>();
            if (!await reader.NextResultAsync(cancel)) throw new InvalidOperationException("A result is missing");
            while (await reader.ReadAsync(cancel)) read.Add(rows.Read(reader));
            return read;
        }
    }

    private sealed record PartRows(string Path, Rows Rows, INavigation Navigation, int? Parent, int Index)
    {
        private readonly IClrCollectionAccessor collection = Navigation.GetCollectionAccessor()!;

        /// <summary>Whether the database refuses to change such rows.</summary>
        public bool IsKept { get; } = Array.IndexOf(Kept, Rows.Table) >= 0 ? true : Parent is null ? false : throw new InvalidOperationException($"{Path}: rows of rows are attached by nobody, so the database has to keep them");

        public IEnumerable<object> RowsOf(Plan plan) => ((System.Collections.IEnumerable)Navigation.GetGetter().GetClrValue(plan)!).Cast<object>();

        /// <summary>Puts each row into the collection of the plan, or of the row that it belongs to.</summary>
        public void Place(Plan plan, IReadOnlyList<List<object>> read)
        {
            foreach (var row in read[Index])
                collection.Add(Parent is { } parent ? read[parent].Find(of => IsOf(row, of))! : plan, row, forMaterialization: true);
        }

        private bool IsOf(object row, object parent) =>
            Equals(Navigation.ForeignKey.Properties[0].GetGetter().GetClrValue(row), Navigation.ForeignKey.PrincipalKey.Properties[0].GetGetter().GetClrValue(parent));
    }
}
