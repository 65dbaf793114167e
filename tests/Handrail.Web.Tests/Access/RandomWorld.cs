using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Tests.Access;

/// <summary>Somebody of a random organisation, with rights from and until random days as they were given.</summary>
internal sealed record RandomAccount(Person Person, IReadOnlyList<(string Right, DateOnly From, DateOnly? To)> Rights)
{
    public static RandomAccount Make(Random dice, int number)
    {
        var at = dice.Next(6) switch { 0 => Cast.Northmoor, 1 or 2 => Cast.Advice, _ => Cast.Harbourside };
        var person = new Person { Id = Ids.New(), OrganisationId = at.Id, GivenName = FormattableString.Invariant($"Nr{number}"), FamilyName = "Random", Email = FormattableString.Invariant($"nr{number}@{at.OdsCode}.example.nhs.uk").ToLowerInvariant() };
        Duties[] choices = at.IsService ? [Duties.Adviser, Duties.Adviser, Duties.Research, Duties.SystemAdministrator] : [Duties.TakePart, Duties.TakePart, Duties.RequestPlans, Duties.PlanUsers];
        var rights = new List<(string, DateOnly, DateOnly?)>();
        foreach (var right in dice.GetItems(choices, dice.Next(1, 3)).Distinct())
        {
            // Since long ago, or from a day of those that are asked about; some lapse because nobody has confirmed them.
            var from = dice.Next(5) == 0 ? Site.Today.AddDays(dice.Next(-3, 30)) : new DateOnly(2021, 1, 1);
            DateOnly? reviewed = dice.Next(4) == 0 ? Site.Today.AddDays(dice.Next(-5, 40) - 396) : null;
            if (reviewed < from) reviewed = null;
            person.With(right, from, reviewed: reviewed);
            rights.Add((right.ToString(), from, reviewed?.AddDays(396)));
        }

        return new RandomAccount(person, rights);
    }

    /// <summary>What their account makes them on a day; nothing where they cannot even sign in.</summary>
    public IReadOnlyList<string> On(DateOnly day)
    {
        var held = Rights.Where(r => r.From <= day && (r.To is null || day < r.To)).Select(r => r.Right).ToHashSet();
        if (held.Count == 0) return [];
        if (held.Contains("SystemAdministrator")) return ["system-administrator:none"];
        var at = Person.OrganisationId == Cast.Harbourside.Id ? "same-organisation" : "other-organisation";
        var are = new List<string>();
        if (held.Contains("Adviser")) are.Add("adviser:none");
        if (held.Contains("Research")) are.Add("research-lead:none");
        if (held.Contains("PlanUsers")) are.Add("local-administrator:" + at);
        if (held.Contains("RequestPlans")) are.Add("case-manager:" + at);
        return are.Count > 0 ? are : ["member:" + at];
    }
}

/// <summary>
/// A plan in a random status in which random people were given parts that began and ended, or will, on random days. What it says
/// of them it has noted itself, and not read from the plan.
/// </summary>
internal sealed class RandomWorld(Random dice, IReadOnlyList<RandomAccount> accounts)
{
    private static readonly (Person Person, string Role)[] Story = [(Cast.CaseManager, "case-manager"), (Cast.AccountablePerson, "accountable-person"), (Cast.DeputyAccountablePerson, "deputy-accountable-person"), (Cast.MrG, "practitioner"), (Cast.Supervisor, "clinical-supervisor"), (Cast.Adviser, "key-contact"), (Cast.SecondReader, "second-reader")];

    // What the story's own people are, until somebody takes it over.
    private readonly List<(Guid Person, string Role, string Stage, DateOnly From, DateOnly? To)> parts = [.. Story.Select(s => (s.Person.Id, s.Role, "own", DateOnly.MinValue, (DateOnly?)null))];

    public IReadOnlyList<RandomAccount> People { get; } = [.. accounts, .. Story.Select(s => new RandomAccount(s.Person, [.. s.Person.Memberships.Select(m => (m.Right.ToString(), m.From, (DateOnly?)null))]))];

    public PlanStatus Status { get; } = dice.GetItems(Enum.GetValues<PlanStatus>(), 1)[0];

    /// <summary>The service's day on which the questions are asked: before some of it happened, or long after.</summary>
    public DateOnly Day { get; } = Site.Today.AddDays(dice.Next(4) switch { 0 => -1, 1 => 0, _ => dice.Next(1, 40) });

    public World Plan { get; private set; } = null!;

    /// <summary>How many parts the world has given besides the story's own.</summary>
    public int Parts => parts.Count - 7;

    public static async Task<RandomWorld> MakeAsync(Site site, Random dice, IReadOnlyList<RandomAccount> accounts)
    {
        var world = new RandomWorld(dice, accounts);
        var reference = await site.SaveAsync((name, day) => MrG.Reach(world.Status, name, day, Principals.Pass), world.Status);
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Versions).Include(p => p.StageRuns).Include(p => p.Signatures).AsSplitQuery().SingleAsync(p => p.Reference == reference);
            for (var day = Site.Today.AddDays(-4); day <= Site.Today; day = day.AddDays(1))
                for (var acts = dice.Next(2, 8); acts > 0; acts--)
                    world.Act(plan, new Moment(day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), day));
            await db.SaveAsync();
        });
        world.Plan = await World.ReadAsync(site, reference);
        return world;
    }

    /// <summary>What somebody is on this day for an endpoint, in the words of the truth file: by their account, and about the plan by their parts too.</summary>
    public IReadOnlyList<string> Of(RandomAccount account, string endpoint)
    {
        var are = account.On(Day);
        if (are.Count == 0) return ["signed-out:none"];
        var isPlan = endpoint.Contains(" /plans/{reference}", StringComparison.Ordinal) || endpoint.Contains(" /requests/{reference}", StringComparison.Ordinal);
        return !isPlan || are[0] == "system-administrator:none" ? are
            : [.. are, .. parts.Where(p => p.Person == account.Person.Id && p.From <= Day).Select(p => p.To < Day ? $"{p.Role}:ended" : $"{p.Role}:{p.Stage}")];
    }

    public override string ToString() => $"{Status} on {Day:yyyy-MM-dd}, {Plan.Plan.Reference}\n" + string.Join('\n', People.Select(p =>
        $"  {p.Person.GivenName} {p.Person.FamilyName}: {string.Join("; ", parts.Where(x => x.Person == p.Person.Id).Select(x => $"{x.Role} {x.Stage} {Said(x.From)}-{Said(x.To)}"))} | {string.Join("; ", p.Rights.Select(x => $"{x.Right} {Said(x.From)}-{Said(x.To)}"))}"));

    private static string Said(DateOnly? day) => day is { } d && d > DateOnly.MinValue ? d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    /// <summary>One thing that somebody on the plan does about somebody's part; what the domain refuses has not happened.</summary>
    private void Act(Plan plan, Moment now)
    {
        var person = accounts[dice.Next(accounts.Count)].Person;
        var (practitioner, today) = (Cast.MrG.AsActor(), now.Day);
        var until = today.AddDays(dice.Next(0, 45));
        switch (dice.Next(10))
        {
            case 0 when plan.InviteCompanion(practitioner, person.AsActor(), until, now).IsDone: Begin("companion", until); break;
            case 1 when Any("companion") is { } companion && plan.EndCompanion(practitioner, companion, now).IsDone: End(companion, "companion", today.AddDays(-1)); break;
            case 2 when plan.Delegate(By("accountable-person"), person.AsActor(), until, "Away.", false, now).IsDone: Begin("delegated-signer", until); break;
            case 3 when Any("delegated-signer") is { } signer && plan.EndDelegation(By("accountable-person"), signer, now).IsDone: End(signer, "delegated-signer", today.AddDays(-1)); break;
            case 4 when plan.AgreedVersion > 0 && plan.AddHost(By("accountable-person"), person.AsActor(), plan.Agreed.Settings.First(), false, now).IsDone: Begin("placement-host", null); break;
            case 5 when Any("placement-host") is { } host && plan.EndHost(By("accountable-person"), host, now).IsDone: End(host, "placement-host", today.AddDays(-1)); break;
            case 6 when plan.InviteDrafter(By("key-contact"), person.AsActor(), now).IsDone: Begin("drafter", null); break;
            // Asked for one setting of several, so that it stays uncovered who signs.
            case 7 when plan.SharedVersion > 0 && today < Site.Today && plan.NameSupervisor(By("accountable-person"), person.AsActor(), Role.ClinicalSupervisor, 2, false, now, [plan.Shared.Settings.First()]).IsDone:
                if (dice.Next(2) == 0)
                {
                    Begin("clinical-supervisor", null, "asked");
                }
                else if (dice.Next(2) == 0 && plan.AnswerSupervision(person.AsActor(), true, false, "", now, "A friend.").IsDone)
                {
                    Begin("clinical-supervisor", null, "conflict-declared");
                }
                else if (plan.AnswerSupervision(person.AsActor(), false, false, "No time.", now).IsDone)
                {
                    // Until the end of the day on which they declined.
                    Begin("clinical-supervisor", today, "conflict-declared");
                }

                break;
            default:
                // A role passes from whoever has it.
                var (role, name) = dice.Next(4) switch { 0 => (Role.KeyContact, "key-contact"), 1 => (Role.AccountablePerson, "accountable-person"), 2 => (Role.DeputyAccountablePerson, "deputy-accountable-person"), _ => (Role.CaseManager, "case-manager") };
                if (today == Site.Today || plan.Assignments.FirstOrDefault(a => a.Role == role && a.To is null) is not { } held) break;
                var holder = By(name).PersonId;
                if ((person.OrganisationId == Cast.Advice.Id) != (role == Role.KeyContact) || person.OrganisationId == Cast.Northmoor.Id || holder != held.PersonId) break;
                if (plan.ChangePerson(By(role == Role.KeyContact ? "key-contact" : "accountable-person"), held.Id, person.Id, "", now, known: person.AsActor()).IsRefused) break;
                End(holder, name, today);
                Begin(name, null);
                break;
        }

        Guid? Any(string role) => parts.Where(p => p.Role == role && (p.To is null || today <= p.To)).Select(p => (Guid?)p.Person).FirstOrDefault();

        Actor By(string role) => People.Single(p => p.Person.Id == parts.Last(x => x.Role == role && x.To is null).Person).Person.AsActor();

        void Begin(string role, DateOnly? to, string stage = "own") => parts.Add((person.Id, role, stage, today, to));

        void End(Guid whose, string role, DateOnly to)
        {
            for (var i = 0; i < parts.Count; i++)
                if (parts[i].Person == whose && parts[i].Role == role && (parts[i].To is null || today <= parts[i].To)) parts[i] = parts[i] with { To = to };
        }
    }
}
