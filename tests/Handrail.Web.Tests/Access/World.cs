using System.Text;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Tests.Access;

/// <summary>One plan of mr-g in one status with everybody who is or was on it, and the ids that addresses and forms about it need.</summary>
internal sealed record World(Plan Plan)
{
    private static int made;

    /// <summary>Whose account, and which organisation, a page of administration is about; of the story's own where it is not said.</summary>
    private Guid? Member { get; init; }

    private Guid? Organisation { get; init; }

    /// <summary>What tells the codes and addresses that are made in this world from those of others on the same database.</summary>
    public string Mark { get; private init; } = "";

    /// <param name="evening">what else happens at the end of the story's days</param>
    public static async Task<World> AtAsync(Site site, PlanStatus status, Action<MrG>? evening = null)
    {
        var reference = await site.SaveAsync(Reach, status);
        // Those whose parts somebody gives for a time, wherever the table allows it.
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Versions).Include(p => p.StageRuns).AsSplitQuery().SingleAsync(p => p.Reference == reference);
            var now = new Moment(Site.Today.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Site.Today);
            plan.InviteCompanion(Cast.MrG.AsActor(), Cast.Companion.AsActor(), Site.Today.AddDays(90), now);
            plan.Delegate(Cast.AccountablePerson.AsActor(), Cast.Delegate.AsActor(), Site.Today.AddDays(90), "On leave.", false, now);
            if (plan.AgreedVersion > 0) plan.AddHost(Cast.AccountablePerson.AsActor(), Cast.Host.AsActor(), plan.Agreed.Settings.First(), false, now);
            await db.SaveAsync();
        });
        return await ReadAsync(site, reference);

        MrG Reach(string name, DateOnly day)
        {
            var story = MrG.Reach(status, name, day, evening);
            // That of the first day on which the plan stands so is one of them.
            story.Later(1);
            return story;
        }
    }

    /// <summary>With somebody and an organisation of its own for what is done to accounts, so that nothing that is done changes another check.</summary>
    public async Task<World> ApartAsync(Site site, string path)
    {
        if (!path.StartsWith("/organisation", StringComparison.Ordinal) || !(path.Contains("{id", StringComparison.Ordinal) || path == "/organisations/new")) return this;
        var number = 2000 + (2 * Interlocked.Increment(ref made));
        var organisation = Cast.Place(number + 1, FormattableString.Invariant($"M{number}"), "To be merged", "nhs-trust", "secondary", "england");
        var member = Cast.Who(number, Cast.Harbourside, "Dr", FormattableString.Invariant($"Nr{number}"), "Plain", "Somebody", Duties.TakePart | (path.EndsWith("EndRight", StringComparison.Ordinal) ? Duties.PlanUsers : Duties.None));
        await site.ChangeAsync(async db =>
        {
            db.Add(organisation);
            db.Add(member);
            db.Add(Site.SetUp());
            await db.SaveAsync();
        });
        return this with { Member = member.Id, Organisation = organisation.Id, Mark = FormattableString.Invariant($"{number}") };
    }

    public static async Task<World> ReadAsync(Site site, string reference) => new(await site.AskAsync(db => db.Plans.AsNoTracking()
        .Include(p => p.Assignments).Include(p => p.Versions).Include(p => p.StageRuns).Include(p => p.Evidence).Include(p => p.Proposals).Include(p => p.Documents).AsSplitQuery().SingleAsync(p => p.Reference == reference)));

    public PlanContent? Content => Plan.WorkingText.Length > 0 ? Plan.Working : null;

    public string Fill(string path)
    {
        var part = path switch
        {
            _ when path.Contains("/objectives/", StringComparison.Ordinal) => Content?.Objectives.FirstOrDefault()?.Id,
            _ when path.Contains("/activities/", StringComparison.Ordinal) => Content?.Activities.FirstOrDefault()?.Id,
            _ when path.Contains("/stages/", StringComparison.Ordinal) => Content?.Stages.FirstOrDefault()?.Id,
            _ when path.Contains("/reviews/", StringComparison.Ordinal) => Content?.Reviews.FirstOrDefault()?.Id,
            _ when path.Contains("/propose/remove/", StringComparison.Ordinal) => Content?.Activities.FirstOrDefault()?.Id,
            _ when path.Contains("/proposals/", StringComparison.Ordinal) => Plan.Proposals.FirstOrDefault()?.Id,
            _ when path.Contains("/documents/", StringComparison.Ordinal) => Plan.Documents.MinBy(d => d.Title, StringComparer.Ordinal)?.Id,
            // Harbourside has administrators of its own, who invite.
            _ when path.StartsWith("/organisations/", StringComparison.Ordinal) => path.EndsWith("/invite", StringComparison.Ordinal) ? Cast.Harbourside.Id : Organisation ?? (path.EndsWith("Merge", StringComparison.Ordinal) ? Cast.Westerhope.Id : Cast.Northmoor.Id),
            _ when path.StartsWith("/organisation/people/", StringComparison.Ordinal) => Member ?? (path.EndsWith("EndAccount", StringComparison.Ordinal) ? Cast.Leaver.Id : path.EndsWith("EndRight", StringComparison.Ordinal) ? Cast.DeputyAdministrator.Id : Cast.Supervisor.Id),
            _ => Plan.Evidence.FirstOrDefault(e => e.FileId is not null)?.Id,
        };
        var filled = new StringBuilder(path).Replace("{reference}", Plan.Reference);
        filled.Replace("{number:int}", "1");
        foreach (var name in new[] { "{id}", "{id:guid}", "{id?}" })
            filled.Replace(name, part?.ToString() ?? (path.Contains("/draft/", StringComparison.Ordinal) ? "new" : Guid.Empty.ToString()));
        return filled.ToString();
    }
}
