using Handrail.Domain.People;
using Handrail.Domain.Requests;
using Xunit;

namespace Handrail.Domain.Tests.Requests;

public sealed class RequestRulesTests
{
    private static readonly RequestDetails Empty = new();

    [Fact]
    public void A_request_with_nothing_in_it_may_be_saved() => Assert.True(Empty.Faults().IsDone);

    [Theory]
    [InlineData("carys.bevan@7nm.example.nhs.uk", true)]
    [InlineData("carys.bevan", false)]
    [InlineData("@example.nhs.uk", false)]
    [InlineData("carys@bevan@example.nhs.uk", false)]
    [InlineData("carys@localhost", false)]
    [InlineData("carys@.uk", false)]
    [InlineData("carys@example.", false)]
    [InlineData("carys@example.uk\nBcc: other@example.uk", false)]
    [InlineData("Carys <carys@example.uk>", false)]
    public void An_address_that_no_mail_could_reach_is_refused(string email, bool fits) =>
        Assert.Equal(fits ? "" : "Email", (Empty with { Practitioner = new() { Email = email } }).Faults().Field);

    [Fact]
    public void A_choice_that_is_not_on_its_list_is_refused_beside_its_field()
    {
        Assert.Equal("Grade", (Empty with { Practitioner = new() { Grade = "king" } }).Faults().Field);
        Assert.Equal("MainSpecialty", (Empty with { Practitioner = new() { MainSpecialty = "999" } }).Faults().Field);
        Assert.Equal("EntryRoutes", (Empty with { Reasons = new() { EntryRoutes = ["local-assessment", "gossip"] } }).Faults().Field);
        Assert.Equal("Applies", (Empty with { Absence = new() { Applies = "perhaps" } }).Faults().Field);
        Assert.Equal("PractitionerTold", (Empty with { Readiness = new() { PractitionerTold = "maybe" } }).Faults().Field);
    }

    [Fact]
    public void The_regulator_must_be_one_of_the_profession()
    {
        var dentist = Empty with { Practitioner = new() { Profession = "dentist", Regulator = "gmc", RegistrationNumber = "7045678" } };
        Assert.Equal("Regulator", dentist.Faults().Field);
        Assert.True((dentist with { Practitioner = dentist.Practitioner with { Profession = "doctor" } }).Faults().IsDone);
    }

    [Fact]
    public void A_number_without_its_regulator_asks_for_the_regulator() =>
        Assert.Equal("Regulator", (Empty with { Practitioner = new() { RegistrationNumber = "7045678" } }).Faults().Field);

    [Fact]
    public void A_text_that_is_too_long_says_which_and_how_long_it_may_be()
    {
        var fault = (Empty with { Post = new() { ServiceNeeds = new string('x', Limits.Paragraph + 1) } }).Faults();
        Assert.Equal(("ServiceNeeds", "What the service needs must be 2,000 characters or fewer"), (fault.Field, fault.Sentence));
        Assert.True((Empty with { Post = new() { ServiceNeeds = new string('x', Limits.Paragraph) } }).Faults().IsDone);
    }

    [Fact]
    public void A_slip_in_the_year_is_found() =>
        Assert.Equal("From", (Empty with { Absence = new() { Applies = "yes", From = new DateOnly(1026, 3, 27) } }).Faults().Field);

    [Theory]
    [InlineData("Bevan", true)]
    [InlineData("BEVAN", true)]
    [InlineData("Bévan", true)]
    [InlineData("Be-van", true)]
    [InlineData("Evans", false)]
    [InlineData("", false)]
    public void A_known_number_is_the_persons_own_only_with_their_family_name(string typed, bool fits)
    {
        var known = new Person { Id = Ids.New(), OrganisationId = Ids.New(), GivenName = "Carys", FamilyName = "Bevan", Email = "c@example.uk" };
        Assert.Equal(fits, new PractitionerDetails { FamilyName = typed }.Describes(known));
    }
}
