using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class CopyTests
{
    private static readonly PlanContent Earlier = MrG.Whole(MrG.Framework(new PlanContent())) with { PlannedMonths = 9 };
    private static readonly PlanContent Draft = new() { Aim = "Dr Vale returns.", Support = "Her mentor." };
    private static readonly PlanContent Copied = Draft.CopyOf(Earlier);

    [Fact]
    public void What_a_plan_is_built_of_travels()
    {
        Assert.Equal(Earlier.Objectives.Select(o => (o.Title, o.WithinMonths)), Copied.Objectives.Select(o => (o.Title, o.WithinMonths)));
        Assert.Equal(Earlier.Activities.Select(a => (a.Title, a.DueByMonth)), Copied.Activities.Select(a => (a.Title, a.DueByMonth)));
        Assert.Equal(Earlier.Stages.Select(s => (s.AppliesTo, s.Level)), Copied.Stages.Select(s => (s.AppliesTo, s.Level)));
        Assert.Equal(Earlier.Reviews.Select(r => (r.Number, r.Month, r.Type)), Copied.Reviews.Select(r => (r.Number, r.Month, r.Type)));
        Assert.Equal((9, Earlier.Ladder, Earlier.Levels.Length), (Copied.PlannedMonths, Copied.Ladder, Copied.Levels.Length));
        Assert.True(Copied.Check().IsDone);
    }

    [Fact]
    public void What_was_said_of_the_person_stays_behind_and_what_this_draft_says_stays() =>
        Assert.Equal(("Dr Vale returns.", "", "", "Her mentor.", ""), (Copied.Aim, Copied.Background, Copied.PatientSafety, Copied.Support, Copied.Adjustments));

    [Fact]
    public void No_part_keeps_its_id_and_activities_serve_the_copies_of_their_objectives()
    {
        Assert.Empty(Parts(Earlier).Intersect(Parts(Copied)));
        Assert.Equal(Parts(Copied).Count(), Parts(Copied).Distinct().Count());
        foreach (var (was, now) in Earlier.Activities.Zip(Copied.Activities))
            Assert.Equal(was.Objectives.Select(id => Earlier.Objectives.Single(o => o.Id == id).Title), now.Objectives.Select(id => Copied.Objectives.Single(o => o.Id == id).Title));
    }

    private static IEnumerable<Guid> Parts(PlanContent plan) =>
        plan.Objectives.Select(o => o.Id).Concat(plan.Activities.Select(a => a.Id)).Concat(plan.Stages.Select(s => s.Id)).Concat(plan.Reviews.Select(r => r.Id));
}
