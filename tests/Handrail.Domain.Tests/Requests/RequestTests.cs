using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Persistence.Situations;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Requests;

public sealed class RequestTests
{
    private static RequestDetails Whole => At(PlanStatus.Submitted).Plan.Request;

    /// <summary>The practitioner has been asked, and has read what a plan is.</summary>
    private static Story Informed()
    {
        var story = At(PlanStatus.PractitionerAsked);
        Expect.Done(story.Plan.ReadExplanation(MrGrant, story.Now));
        return story;
    }

    [Fact]
    public void A_request_begins_with_its_requester_and_nobody_else()
    {
        var plan = At(PlanStatus.RequestDrafting).Plan;
        Assert.Equal([(Helen.PersonId, Role.Requester)], plan.Assignments.Select(a => (a.PersonId, a.Role)));
        Assert.Equal(("PSR-2026-0001", "england", RequestedOn), (plan.Reference, plan.Country, plan.OpenedOn));
        Assert.Equal("PSR-2026-0042", Plan.ReferenceFor(2026, 42));
    }

    [Fact]
    public void An_unfinished_request_says_section_by_section_what_it_lacks()
    {
        var story = At(PlanStatus.RequestDrafting);
        var lacks = story.Plan.RequestLacks(story.Day);
        Assert.Equal(RequestSections.All.Offered.Select(s => s.Value), lacks.Select(l => l.Section).Distinct());
        Assert.All(lacks, l => Expect.Plain(l.Sentence));
        Expect.RefusedAndUntouched("request.incomplete", "", story.Plan, () => story.Plan.SubmitRequest(Helen, MrGrant.PersonId, story.Now));
        Assert.Empty(Whole.Lacks(RequestedOn));
    }

    [Fact]
    public void While_a_request_is_unfinished_writing_it_is_the_next_move() =>
        Assert.Equal("Requester:EditRequest", At(PlanStatus.RequestDrafting).Plan.Waiting);

    [Fact]
    public void Each_answer_that_a_request_needs_is_asked_for()
    {
        Lacks("practitioner", d => d with { Practitioner = d.Practitioner with { FamilyName = "" } });
        Lacks("practitioner", d => d with { Practitioner = d.Practitioner with { Email = "" } });
        Lacks("practitioner", d => d with { Practitioner = d.Practitioner with { Profession = "astrologer" } });
        Lacks("practitioner", d => d with { Practitioner = d.Practitioner with { RegistrationNumber = "" } });
        Lacks("practitioner", d => d with { Practitioner = d.Practitioner with { MainSpecialty = "" } });
        Lacks("practitioner", d => d with { Practitioner = d.Practitioner with { Grade = "" } });
        Lacks("reasons", d => d with { Reasons = d.Reasons with { PlanType = "" } });
        Lacks("reasons", d => d with { Reasons = d.Reasons with { EntryRoutes = [] } });
        Lacks("reasons", d => d with { Reasons = d.Reasons with { ConcernSummary = "" } });
        Lacks("absence", d => d with { Absence = new AbsenceDetails() });
        Lacks("absence", d => d with { Absence = new AbsenceDetails { Applies = "no" } });
        Lacks("absence", d => d with { Absence = d.Absence with { Reason = "" } });
        Lacks("absence", d => d with { Absence = d.Absence with { From = null } });
        Lacks("absence", d => d with { Absence = d.Absence with { From = RequestedOn.AddDays(1) } });
        Lacks("restrictions", d => d with { Restrictions = new() });
        Lacks("restrictions", d => d with { Restrictions = new() { Applies = "no" } });
        Lacks("restrictions", d => d with { Restrictions = new() { Applies = "yes" } });
        Lacks("restrictions", d => d with { Restrictions = d.Restrictions with { Each = [d.Restrictions.Each[0], new Restriction { Imposer = "regulator", Kind = "conditions", Scope = "No lists alone." }] } });
        Lacks("workplaces", d => d with { Workplaces = new() });
        Lacks("workplaces", d => d with { Workplaces = new() { Places = [new() { Setting = "Theatre" }] } });
        Lacks("responsible", d => d with { Responsible = d.Responsible with { DeputyOffice = "" } });
        Lacks("responsible", d => d with { Responsible = d.Responsible with { AccountableOffice = "named" } });
        Lacks("responsible", d => d with { Practitioner = d.Practitioner with { Profession = "dentist" } });
        Lacks("post", d => d with { Post = d.Post with { ServiceNeeds = "" } });
        Lacks("responsible", d => d with { Responsible = d.Responsible with { Deputy = Guid.Empty } });
        Lacks("responsible", d => d with { Responsible = d.Responsible with { CaseManagerRaised = "" } });
        Lacks("responsible", d => d with { Responsible = d.Responsible with { AccountablePersonRaised = "" } });
        Lacks("responsible", d => d with { Responsible = d.Responsible with { DeputyRaised = "" } });
        Lacks("responsible", d => d with { Responsible = d.Responsible with { Deputy = d.Responsible.AccountablePerson } });
        Lacks("readiness", d => d with { Readiness = d.Readiness with { PractitionerTold = "no" } });
        Lacks("readiness", d => d with { Readiness = d.Readiness with { ResourcesConfirmed = "" } });
        Lacks("readiness", d => d with { Readiness = d.Readiness with { RegulatorInvolvement = "" } });
        Lacks("readiness", d => d with { Readiness = d.Readiness with { OccupationalHealth = "" } });
    }

    [Fact]
    public void A_plan_for_concerns_alone_needs_no_absence_and_a_return_alone_needs_no_concern()
    {
        Assert.Empty((Whole with { Reasons = Whole.Reasons with { PlanType = "remediation" }, Absence = new AbsenceDetails { Applies = "no" } }).Lacks(RequestedOn));
        Assert.Empty((Whole with { Reasons = Whole.Reasons with { PlanType = "return-to-work", ConcernSummary = "" } }).Lacks(RequestedOn));
    }

    [Fact]
    public void What_no_request_may_contain_is_said_beside_the_field()
    {
        var story = At(PlanStatus.RequestDrafting);
        Expect.RefusedAndUntouched("request.registration", "RegistrationNumber", story.Plan, () =>
            story.Plan.EditRequest(Helen, "practitioner", Whole with { Practitioner = Whole.Practitioner with { RegistrationNumber = "12" } }, story.Now));
        Expect.Refused("text.long", "ConcernSummary", (Whole with { Reasons = Whole.Reasons with { ConcernSummary = new('a', 2_001) } }).Faults());
        Expect.Refused("text.long", "FamilyName", (Whole with { Practitioner = Whole.Practitioner with { FamilyName = new('a', 101) } }).Faults());
        Expect.Done(Whole.Faults());
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_each_beside_its_own_field()
    {
        var wrong = Whole with
        {
            Practitioner = Whole.Practitioner with { Email = "nowhere", RegistrationNumber = "12" },
            Workplaces = new() { Places = [new() { Name = "Hospital" }, new() { Name = new('a', 201), Sessions = 99 }] },
            Restrictions = new() { Applies = "yes", Each = [new(), new() { Kind = "detention", From = new(2026, 2, 1), ReviewDue = new(2026, 1, 1), To = new(2025, 1, 1) }] },
        };
        var fault = wrong.Faults();
        Assert.Equal(
            ["Each[1].Kind", "Each[1].ReviewDue", "Each[1].To", "Email", "Places[1].Name", "Places[1].Sessions", "RegistrationNumber"],
            fault.More.Prepend(fault).Select(f => f.Field).Order(StringComparer.Ordinal));
        Assert.All(fault.More.Prepend(fault), f => Expect.Plain(f.Sentence));
    }

    [Fact]
    public void A_dentist_or_pharmacist_has_no_responsible_officer_and_the_organisation_names_the_people()
    {
        var named = Whole.Responsible with { AccountableOffice = "named", DeputyOffice = "named" };
        var dentist = Whole with { Practitioner = Whole.Practitioner with { Profession = "dentist", Regulator = "gdc" }, Responsible = named };
        Assert.Empty(dentist.Lacks(RequestedOn));
        Assert.Contains(Assert.Single((dentist with { Responsible = named with { DeputyOffice = "responsible-officer" } }).Lacks(RequestedOn)).Sentence, "Dentists and pharmacists have no responsible officer. The organisation names the accountable person and the deputy");
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_last_clinical_day_is_not_after_the_absence_began(int days, bool fits)
    {
        var outcome = (Whole with { Absence = Whole.Absence with { From = new(2025, 3, 1), LastClinicalDay = new DateOnly(2025, 3, 1).AddDays(days) } }).Faults();
        Assert.Equal(fits ? "" : "LastClinicalDay", outcome.Field);
        Assert.Equal(fits, outcome.IsDone);
    }

    [Fact]
    public void More_than_three_months_is_three_months_and_a_day()
    {
        var away = new AbsenceDetails { From = new(2025, 11, 30) };
        Assert.False(away.IsOverThreeMonths(new(2026, 2, 28)));
        Assert.True(away.IsOverThreeMonths(new(2026, 3, 1)));
        Assert.False(new AbsenceDetails().IsOverThreeMonths(new(2026, 3, 1)));
    }

    [Fact]
    public void Practitioners_cannot_be_responsible_for_their_own_plan()
    {
        var story = At(PlanStatus.RequestDrafting);
        Expect.Done(story.Plan.EditRequest(Helen, "responsible", Whole, story.Now));
        foreach (var responsible in new[] { Helen, Samuel, Priya })
            Expect.RefusedAndUntouched("conflict.self", "", story.Plan, () => story.Plan.SubmitRequest(Helen, responsible.PersonId, story.Now));
    }

    [Fact]
    public void A_sent_request_is_seen_by_the_people_responsible_and_not_yet_by_the_practitioner()
    {
        var story = At(PlanStatus.Submitted);
        Assert.All([Helen, Samuel, Priya, Asha, Rowan], person => Assert.True(story.Plan.IsSeenBy(person, story.Day)));
        Assert.All([MrGrant, Ruth, Laura, Owen], person => Assert.False(story.Plan.IsSeenBy(person, story.Day)));
        Assert.Equal([Samuel.PersonId, Priya.PersonId], story.Plan.NewNotices.Select(n => n.PersonId));
    }

    [Fact]
    public void Once_allocated_a_request_is_seen_by_its_key_contact_and_no_longer_by_every_adviser()
    {
        var story = Informed();
        Assert.True(story.Plan.IsSeenBy(Asha, story.Day));
        Assert.True(story.Plan.IsSeenBy(MrGrant, story.Day));
        Assert.False(story.Plan.IsSeenBy(Rowan, story.Day));
    }

    [Fact]
    public void Only_an_adviser_becomes_key_contact_and_everyone_else_on_the_plan_is_told()
    {
        var story = At(PlanStatus.Submitted);
        Expect.RefusedAndUntouched("allocate.duty", "KeyContact", story.Plan, () => story.Plan.Allocate(Asha, Samuel, story.Now));
        Assert.Equal([Helen.PersonId, Samuel.PersonId, Priya.PersonId, Rowan.PersonId, MrGrant.PersonId], story.Told(() => story.Plan.Allocate(Asha, Rowan, story.Now)));
    }

    [Fact]
    public void A_practitioner_who_says_yes_moves_the_request_on()
    {
        var story = Informed();
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.Yes, null, "", story.Now));
        Assert.Equal((PlanStatus.Considering, TakingPart.Yes), (story.Plan.Status, story.Plan.TakesPart));
    }

    [Fact]
    public void A_practitioner_who_says_no_can_still_think_again()
    {
        var story = Informed();
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.No, null, "Not now.", story.Now));
        Assert.Equal((PlanStatus.PractitionerAsked, TakingPart.No), (story.Plan.Status, story.Plan.TakesPart));
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.Yes, null, "", story.Now));
        Assert.Equal(PlanStatus.Considering, story.Plan.Status);
    }

    [Fact]
    public void A_practitioner_who_needs_time_says_until_when_and_not_in_the_past()
    {
        var story = Informed();
        Expect.RefusedAndUntouched("taking-part.until", "Until", story.Plan, () => story.Plan.AnswerTakingPart(MrGrant, TakingPart.NeedsTime, null, "", story.Now));
        Expect.RefusedAndUntouched("taking-part.past", "Until", story.Plan, () => story.Plan.AnswerTakingPart(MrGrant, TakingPart.NeedsTime, story.Day.AddDays(-1), "", story.Now));
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.NeedsTime, story.Day, "", story.Now));
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.NeedsTime, story.Day.AddDays(14), "I want to speak to my defence organisation.", story.Now));
        Assert.Equal((PlanStatus.PractitionerAsked, story.Day.AddDays(14)), (story.Plan.Status, story.Plan.NeedsTimeUntil));
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.No, null, "", story.Now));
        Assert.Null(story.Plan.NeedsTimeUntil);
    }

    [Fact]
    public void No_answer_is_not_an_answer_and_nobody_answers_for_the_practitioner()
    {
        var story = Informed();
        Expect.RefusedAndUntouched("taking-part.answer", "Answer", story.Plan, () => story.Plan.AnswerTakingPart(MrGrant, TakingPart.NotAnswered, null, "", story.Now));
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.AnswerTakingPart(Helen, TakingPart.Yes, null, "", story.Now));
        Expect.RefusedAndUntouched("text.long", "Reason", story.Plan, () => story.Plan.AnswerTakingPart(MrGrant, TakingPart.Yes, null, new('a', 4_001), story.Now));
    }

    [Fact]
    public void A_request_is_accepted_only_after_the_practitioner_has_said_yes()
    {
        var story = Informed();
        Expect.RefusedAndUntouched("act.status", "", story.Plan, () => story.Plan.Move(Act.Accept, Asha, "", "", story.Now));
        Expect.Done(story.Plan.AskForMore(Asha, "How many sessions?", story.Day.AddDays(7), story.Now));
        Expect.Done(story.Plan.Move(Act.AnswerMore, Helen, "", "Five.", story.Now));
        Assert.Equal(PlanStatus.PractitionerAsked, story.Plan.Status);
        Expect.Done(story.Plan.AnswerTakingPart(MrGrant, TakingPart.Yes, null, "", story.Now));
        Expect.Done(story.Plan.Move(Act.Accept, Asha, "", "Both sides want it.", story.Now));
        Assert.Equal(PlanStatus.FrameworkDrafting, story.Plan.Status);
        Assert.Equal("suggested", story.Plan.Working.Ladder);
    }

    [Fact]
    public void A_question_goes_back_to_where_the_request_stood()
    {
        var story = At(PlanStatus.Considering);
        Expect.Done(story.Plan.AskForMore(Asha, "How many sessions?", story.Day.AddDays(7), story.Now));
        Assert.Equal(PlanStatus.MoreInformation, story.Plan.Status);
        Expect.Done(story.Plan.Move(Act.AnswerMore, Helen, "", "Five.", story.Now));
        Assert.Equal(PlanStatus.Considering, story.Plan.Status);
    }

    [Fact]
    public void An_answer_does_not_send_a_request_of_which_something_has_come_open_on_the_way()
    {
        var story = At(PlanStatus.MoreInformation);
        Expect.RefusedAndUntouched("amend.incomplete", "", story.Plan, () => story.Plan.AmendRequest(Helen, Whole with { Post = Whole.Post with { ServiceNeeds = "" } }, "Under review.", story.Now));
        Expect.Done(story.Plan.AddDocument(Helen, "appraisal", "Appraisal", RequestedOn, null, new Showing(ShownAs.Open), story.Now));
        Expect.RefusedAndUntouched("request.incomplete", "", story.Plan, () => story.Plan.Move(Act.AnswerMore, Helen, "", "Five.", story.Now));
        Assert.Contains("DecideDocument", story.Plan.Waiting, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_a_request_is_sent_the_people_responsible_change_by_an_act_of_their_own()
    {
        var story = At(PlanStatus.MoreInformation);
        Expect.RefusedAndUntouched("request.responsible-sent", "", story.Plan, () =>
            story.Plan.AmendRequest(Helen, Whole with { Responsible = Whole.Responsible with { CaseManager = Laura.PersonId } }, "She takes over.", story.Now));
    }

    [Theory]
    [InlineData(Act.Decline, "grounds.code", "Code", "", "A local induction would serve better")]
    [InlineData(Act.Decline, "grounds.text", "Text", "other", "")]
    [InlineData(Act.Decline, "grounds.code", "Code", "because", "A local induction would serve better")]
    [InlineData(Act.Accept, "grounds.text", "Text", "", "")]
    public void A_decision_about_a_request_gives_its_grounds(Act act, string key, string field, string code, string text)
    {
        var story = At(PlanStatus.Considering);
        Expect.RefusedAndUntouched(key, field, story.Plan, () => story.Plan.Move(act, Asha, code, text, story.Now));
        Expect.RefusedAndUntouched("grounds.long", "Text", story.Plan, () => story.Plan.Move(act, Asha, "other", new('a', 4_001), story.Now));
    }

    [Fact]
    public void A_declined_practitioner_and_organisation_are_told()
    {
        var story = At(PlanStatus.Considering);
        Assert.Equal(
            [Helen.PersonId, Samuel.PersonId, Priya.PersonId, MrGrant.PersonId],
            story.Told(() => story.Plan.Move(Act.Decline, Asha, "other", "A local induction would serve better", story.Now)));
    }

    [Fact]
    public void A_practitioner_who_was_asked_is_told_when_the_request_is_withdrawn_and_not_before_that()
    {
        var asked = At(PlanStatus.PractitionerAsked);
        Assert.Equal([Samuel.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId], asked.Told(() => asked.Plan.Move(Act.WithdrawRequest, Helen, CodeLists.WithdrawReasons.All[0].Value, "", asked.Now)));
        var sent = At(PlanStatus.Submitted);
        Assert.DoesNotContain(MrGrant.PersonId, sent.Told(() => sent.Plan.Move(Act.WithdrawRequest, Helen, CodeLists.WithdrawReasons.All[0].Value, "", sent.Now)));
    }

    private static void Lacks(string section, Func<RequestDetails, RequestDetails> edit)
    {
        var lack = Assert.Single(edit(Whole).Lacks(RequestedOn));
        Assert.Equal(section, lack.Section);
        Expect.Plain(lack.Sentence);
    }
}
