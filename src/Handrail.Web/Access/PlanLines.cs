using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access;

/// <summary>The reader's plans as lines of a list, in one query.</summary>
public static class Lines
{
    public static async Task<IReadOnlyList<PlanLine>> LinesForAsync(this AppDb db, Actor me, DateOnly today, Func<IQueryable<Plan>, IQueryable<Plan>>? filter = null)
    {
        var plans = db.Plans.AsNoTracking().SeenBy(me, today);
        if (filter is not null) plans = filter(plans);
        var rows = await (
            from plan in plans
            join organisation in db.Organisations on plan.OrganisationId equals organisation.Id
            join person in db.People on plan.PractitionerId equals person.Id into people
            from practitioner in people.DefaultIfEmpty()
            orderby plan.OpenedOn descending, plan.Reference descending
            select new
            {
                plan.Reference,
                plan.Status,
                plan.Waiting,
                plan.NextReviewOn,
                plan.EndedOn,
                plan.FollowUps,
                plan.FullScope,
                plan.NeedsTimeUntil,
                plan.AnswerBy,
                Organisation = organisation.Name,
                Title = practitioner == null ? "" : practitioner.Title,
                Given = practitioner == null ? "" : practitioner.GivenName,
                Family = practitioner == null ? "" : practitioner.FamilyName,
                Roles = plan.Assignments.Where(a => a.PersonId == me.PersonId && a.From <= today && (a.To == null || today <= a.To)).Select(a => a.Role).ToList(),
                InForce = plan.StageRuns.Where(r => r.To == null).OrderBy(r => r.Setting).Select(r => new SettingInForce(r.Setting, r.LevelName)).ToList(),
            }).Take(200).AsSingleQuery().ToListAsync();
        return
        [
            .. rows.Select(r => new PlanLine(
                r.Reference,
                $"{r.Title} {r.Given} {r.Family}".Trim(),
                r.Organisation,
                r.Status,
                r.Waiting,
                // Only while a plan is in delivery does its next review say by when: a pause, a safety decision or an amendment comes first.
                r.Status switch { PlanStatus.PractitionerAsked => r.NeedsTimeUntil, PlanStatus.MoreInformation => r.AnswerBy, PlanStatus.InDelivery => r.NextReviewOn, PlanStatus.FollowUp when r.FullScope.Length > 0 => Plan.FollowUpDue(r.EndedOn, r.FollowUps), _ => null },
                [.. r.Roles.Distinct(), .. r.Status == PlanStatus.Submitted && me.Has(Duties.Adviser) ? new[] { Role.Adviser } : []],
                r.Status.IsUnderWay() ? r.InForce : [])),
        ];
    }
}
