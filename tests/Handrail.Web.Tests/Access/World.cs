using System.Text;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Tests.Access;

/// <summary>One plan of mr-g in one status, and the ids that addresses and forms about it need.</summary>
internal sealed record World(Plan Plan)
{
    public static async Task<World> AtAsync(Site site, PlanStatus status)
    {
        var reference = await site.PlanAtAsync(status);
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
            _ when path.StartsWith("/organisations/", StringComparison.Ordinal) => path.EndsWith("Merge", StringComparison.Ordinal) ? Cast.Westerhope.Id : Cast.Northmoor.Id,
            _ when path.StartsWith("/organisation/people/", StringComparison.Ordinal) => path.EndsWith("EndAccount", StringComparison.Ordinal) ? Cast.Leaver.Id : path.EndsWith("EndRight", StringComparison.Ordinal) ? Cast.DeputyAdministrator.Id : Cast.Supervisor.Id,
            _ => Plan.Evidence.FirstOrDefault(e => e.FileId is not null)?.Id,
        };
        var filled = new StringBuilder(path).Replace("{reference}", Plan.Reference);
        filled.Replace("{number:int}", "1");
        foreach (var name in new[] { "{id}", "{id:guid}", "{id?}" })
            filled.Replace(name, part?.ToString() ?? (path.Contains("/draft/", StringComparison.Ordinal) ? "new" : Guid.Empty.ToString()));
        return filled.ToString();
    }
}
