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
    public void No_part_leaves_half_written_in_a_framework_neither()
    {
        var framework = MrG.Framework(new PlanContent());
        Lack[] begun =
        [
            .. framework.With(framework.Objectives[1] with { Title = "", Areas = [], WithinMonths = 0 }).FrameworkLacks(),
            .. framework.With(framework.Stages[1] with { AppliesTo = "", Level = "", PlannedWeeks = 0 }).FrameworkLacks(),
            .. framework.With(new Activity { Id = Ids.New(), Title = "Cases", PlannedCount = 0 }).FrameworkLacks(),
            .. framework.With(new ReviewPoint { Id = Ids.New() }).FrameworkLacks(),
        ];
        Assert.Equal(
            [
                "Enter a title for objective 2", "Select what objective 2 is about", "Say within how many months objective 2 is to be achieved",
                "Say which setting stage 2 is for", "Select the level of supervision of stage 2", "Say how many weeks stage 2 lasts",
                "Select what kind of activity “Cases” is", "Select who sees to “Cases”", "Say how often “Cases” happens", "Say in which month “Cases” is due", "Select who pays for “Cases”",
                "Say in which month review 1 is held", "Select the type of review 1", "Select who attends review 1",
            ],
            begun.Select(l => l.Sentence));
        Assert.Equal(framework.Objectives[1].Id, begun[0].Id);
        Assert.All(begun, l => Expect.Plain(l.Sentence));
    }

    [Fact]
    public void Whatever_a_finished_part_must_have_a_draft_that_leaves_has()
    {
        // The two rules are written down twice, once beside the field and once for the task list.
        Assert.All(Whole.Objectives, o => Assert.Empty(Whole.FaultsOf(o)));
        Assert.All(Whole.Activities, a => Assert.Empty(Whole.FaultsOf(a)));
        foreach (var (lacking, part) in new (PlanContent, DraftPart)[]
        {
            (Whole.With(Whole.Objectives[0] with { Title = "" }), DraftPart.Objectives), (Whole.With(Whole.Objectives[0] with { Areas = [] }), DraftPart.Objectives), (Whole.With(Whole.Objectives[0] with { WithinMonths = 0 }), DraftPart.Objectives),
            (Whole.With(Whole.Activities[0] with { Title = "" }), DraftPart.Activities), (Whole.With(Whole.Activities[0] with { Kind = "" }), DraftPart.Activities), (Whole.With(Whole.Activities[0] with { Owner = "" }), DraftPart.Activities),
            (Whole.With(Whole.Activities[0] with { Frequency = "" }), DraftPart.Activities), (Whole.With(Whole.Activities[0] with { PlannedCount = 0 }), DraftPart.Activities), (Whole.With(Whole.Activities[0] with { DueByMonth = 0 }), DraftPart.Activities),
            (Whole.With(Whole.Activities[0] with { WhoPays = "" }), DraftPart.Activities), (Whole.With(Whole.Stages[0] with { Level = "" }), DraftPart.Supervision), (Whole.With(Whole.Stages[0] with { AppliesTo = "" }), DraftPart.Supervision),
            (Whole.With(Whole.Stages[0] with { PlannedWeeks = 0 }), DraftPart.Supervision), (Whole.With(Whole.Reviews[0] with { Month = 0 }), DraftPart.Reviews), (Whole.With(Whole.Reviews[0] with { Type = "" }), DraftPart.Reviews),
            (Whole.With(Whole.Reviews[0] with { Attendees = [] }), DraftPart.Reviews),
        })
        {
            var lack = Assert.Single(lacking.Lacks());
            Assert.Equal(part, lack.Part);
            Assert.NotNull(lack.Id);
        }
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
