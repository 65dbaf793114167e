using Handrail.Domain.Drafting;

namespace Handrail.Domain.Plans;

public sealed partial class Plan
{
    private IEnumerable<Outcome> FaultsOf(Extension by, string why, Moment now)
    {
        var plan = Agreed;
        if (by.Months <= plan.PlannedMonths || by.Months > Limits.PlannedMonths)
            yield return Outcome.Refused("extend.months", $"The new length must be more than {plan.PlannedMonths} months, and at most {Limits.PlannedMonths}", "Months");
        if (by.ReviewMonths.Count == 0) yield return Outcome.Refused("extend.reviews", "Enter the month of at least one more review", "ReviewMonths");
        else if (by.ReviewMonths.Where(m => m is < 1 or > Limits.PlannedMonths || (by.Months > plan.PlannedMonths && m > by.Months) || StartedOn!.Value.AddMonths(m) <= now.Day).ToList() is [var wrong, ..])
            yield return Outcome.Refused("extend.review-month", $"Month {wrong} is over already, or after the new end of the plan", "ReviewMonths");
        else if (by.ReviewMonths.Distinct().Count() < by.ReviewMonths.Count || by.ReviewMonths.Any(m => plan.Reviews.Any(r => r.Month == m)))
            yield return Outcome.Refused("extend.review-twice", "There is already a review in one of these months", "ReviewMonths");
        else if (plan.Reviews.Length + by.ReviewMonths.Count > Limits.Reviews) yield return Outcome.Refused("extend.review-many", $"A plan can have at most {Limits.Reviews} reviews", "ReviewMonths");
        var row = 0;
        foreach (var stage in plan.LastStages())
        {
            if (!by.LastStageWeeks.TryGetValue(stage.Id, out var weeks) || weeks < stage.PlannedWeeks || weeks > Limits.StageWeeks)
                yield return Outcome.Refused("extend.weeks", $"The last stage in “{stage.AppliesTo}” must last between {stage.PlannedWeeks} and {Limits.StageWeeks} weeks", FormattableString.Invariant($"Stages[{row}].Weeks"));
            row++;
        }

        if (why.Length == 0) yield return Outcome.Refused("extend.why", "Say why the plan needs more time", "Why");
        else if (why.Length > Limits.Note) yield return Long("extend.long", "The reasons", Limits.Note, "Why");
    }

    /// <summary>
    /// Opens an amendment that makes the plan longer, and offers it to both sides at once. The agreed plan stays in force until
    /// both have signed.
    /// </summary>
    public Outcome Extend(Actor actor, Extension by, string why, Moment now)
    {
        if (Allows(Act.Extend, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOf(by, why, now)) is { IsRefused: true } fault) return fault;
        var (before, longer) = (Agreed, Agreed.Extended(by));
        if (longer.Check() is { IsRefused: true } wrong) return Outcome.Refused(wrong.Key, wrong.Sentence);
        if (longer.Lacks() is [var lack, ..]) return Outcome.Refused("draft.incomplete", lack.Sentence);
        return Do(Act.Extend, actor, now, record =>
        {
            SetWorking(longer);
            MakeVersion(Act.Extend, actor, now, record);
            Share();
            record.Changed("Length of the plan", FormattableString.Invariant($"{before.PlannedMonths} months"), FormattableString.Invariant($"{longer.PlannedMonths} months")).Said("Text", why).Tell(Everyone);
        });
    }
}
