using Handrail.Domain.People;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.People;

public sealed class PersonTests
{
    [Fact]
    public void A_name_leaves_out_what_is_not_known()
    {
        Assert.Equal("Mr Gwilym Grant", Cast.MrG.Name);
        Assert.Equal("Jo Field", Cast.SystemAdministrator.Name);
    }

    [Fact]
    public void An_actor_carries_the_persons_own_duties_and_organisation()
    {
        var actor = Cast.SecondReader.AsActor();
        Assert.Equal((Cast.SecondReader.Id, "Dr Rowan Price", Cast.Advice.Id), (actor.PersonId, actor.Name, actor.OrganisationId));
        Assert.True(actor.Has(Duties.Adviser | Duties.SecondReader));
        Assert.False(actor.Has(Duties.SystemAdministrator));
    }

    [Fact]
    public void People_and_organisations_of_the_cast_have_ids_of_their_own() =>
        Assert.Distinct(Cast.People.Select(p => p.Id).Concat(Cast.Organisations.Select(o => o.Id)));

    [Fact]
    public void A_duty_alone_shows_nobody_a_plan_that_is_past_triage()
    {
        var plan = MrG.Reach(Domain.Plans.PlanStatus.InDelivery, "PSR-2026-0001", Story.RequestedOn).Plan;
        var stranger = new Person { Id = Guid.Parse("0000dddd-0000-7000-8000-000000000001"), OrganisationId = Cast.Harbourside.Id, GivenName = "Noor", FamilyName = "Hall", Email = "noor.hall@example.nhs.uk" }.With((Duties)7, new DateOnly(2026, 1, 1));
        Assert.False(plan.IsSeenBy(stranger.AsActor(), new DateOnly(2026, 3, 1)));
    }
}
