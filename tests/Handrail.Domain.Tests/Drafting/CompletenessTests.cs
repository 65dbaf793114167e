using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class CompletenessTests
{
    private static readonly PlanContent Whole = MrG.Whole(MrG.Framework(new PlanContent()));

    [Fact]
    public void Mr_Grants_plan_lacks_nothing() => Assert.Empty(Whole.Lacks());

    [Fact]
    public void A_framework_needs_an_aim_objectives_and_stages_and_no_more()
    {
        Assert.Empty(MrG.Framework(new PlanContent()).FrameworkLacks());
        Assert.Equal(
            [(DraftPart.About, "Say what the plan aims at"), (DraftPart.Objectives, "Add at least one objective"), (DraftPart.Supervision, "Add at least one supervision stage")],
            new PlanContent().FrameworkLacks().Select(l => (l.Part, l.Sentence)));
    }

    [Fact]
    public void A_framework_alone_is_not_yet_a_plan() => Assert.Equal(
        [
            "Say in a few neutral words what led to the plan",
            "Write the patient-safety statement",
            "Say whom the practitioner can talk to",
            "Add an activity for the objective “Return to the full range of surgical practice”",
            "Add an activity for the objective “Communicate and lead well with the team”",
            "Add at least one review point",
        ],
        MrG.Framework(new PlanContent()).Lacks().Select(l => l.Sentence));

    [Fact]
    public void An_objective_needs_measures_and_evidence()
    {
        var lacks = Whole.With(Whole.Objectives[0] with { SuccessMeasures = [], EvidenceExpected = "" }).Lacks();
        Assert.Equal(
            ["Say how success is measured for “Return to the full range of surgical practice”", "Say what evidence is expected for “Return to the full range of surgical practice”"],
            lacks.Select(l => l.Sentence));
        Assert.All(lacks, l => Assert.Equal(DraftPart.Objectives, l.Part));
    }

    [Fact]
    public void An_activity_needs_an_objective_and_a_stage_needs_an_end()
    {
        Assert.Equal(["Say which objective “Case-based discussions” serves"], Whole.With(Whole.Activities[0] with { Objectives = [] }).Lacks().Select(l => l.Sentence));
        Assert.Equal(["Say what ends the stage “Direct supervision” in “Theatre and inpatient work”"], Whole.With(Whole.Stages[0] with { ExitCriteria = "" }).Lacks().Select(l => l.Sentence));
    }

    [Fact]
    public void The_last_review_is_a_final_one() =>
        Assert.Equal(["Add a final review"], Whole.Without(Whole.Reviews[2].Id).Lacks().Select(l => l.Sentence));

    [Fact]
    public void What_is_lacking_is_said_in_the_order_of_the_task_list()
    {
        var parts = new PlanContent().Lacks().Select(l => l.Part).ToList();
        Assert.Contains(DraftPart.Safeguards, parts);
        Assert.All(new PlanContent().Lacks(), l => Expect.Plain(l.Sentence));
    }
}
