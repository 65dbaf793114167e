using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Supervision;

public sealed class ChangePersonTests
{
    private readonly MrG story = MrG.Reach(PlanStatus.InDelivery, "PSR-2026-0001", new DateOnly(2026, 1, 5));
    private readonly Actor keyContact = Cast.Adviser.AsActor(), accountable = Cast.AccountablePerson.AsActor();

    private Plan Plan => story.Plan;

    private Moment Now => new(story.Day.ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc), story.Day);

    [Theory]
    [InlineData(Role.CaseManager)]
    [InlineData(Role.AccountablePerson)]
    [InlineData(Role.DeputyAccountablePerson)]
    [InlineData(Role.ClinicalSupervisor)]
    [InlineData(Role.DeputySupervisor)]
    public void The_key_contact_changes_nobody_but_the_key_contact(Role role)
    {
        var outcome = Plan.ChangePerson(keyContact, Held(role).Id, Cast.Colleague.Id, "", Now);
        Assert.Equal(("person.side", "Assignment"), (outcome.Key, outcome.Field));
        Assert.Null(Held(role).To);
    }

    [Fact]
    public void The_key_contact_hands_their_own_role_to_another_adviser()
    {
        Assert.True(Plan.ChangePerson(keyContact, Held(Role.KeyContact).Id, Cast.SecondReader.Id, "On leave from today.", Now).IsDone);
        Assert.Contains(Plan.Assignments, a => a.Role == Role.KeyContact && a.PersonId == Cast.SecondReader.Id && a.To is null);
        Assert.False(Plan.IsSeenBy(keyContact, story.Day.AddDays(1)));
    }

    [Fact]
    public void The_accountable_person_changes_nobody_in_the_advice_service() =>
        Assert.Equal("person.side", Plan.ChangePerson(accountable, Held(Role.KeyContact).Id, Cast.Colleague.Id, "", Now).Key);

    [Fact]
    public void The_second_reader_leaves_the_plan_when_the_draft_has_been_issued()
    {
        var issued = MrG.Reach(PlanStatus.Issued, "PSR-2026-0009", new DateOnly(2026, 6, 1));
        Assert.False(issued.Plan.IsSeenBy(Cast.SecondReader.AsActor(), issued.Day.AddDays(1)));
        Assert.True(MrG.Reach(PlanStatus.SecondReading, "PSR-2026-0009", new DateOnly(2026, 6, 1)).Plan.IsSeenBy(Cast.SecondReader.AsActor(), issued.Day));
    }

    [Fact]
    public void The_accountable_person_replaces_a_supervisor_who_is_asked_before_they_supervise()
    {
        Assert.True(Plan.ChangePerson(accountable, Held(Role.ClinicalSupervisor).Id, Cast.Colleague.Id, "", Now, new("Debrief on Fridays.", "Well.", "Night work.")).IsDone);
        Assert.Equal(Answer.Awaited, Held(Role.ClinicalSupervisor).Answer);
        Assert.Equal("supervise.unanswered", Plan.Allows(Act.Report, Cast.Colleague.AsActor(), story.Day).Key);
    }

    [Fact]
    public void Whoever_hands_over_does_not_keep_the_plan_for_having_asked_for_it()
    {
        var manager = Cast.CaseManager.AsActor();
        Assert.Contains(Role.Requester, Plan.RolesOf(manager, story.Day));
        Assert.True(Plan.ChangePerson(accountable, Held(Role.CaseManager).Id, Cast.Colleague.Id, "", Now).IsDone);
        Assert.True(Plan.IsSeenBy(manager, story.Day));
        Assert.False(Plan.IsSeenBy(manager, story.Day.AddDays(1)));
    }

    [Fact]
    public void A_role_that_passes_back_on_the_same_day_is_still_held_tomorrow()
    {
        Assert.True(Plan.ChangePerson(accountable, Held(Role.CaseManager).Id, Cast.Colleague.Id, "", Now).IsDone);
        Assert.True(Plan.ChangePerson(accountable, Held(Role.CaseManager).Id, Cast.CaseManager.Id, "", Now).IsDone);
        Assert.Contains(Role.CaseManager, Plan.RolesOf(Cast.CaseManager.AsActor(), story.Day.AddDays(1)));
    }

    [Fact]
    public void A_role_that_has_been_passed_on_is_not_passed_on_twice()
    {
        var held = Held(Role.CaseManager).Id;
        Assert.True(Plan.ChangePerson(accountable, held, Cast.Colleague.Id, "", Now).IsDone);
        Assert.Equal("person.gone", Plan.ChangePerson(accountable, held, Cast.Colleague.Id, "", Now).Key);
    }

    [Fact]
    public void Nobody_outside_the_list_of_candidates_takes_a_role() =>
        Assert.Equal("person.same", Plan.ChangePerson(accountable, Held(Role.DeputySupervisor).Id, Guid.Empty, "", Now).Key);

    [Fact]
    public void Nobody_takes_a_role_that_they_have_already() =>
        Assert.Equal("person.same", Plan.ChangePerson(accountable, Held(Role.CaseManager).Id, Cast.CaseManager.Id, "", Now).Key);

    [Fact]
    public void The_hand_over_note_has_room_for_2000_characters() =>
        Assert.Equal("HandOver", Plan.ChangePerson(accountable, Held(Role.CaseManager).Id, Cast.Colleague.Id, new string('a', Limits.Paragraph + 1), Now).Field);

    private Assignment Held(Role role) => Plan.Assignments.Last(a => a.Role == role && a.To is null);
}
