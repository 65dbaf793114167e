using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Xunit;

namespace Handrail.Domain.Tests.Requests;

public sealed class PlanRequestTests
{
    private static readonly Guid Trust = Ids.New(), Service = Ids.New();
    private static readonly Actor Requester = new(Ids.New(), "Dr Helen Marsh", Trust, Duties.RequestPlans);
    private static readonly Actor Adviser = new(Ids.New(), "Ms Asha Adeyemi", Service, Duties.Adviser);
    private static readonly Actor Doctor = new(Ids.New(), "Dr Carys Bevan", Trust, Duties.None);
    private static readonly DateOnly Day = new(2026, 9, 1);
    private static readonly Moment Now = new(Day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), Day);

    private static readonly RequestDetails Whole = new()
    {
        Practitioner = new()
        {
            GivenName = "Carys",
            FamilyName = "Bevan",
            Email = "carys.bevan@example.nhs.uk",
            Profession = "doctor",
            Regulator = "gmc",
            RegistrationNumber = "7045678",
            MainSpecialty = "100",
            Grade = "consultant",
        },
        Reasons = new() { PlanType = "remediation", EntryRoutes = ["local-assessment"], ConcernSummary = "An assessment found areas to work on." },
        Absence = new() { Applies = "no" },
        Post = new() { ServiceNeeds = "One in six on call." },
        Restrictions = new() { Applies = "no" },
        Workplaces = new() { Places = [new() { Name = "Northmoor General" }] },
        Responsible = new() { CaseManager = Requester.PersonId, AccountablePerson = Ids.New(), AccountableOffice = "responsible-officer", Deputy = Ids.New(), DeputyOffice = "named", CaseManagerRaised = "no", AccountablePersonRaised = "no", DeputyRaised = "no" },
        Readiness = new() { PractitionerTold = "yes", ResourcesConfirmed = "yes", OccupationalHealth = "not-needed", RegulatorInvolvement = "none" },
    };

    [Fact]
    public void A_reference_tells_nobody_how_many_there_are()
    {
        var drawn = Enumerable.Range(0, 200).Select(_ => Plan.AnyReference(2026, 0)).ToList();
        Assert.All(drawn, r => Assert.Matches("^PSR-2026-[0-9]{4}$", r));
        Assert.InRange(drawn.Distinct().Count(), 150, 200);
        // As the year fills up, there are longer ones.
        Assert.Contains(Enumerable.Range(0, 50).Select(_ => Plan.AnyReference(2026, 5)), r => r.Length > "PSR-2026-0001".Length);
    }

    [Fact]
    public void A_request_is_not_sent_to_somebody_with_another_family_name()
    {
        var plan = Begun();
        var other = Whole.Practitioner.AsPerson(Trust);
        other.FamilyName = "Evans";
        Assert.Equal("request.other-person", plan.SubmitRequest(Requester, other, Now).Key);
        Assert.Equal(PlanStatus.RequestDrafting, plan.Status);
        Assert.True(plan.SubmitRequest(Requester, Whole.Practitioner.AsPerson(Trust), Now).IsDone);
    }

    [Fact]
    public void A_sent_request_keeps_the_people_and_the_number_that_became_roles()
    {
        var plan = AskedForMore();
        Assert.Equal("request.responsible-sent", plan.AmendRequest(Requester, Whole with { Responsible = Whole.Responsible with { Deputy = Ids.New() } }, "Leaving", Now).Key);
        Assert.Equal("RegistrationNumber", plan.AmendRequest(Requester, Whole with { Practitioner = Whole.Practitioner with { RegistrationNumber = "7045679" } }, "A slip", Now).Field);
        Assert.True(plan.AmendRequest(Requester, Whole with { Post = new() { ServiceNeeds = "One in eight on call." } }, "A new rota", Now).IsDone);
    }

    [Fact]
    public void An_answer_cannot_be_sent_while_the_request_has_become_incomplete()
    {
        var plan = AskedForMore();
        Assert.True(plan.AddDocument(Requester, "appraisal", "Appraisal", Day, null, new Showing(ShownAs.Open), Now).IsDone);
        Assert.Equal("request.incomplete", plan.Move(Act.AnswerMore, Requester, "", "Here it is", Now).Key);
        Assert.True(plan.DecideDocument(Requester, plan.Documents.Single().Id, plan.Documents.Single().Changes, new Showing(ShownAs.Yes), Now).IsDone);
        Assert.True(plan.Move(Act.AnswerMore, Requester, "", "Here it is", Now).IsDone);
    }

    [Fact]
    public void An_amendment_takes_nothing_away_without_which_no_request_is_sent()
    {
        var plan = Sent();
        (RequestDetails Amended, string[] Sentences)[] emptied =
        [
            (Whole with { Reasons = Whole.Reasons with { ConcernSummary = "", EntryRoutes = [] } }, ["Select what has led to the request", "Summarise the concerns"]),
            (Whole with { Readiness = Whole.Readiness with { PractitionerTold = "no" } }, ["Tell the practitioner about the request before you send it"]),
            (Whole with { Post = new() }, ["Say what the service needs from the post"]),
            (Whole with { Workplaces = new() }, ["Name at least one workplace"]),
            (Whole with { Restrictions = new() }, ["Say whether practice is restricted"]),
            (Whole with { Absence = new() }, ["Say whether there has been an absence or restriction"]),
            (Whole with { Practitioner = Whole.Practitioner with { Email = "" } }, ["Enter the practitioner’s email address"]),
        ];
        foreach (var (amended, sentences) in emptied)
        {
            var refusal = plan.AmendRequest(Requester, amended, "A slip", Now);
            Assert.Equal(sentences, refusal.More.Prepend(refusal).Select(o => o.Sentence));
        }

        Assert.Equal("An assessment found areas to work on.", plan.Request.Reasons.ConcernSummary);
        // What another part has to follow is amended there.
        Assert.True(plan.AmendRequest(Requester, Whole with { Reasons = Whole.Reasons with { PlanType = "mixed" } }, "Two aims", Now).IsDone);
    }

    [Fact]
    public void Only_an_adviser_becomes_key_contact()
    {
        var plan = Sent();
        Assert.Equal("KeyContact", plan.Allocate(Adviser, null, Now).Field);
        Assert.Equal("KeyContact", plan.Allocate(Adviser, Requester, Now).Field);
        Assert.True(plan.Allocate(Adviser, Adviser, Now).IsDone);
    }

    [Fact]
    public void Time_to_answer_is_given_until_a_day_within_a_year()
    {
        var plan = Asked();
        Assert.True(plan.ReadExplanation(Doctor, Now).IsDone);
        Assert.Equal("Until", plan.AnswerTakingPart(Doctor, TakingPart.NeedsTime, null, "", Now).Field);
        Assert.Equal("Until", plan.AnswerTakingPart(Doctor, TakingPart.NeedsTime, Day.AddDays(-1), "", Now).Field);
        Assert.Equal("Until", plan.AnswerTakingPart(Doctor, TakingPart.NeedsTime, Day.AddYears(1).AddDays(1), "", Now).Field);
        Assert.Equal("Reason", plan.AnswerTakingPart(Doctor, TakingPart.No, null, new string('x', Limits.Note + 1), Now).Field);
        Assert.Equal(("answer.contradicts", "Until"), Refusal(plan.AnswerTakingPart(Doctor, TakingPart.Yes, Day.AddDays(14), "", Now)));
        Assert.Equal(("answer.contradicts", "Until"), Refusal(plan.AnswerTakingPart(Doctor, TakingPart.No, Day.AddDays(14), "", Now)));
        Assert.True(plan.AnswerTakingPart(Doctor, TakingPart.NeedsTime, Day.AddDays(14), "", Now).IsDone);
        Assert.Equal("15 September 2026", plan.NewEntries[^1].Values.Single(v => v.Field == "Answer by").Value);
        Assert.Equal((PlanStatus.PractitionerAsked, Day.AddDays(14)), (plan.Status, plan.NeedsTimeUntil));
    }

    [Fact]
    public void Whoever_only_asked_for_the_plan_can_be_taken_off_it_and_has_no_successor()
    {
        var (manager, accountable) = (new Actor(Ids.New(), "Mr Ivor Penn", Trust, Duties.TakePart), new Actor(Whole.Responsible.AccountablePerson, "Dr Samuel Osei", Trust, Duties.TakePart));
        var plan = Asked(Whole with { Responsible = Whole.Responsible with { CaseManager = manager.PersonId } });
        var asking = plan.Assignments.Single(a => a.Role == Role.Requester);
        Assert.Equal("person.side", plan.ChangePerson(Adviser, asking.Id, null, "", Now).Key);
        Assert.Equal("person.requester", plan.ChangePerson(accountable, asking.Id, manager.PersonId, "", Now).Key);
        Assert.True(plan.ChangePerson(accountable, asking.Id, null, "", Now).IsDone);
        Assert.False(plan.IsSeenBy(Requester, Day.AddDays(1)));
        Assert.True(plan.IsSeenBy(manager, Day.AddDays(1)));
        // Whoever asked and is something else besides leaves with that.
        var own = Asked();
        Assert.Equal("person.gone", own.ChangePerson(accountable, own.Assignments.Single(a => a.Role == Role.Requester).Id, null, "", Now).Key);
    }

    [Fact]
    public void A_no_does_not_stand_beside_what_only_a_yes_asks_for()
    {
        var plan = Begun();
        var away = Whole with { Absence = new() { Applies = "no", Reason = "sickness" } };
        Assert.Equal(("answer.contradicts", "Applies"), Refusal(plan.EditRequest(Requester, "absence", away, Now)));
        Assert.Equal(("answer.contradicts", "Applies"), Refusal(plan.EditRequest(Requester, "restrictions", Whole with { Restrictions = new() { Applies = "no", Each = [new() { Scope = "Clinics" }] } }, Now)));
        Assert.True(plan.EditRequest(Requester, "absence", away with { Absence = away.Absence with { Applies = "" } }, Now).IsDone);
    }

    [Fact]
    public void The_start_that_is_hoped_for_lies_ahead_when_it_is_written_and_may_pass_later()
    {
        var plan = Begun();
        RequestDetails Hoped(DateOnly start) => Whole with { Readiness = Whole.Readiness with { TargetStart = start } };
        Assert.Equal(("request.start-past", "TargetStart"), Refusal(plan.EditRequest(Requester, "readiness", Hoped(Day.AddDays(-1)), Now)));
        Assert.True(plan.EditRequest(Requester, "readiness", Hoped(Day), Now).IsDone);
        var later = new Moment(Now.At.AddDays(9), Day.AddDays(9));
        Assert.True(plan.EditRequest(Requester, "readiness", Hoped(Day) with { Post = Whole.Post with { JobPlan = "Ten" } }, later).IsDone);
        Assert.True(plan.SubmitRequest(Requester, Doctor.PersonId, later).IsDone);
        Assert.Equal(("request.start-past", "TargetStart"), Refusal(plan.AmendRequest(Requester, Hoped(Day.AddDays(-1)), "A slip", later)));
    }

    private static (string Key, string Field) Refusal(Outcome outcome) => (outcome.Key, outcome.Field);

    private static Plan Begun(RequestDetails? details = null)
    {
        var plan = Plan.BeginRequest(Requester, "PSR-2026-0001", "wales", Now);
        Assert.True(plan.EditRequest(Requester, "practitioner", details ?? Whole, Now).IsDone);
        return plan;
    }

    private static Plan Sent(RequestDetails? details = null)
    {
        var plan = Begun(details);
        Assert.True(plan.SubmitRequest(Requester, Doctor.PersonId, Now).IsDone);
        return plan;
    }

    private static Plan Asked(RequestDetails? details = null)
    {
        var plan = Sent(details);
        Assert.True(plan.Allocate(Adviser, Adviser, Now).IsDone);
        return plan;
    }

    private static Plan AskedForMore()
    {
        var plan = Asked();
        Assert.True(plan.AskForMore(Adviser, "Which on-call rota?", Day.AddDays(7), Now).IsDone);
        return plan;
    }
}
