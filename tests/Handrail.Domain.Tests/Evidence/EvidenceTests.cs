using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Evidence;

public sealed class EvidenceTests
{
    [Fact]
    public void An_activity_is_recorded_when_it_has_happened_within_the_plan()
    {
        var story = At(PlanStatus.InDelivery).Later(10);
        var discussion = story.Plan.Agreed.Activities[0].Id;
        Expect.RefusedAndUntouched("date.future", "On", story.Plan, () => story.Plan.RecordActivity(MrGrant, discussion, story.Day.AddDays(1), "", story.Now));
        Expect.RefusedAndUntouched("date.early", "On", story.Plan, () => story.Plan.RecordActivity(MrGrant, discussion, new(2026, 2, 27), "", story.Now));
        Expect.RefusedAndUntouched("activity.gone", "Activity", story.Plan, () => story.Plan.RecordActivity(MrGrant, Guid.Empty, story.Day, "", story.Now));
        Expect.RefusedAndUntouched("activity.long", "Note", story.Plan, () => story.Plan.RecordActivity(MrGrant, discussion, story.Day, new('a', 2_001), story.Now));
        Expect.Done(story.Plan.RecordActivity(MrGrant, discussion, new(2026, 2, 28), "", story.Now));
        Expect.Done(story.Plan.RecordActivity(Ruth, discussion, story.Day, "Consent and decision to operate.", story.Now));
        Assert.Equal([(discussion, new(2026, 2, 28), MrGrant.PersonId), (discussion, story.Day, Ruth.PersonId)], story.Plan.ActivityRecords.Select(r => (r.ActivityId, r.DoneOn, r.RecordedBy)));
    }

    [Fact]
    public void The_case_manager_records_no_activity_for_others()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.RecordActivity(Helen, story.Plan.Agreed.Activities[0].Id, story.Day, "", story.Now));
    }

    [Theory]
    [InlineData(PlanStatus.Paused)]
    [InlineData(PlanStatus.SafetyHold)]
    [InlineData(PlanStatus.Amending)]
    [InlineData(PlanStatus.SigningOff)]
    public void Recording_what_was_done_leaves_the_plan_where_it_stands(PlanStatus status)
    {
        var story = At(status);
        Expect.Done(story.Plan.RecordActivity(MrGrant, story.Plan.Agreed.Activities[0].Id, story.Day, "", story.Now));
        Expect.Done(Attach(story));
        Assert.Equal(status, story.Plan.Status);
    }

    [Fact]
    public void Evidence_has_a_kind_a_title_a_day_and_an_objective_of_the_plan()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.RefusedAndUntouched("evidence.kind", "Kind", story.Plan, () => Attach(story, kind: "gossip"));
        Expect.RefusedAndUntouched("evidence.title", "Title", story.Plan, () => Attach(story, title: ""));
        Expect.RefusedAndUntouched("evidence.title", "Title", story.Plan, () => Attach(story, title: new('a', 201)));
        Expect.RefusedAndUntouched("evidence.future", "Dated", story.Plan, () => Attach(story, days: 1));
        Expect.RefusedAndUntouched("evidence.objectives", "Objectives", story.Plan, () => Attach(story, objectives: []));
        Expect.RefusedAndUntouched("evidence.objectives", "Objectives", story.Plan, () => Attach(story, objectives: [Guid.Empty]));
        Expect.RefusedAndUntouched("evidence.long", "Note", story.Plan, () => Attach(story, note: new('a', 2_001)));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => Attach(story, Samuel));
    }

    [Fact]
    public void Evidence_is_a_file_or_a_description_and_may_be_older_than_the_plan()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.RefusedAndUntouched("evidence.empty", "File", story.Plan, () => Attach(story, note: ""));
        var file = new StoredFile(Guid.Parse("0000f11e-0000-7000-8000-000000000001"), "certificate.pdf", 48_213);
        Expect.RefusedAndUntouched("evidence.old", "Dated", story.Plan, () => Attach(story, note: "", file: file, days: -3_660));
        Expect.Done(Attach(story, note: "", file: file, days: -400));
        var kept = Assert.Single(story.Plan.Evidence);
        Assert.Equal((file.Id, "certificate.pdf", 48_213L), (kept.FileId, kept.FileName, kept.FileBytes));
    }

    [Fact]
    public void An_objective_named_twice_counts_once()
    {
        var story = At(PlanStatus.InDelivery);
        var (first, second) = (story.Plan.Agreed.Objectives[0].Id, story.Plan.Agreed.Objectives[1].Id);
        Expect.Done(Attach(story, objectives: [second, first, second]));
        Assert.Equal([second, first], Assert.Single(story.Plan.Evidence).ObjectiveIds);
    }

    private static Outcome Attach(Story story, Actor? actor = null, string kind = "certificate", string title = "Team leadership course", int days = 0, Guid[]? objectives = null, string note = "Two days, attended.", StoredFile? file = null) =>
        story.Plan.AttachEvidence(actor ?? MrGrant, kind, title, story.Day.AddDays(days), objectives ?? [story.Plan.Agreed.Objectives[0].Id], note, file, story.Now);
}
