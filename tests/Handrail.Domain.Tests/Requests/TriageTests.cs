using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Requests;

public sealed class TriageTests
{
    private static readonly Actor Tomasz = new(Ids.New(), "Mr Tomasz Nowak", Asha.OrganisationId, Duties.Adviser);

    [Fact]
    public void A_key_contact_passes_a_request_on_and_both_sides_learn_who_has_it()
    {
        var story = At(PlanStatus.Considering);
        Expect.RefusedAndUntouched("reassign.same", "KeyContact", story.Plan, () => story.Plan.Reassign(Asha, Asha, "Note", story.Now));
        Expect.RefusedAndUntouched("allocate.duty", "KeyContact", story.Plan, () => story.Plan.Reassign(Asha, Laura, "Note", story.Now));
        Expect.RefusedAndUntouched("reassign.note", "Note", story.Plan, () => story.Plan.Reassign(Asha, Tomasz, "", story.Now));
        Expect.RefusedAndUntouched("conflict.independent", "KeyContact", story.Plan, () => story.Plan.Reassign(Asha, Helen with { Duties = Duties.Adviser }, "Note", story.Now));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, MrGrant.PersonId, Tomasz.PersonId], story.Told(() => story.Plan.Reassign(Asha, Tomasz, "On leave from tomorrow", story.Now)));
        Assert.Equal(Tomasz.PersonId, story.Plan.KeyContactOn(story.Day));
        story.Later(1);
        Assert.False(story.Plan.IsSeenBy(Asha, story.Day));
        Assert.True(story.Plan.IsSeenBy(Tomasz, story.Day));
    }

    [Fact]
    public void Any_adviser_passes_on_what_a_colleague_has_in_hand_and_reads_nothing_of_it()
    {
        var story = At(PlanStatus.PractitionerAsked);
        Assert.False(story.Plan.IsSeenBy(Tomasz, story.Day));
        Assert.Equal([Act.Reassign], story.Plan.ActsFor(Tomasz, story.Day));
        Expect.Done(story.Plan.Reassign(Tomasz, Tomasz, "Asha is away", story.Now));
        Assert.True(story.Plan.IsSeenBy(Tomasz, story.Day));
    }

    [Fact]
    public void Nobody_sees_to_their_own_request_and_later_phases_change_people_by_another_act()
    {
        var story = At(PlanStatus.PractitionerAsked);
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.Reassign(MrGrant with { Duties = Duties.Adviser }, Tomasz, "Note", story.Now));
        var drafting = At(PlanStatus.FrameworkDrafting);
        Expect.RefusedAndUntouched("act.status", "", drafting.Plan, () => drafting.Plan.Reassign(Asha, Tomasz, "Note", drafting.Now));
        Assert.False(drafting.Plan.IsSeenBy(Tomasz, drafting.Day));
    }

    [Fact]
    public void A_question_has_a_date_that_everybody_sees_and_that_goes_with_the_answer()
    {
        var story = At(PlanStatus.Considering);
        var wrong = story.Plan.AskForMore(Asha, "", null, story.Now);
        Assert.Equal(["Text", "By"], wrong.More.Prepend(wrong).Select(o => o.Field));
        Expect.RefusedAndUntouched("ask.by-past", "By", story.Plan, () => story.Plan.AskForMore(Asha, "How many?", story.Day.AddDays(-1), story.Now));
        Expect.RefusedAndUntouched("ask.by-when", "By", story.Plan, () => story.Plan.AskForMore(Asha, "How many?", story.Day.AddYears(2), story.Now));
        Expect.RefusedAndUntouched("grounds.long", "Text", story.Plan, () => story.Plan.AskForMore(Asha, new('a', 10_000), story.Day, story.Now));
        Assert.Contains(MrGrant.PersonId, story.Told(() => story.Plan.AskForMore(Asha, "How many?", story.Day.AddDays(7), story.Now)));
        Assert.Equal(story.Day.AddDays(7), story.Plan.DueOn);
        story.Later(30);
        Assert.Equal(PlanStatus.MoreInformation, story.Plan.Status);
        Expect.Done(story.Plan.Move(Act.AnswerMore, Helen, "", "Five", story.Now));
        Assert.Null(story.Plan.AnswerBy);
    }

    [Fact]
    public void The_practitioner_answers_only_after_reading_what_a_plan_is()
    {
        var story = At(PlanStatus.PractitionerAsked);
        Assert.Equal("Practitioner:ReadExplanation", story.Plan.Waiting);
        Expect.RefusedAndUntouched("taking-part.explanation", "", story.Plan, () => story.Plan.AnswerTakingPart(MrGrant, TakingPart.Yes, null, "", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.ReadExplanation(Helen, story.Now));
        Expect.Done(story.Plan.ReadExplanation(MrGrant, story.Now));
        Assert.Equal((story.Day, PlanStatus.PractitionerAsked), (story.Plan.ExplanationReadOn, story.Plan.Status));
        Assert.Equal("Practitioner:AnswerTakingPart", story.Plan.Waiting);
        Expect.RefusedAndUntouched("explanation.read", "", story.Plan, () => story.Plan.ReadExplanation(MrGrant, story.Now));
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.No, null, "", story.Now));
    }

    [Fact]
    public void A_request_is_accepted_with_the_reason_why_a_plan_is_the_right_help()
    {
        var story = At(PlanStatus.Considering);
        Expect.RefusedAndUntouched("grounds.text", "Text", story.Plan, () => story.Plan.Move(Act.Accept, Asha, "", "", story.Now));
        Expect.Done(story.Plan.Move(Act.Accept, Asha, "", "Both sides want it.", story.Now));
        Assert.Contains(story.Plan.NewEntries[^1].Values, v => v.Value == "Both sides want it.");
    }
}
