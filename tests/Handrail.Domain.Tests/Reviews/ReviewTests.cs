using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Reviews;

public sealed class ReviewTests
{
    private static readonly DateOnly Next = new(2026, 6, 1);

    [Fact]
    public void The_report_comes_before_the_review_and_once()
    {
        var story = At(PlanStatus.InDelivery).Later(30);
        Expect.RefusedAndUntouched("review.unreported", "", story.Plan, () => Record(story));
        Assert.Equal("ClinicalSupervisor:Report DeputySupervisor:Report", story.Plan.Waiting);
        Expect.Done(story.Report(Ruth));
        Expect.RefusedAndUntouched("report.done", "", story.Plan, () => story.Report(Daniel));
        Assert.Equal("CaseManager:RecordReview", story.Plan.Waiting);
        Expect.Done(Record(story));
        Assert.Equal(2, story.Plan.NextReview);
        Expect.RefusedAndUntouched("review.unreported", "", story.Plan, () => Record(story));
        Expect.Done(story.Report(Daniel));
        Assert.Equal([1, 2], story.Plan.Reports.Select(r => r.Review));
    }

    [Fact]
    public void A_report_speaks_of_every_objective_and_says_what_went_well()
    {
        var story = At(PlanStatus.InDelivery);
        var (first, second) = (story.Plan.Agreed.Objectives[0].Id, story.Plan.Agreed.Objectives[1].Id);
        ObjectiveJudgement[] both = [new(first, "on-track", ""), new(second, "achieved", "Calm briefings.")];
        Expect.RefusedAndUntouched("report.kept", "Kept", story.Plan, () => story.Plan.Report(Ruth, "", both, "Calm.", "", "stay", story.Now));
        Expect.RefusedAndUntouched("report.objective", "Lines[1].Progress", story.Plan, () => story.Plan.Report(Ruth, "yes", [both[0]], "Calm.", "", "stay", story.Now));
        Expect.RefusedAndUntouched("report.objective", "Lines[1].Progress", story.Plan, () => story.Plan.Report(Ruth, "yes", [both[0], new(second, "failed", "")], "Calm.", "", "stay", story.Now));
        Expect.RefusedAndUntouched("report.recommendation", "Recommendation", story.Plan, () => story.Plan.Report(Ruth, "yes", both, "Calm.", "", "", story.Now));
        Expect.RefusedAndUntouched("report.strengths", "Strengths", story.Plan, () => story.Plan.Report(Ruth, "yes", both, "", "", "stay", story.Now));
        Expect.RefusedAndUntouched("report.difficulties-long", "Difficulties", story.Plan, () => story.Plan.Report(Ruth, "yes", both, "Calm.", new('a', 4_001), "stay", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.Report(MrGrant, "yes", both, "Calm.", "", "stay", story.Now));
        Expect.Done(story.Plan.Report(Ruth, "partly", both, "Calm.", "", "stay", story.Now));
        Assert.Equal([(first, "on-track"), (second, "achieved")], Assert.Single(story.Plan.Reports).Lines.Select(l => (l.ObjectiveId, l.Progress)));
    }

    [Fact]
    public void The_practitioners_account_stands_beside_the_report_for_the_same_review()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.RefusedAndUntouched("account.empty", "Text", story.Plan, () => story.Plan.GiveAccount(MrGrant, "", story.Now));
        Expect.RefusedAndUntouched("account.long", "Text", story.Plan, () => story.Plan.GiveAccount(MrGrant, new('a', 4_001), story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.GiveAccount(Ruth, "He is steadier.", story.Now));
        Assert.Equal(
            [Helen.PersonId, Samuel.PersonId, Priya.PersonId, Ruth.PersonId, Daniel.PersonId],
            story.Told(() => story.Plan.GiveAccount(MrGrant, "I feel steadier.", story.Now)));
        Assert.Equal((1, "I feel steadier."), story.Plan.Accounts.Select(a => (a.Review, a.Text)).Single());
    }

    [Fact]
    public void The_practitioner_and_the_organisation_are_told_of_a_report_and_everyone_of_a_review()
    {
        var story = At(PlanStatus.InDelivery).Later(30);
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, MrGrant.PersonId], story.Told(() => story.Report(Ruth)));
        Assert.Equal([Samuel.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId, Ruth.PersonId, Daniel.PersonId], story.Told(() => Record(story)));
    }

    [Fact]
    public void A_review_was_held_within_the_plan_with_somebody_there_and_an_outcome()
    {
        var story = Reported();
        Expect.RefusedAndUntouched("review.type", "Type", story.Plan, () => Record(story, type: "exam"));
        Expect.RefusedAndUntouched("date.future", "HeldOn", story.Plan, () => Record(story, held: story.Day.AddDays(1)));
        Expect.RefusedAndUntouched("date.early", "HeldOn", story.Plan, () => Record(story, held: new(2026, 2, 27)));
        Expect.RefusedAndUntouched("review.attendees", "Attendees", story.Plan, () => Record(story, attendees: []));
        Expect.RefusedAndUntouched("review.attendees", "Attendees", story.Plan, () => Record(story, attendees: ["the press"]));
        Expect.RefusedAndUntouched("review.outcome", "Outcome", story.Plan, () => Record(story, outcome: "failed"));
        Expect.RefusedAndUntouched("review.notes", "Notes", story.Plan, () => Record(story, notes: ""));
        Expect.RefusedAndUntouched("review.notes", "Notes", story.Plan, () => Record(story, notes: new('a', 4_001)));
    }

    [Fact]
    public void A_review_names_the_next_one_unless_it_is_the_final_one()
    {
        var story = Reported();
        Expect.RefusedAndUntouched("review.next", "Next", story.Plan, () => story.Plan.RecordReview(Helen, story.Day, "formal", ["practitioner"], "stay", null, "Progress.", story.Now));
        Expect.RefusedAndUntouched("review.final", "Next", story.Plan, () => Record(story, type: "final", outcome: Plan.ReadyForSignOff));
        Expect.Done(story.Plan.RecordReview(Helen, story.Day, "final", ["practitioner"], Plan.ReadyForSignOff, null, "Progress.", story.Now));
        Assert.Equal((PlanStatus.SigningOff, (DateOnly?)null), (story.Plan.Status, story.Plan.NextReviewOn));
    }

    [Fact]
    public void The_next_review_is_ahead_on_a_working_day_and_not_too_far()
    {
        var story = Reported();
        Expect.RefusedAndUntouched("review.next-past", "Next", story.Plan, () => Record(story, next: story.Day));
        Expect.RefusedAndUntouched("review.next-past", "Next", story.Plan, () => Record(story, held: story.Day.AddDays(-5), next: story.Day.AddDays(-1)));
        Expect.RefusedAndUntouched("review.next-far", "Next", story.Plan, () => Record(story, next: new(2062, 6, 1)));
        Expect.RefusedAndUntouched("review.next-holiday", "Next", story.Plan, () => Record(story, next: new(2026, 5, 4)));
        Expect.RefusedAndUntouched("review.next-holiday", "Next", story.Plan, () => Record(story, next: new(2026, 5, 9)));
        // 31 August is a holiday in England, where this plan is, and not in Scotland.
        Expect.RefusedAndUntouched("review.next-holiday", "Next", story.Plan, () => Record(story, next: new(2026, 8, 31)));
        Expect.Done(Record(story, next: new(2026, 5, 5)));
        Assert.Equal(new DateOnly(2026, 5, 5), story.Plan.NextReviewOn);
        Assert.Equal(PlanStatus.InDelivery, story.Plan.Status);
    }

    [Fact]
    public void Another_countrys_holiday_is_a_working_day_here() =>
        Expect.Done(Record(Reported(), next: new(2026, 7, 13)));

    [Fact]
    public void Reviews_are_recorded_in_the_order_in_which_they_were_held()
    {
        var story = AfterFirstReview();
        Expect.Done(story.Report(Ruth));
        Expect.RefusedAndUntouched("review.order", "HeldOn", story.Plan, () => Record(story, held: new(2026, 4, 27)));
        Expect.Done(Record(story.Later(5)));
        Assert.Equal([1, 2], story.Plan.Reviews.Select(r => r.Number));
    }

    [Theory]
    [InlineData("not-yet-stay")]
    [InlineData("not-yet-extend")]
    public void A_final_review_that_finds_the_plan_not_ready_yet_keeps_it_in_delivery_with_a_day_for_another(string outcome)
    {
        var story = Reported();
        Expect.RefusedAndUntouched("review.next", "Next", story.Plan, () => story.Plan.RecordReview(Helen, story.Day, "final", ["practitioner"], outcome, null, "Progress.", story.Now));
        Expect.Done(Record(story, type: "final", outcome: outcome));
        Assert.Equal((PlanStatus.InDelivery, Next), (story.Plan.Status, story.Plan.NextReviewOn));
    }

    [Fact]
    public void A_final_review_has_outcomes_of_its_own()
    {
        var story = Reported();
        Expect.RefusedAndUntouched("review.outcome-final", "Outcome", story.Plan, () => Record(story, type: "final", outcome: "step-down"));
        Expect.RefusedAndUntouched("review.outcome-ordinary", "Outcome", story.Plan, () => Record(story, outcome: Plan.ReadyForSignOff));
        Assert.All(CodeLists.ReviewOutcomes.Offered, o => Assert.True(CodeLists.ConsequenceOf(o.Value).Length > 20, o.Value));
        Assert.Equal(CodeLists.ReviewOutcomes.All, CodeLists.OrdinaryReviewOutcomes.All.Concat(CodeLists.FinalReviewOutcomes.All));
    }

    [Fact]
    public void A_review_names_who_came_and_who_could_not()
    {
        var story = Reported();
        Expect.Refused("review.attendees", "Attendees", Invite(story, new Invited("practitioner", "Mr Gwilym Grant", false)));
        Expect.Refused("review.absent", "Absent", Invite(story, new Invited("practitioner", "Mr Gwilym Grant", true), new Invited("practitioner", "Mr Gwilym Grant", false)));
        Expect.Refused("review.name", "Supporter", Invite(story, new Invited("practitioner", "Mr Gwilym Grant", true), new Invited("supporter", "", true)));
        Expect.Refused("review.name", "HumanResources", Invite(story, new Invited("practitioner", "Mr Gwilym Grant", true), new Invited("hr", "", false)));
        Expect.Refused("review.name-long", "Supporter", Invite(story, new Invited("practitioner", "Mr Gwilym Grant", true), new Invited("supporter", new('a', 201), true)));
        Expect.Done(Invite(story, new Invited("practitioner", "Mr Gwilym Grant", true), new Invited("supporter", "Ms Jo Lane", true), new Invited("deputy-supervisor", "Mr Daniel Achebe", false)));
        Assert.Equal(
            [("practitioner", "Mr Gwilym Grant", true), ("supporter", "Ms Jo Lane", true), ("deputy-supervisor", "Mr Daniel Achebe", false)],
            story.Plan.Reviews.Single().Attendees.Select(a => (a.Role, a.Name, a.WasThere)));

        static Outcome Invite(Story story, params Invited[] invited) => story.Plan.RecordReview(Helen, new(story.Day, "formal", invited, "stay", Next, "Progress."), story.Now);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_review_is_said_at_once()
    {
        var outcome = Reported() is var story ? story.Plan.RecordReview(Helen, new(null, "", [], "", null, ""), story.Now) : Outcome.Done;
        Assert.Equal(["HeldOn", "Type", "Attendees", "Notes", "Outcome", "Next"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Assert.All(outcome.More, o => Expect.Plain(o.Sentence));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_report_is_said_at_once()
    {
        var story = At(PlanStatus.InDelivery);
        var outcome = story.Plan.Report(Ruth, "", [], "", new('a', 4_001), "", story.Now);
        Assert.Equal(["Kept", "Lines[0].Progress", "Lines[1].Progress", "Strengths", "Difficulties", "Recommendation"], outcome.More.Prepend(outcome).Select(o => o.Field));
    }

    [Fact]
    public void A_report_is_returned_with_a_note_and_written_again_and_the_earlier_text_stays()
    {
        var story = At(PlanStatus.InDelivery).Later(30);
        Expect.RefusedAndUntouched("report.none", "", story.Plan, () => story.Plan.Move(Act.ReturnReport, Helen, "", "Please say what shows it.", story.Now));
        Expect.Done(story.Report(Ruth));
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.ReturnReport, Helen, "", "", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.Move(Act.ReturnReport, Samuel, "", "Please say what shows it.", story.Now));
        Assert.Equal(
            [Samuel.PersonId, Priya.PersonId, MrGrant.PersonId, Ruth.PersonId, Daniel.PersonId],
            story.Told(() => story.Plan.Move(Act.ReturnReport, Helen, "", "Please say what shows it.", story.Now)));
        Assert.Equal("ClinicalSupervisor:Report DeputySupervisor:Report", story.Plan.Waiting);
        Expect.RefusedAndUntouched("review.unreported", "", story.Plan, () => Record(story));
        Expect.Done(story.Report(Ruth, "stay"));
        Assert.Equal(["step-down", "stay"], story.Plan.Reports.Select(r => r.Recommendation));
        Assert.Equal((1, "Please say what shows it.", Helen.PersonId), Assert.Single(story.Plan.ReturnedReports(1)) is var first ? (first.Number, first.ReturnNote, first.ReturnedBy) : default);
        Assert.Equal((2, "stay"), story.Plan.ReportOf(1) is { } now ? (now.Number, now.Recommendation) : default);
        Expect.Done(Record(story));
    }

    private static Story Reported()
    {
        var story = At(PlanStatus.InDelivery).Later(30);
        Expect.Done(story.Report(Ruth));
        return story;
    }

    private static Outcome Record(Story story, DateOnly? held = null, string type = "formal", string[]? attendees = null, string outcome = "stay", DateOnly? next = null, string notes = "Progress was discussed.") =>
        story.Plan.RecordReview(Helen, held ?? story.Day, type, attendees ?? ["practitioner", "case-manager"], outcome, next ?? Next, notes, story.Now);
}
