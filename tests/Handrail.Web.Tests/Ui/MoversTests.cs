using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Xunit;

namespace Handrail.Web.Tests.Ui;

public sealed class MoversTests
{
    [Theory]
    [InlineData("")]
    [InlineData("the key contact", Role.KeyContact)]
    [InlineData("the accountable person or their deputy", Role.DeputyAccountablePerson, Role.AccountablePerson)]
    [InlineData("the clinical supervisor or their deputy", Role.ClinicalSupervisor, Role.DeputySupervisor)]
    [InlineData("the deputy supervisor", Role.DeputySupervisor)]
    [InlineData("the requester or the case manager", Role.Requester, Role.CaseManager)]
    [InlineData("the second reader and the key contact", Role.SecondReader, Role.KeyContact)]
    [InlineData("the accountable person or their deputy, and the practitioner", Role.AccountablePerson, Role.DeputyAccountablePerson, Role.Practitioner)]
    public void Either_of_one_side_may_move_and_each_side_moves_for_itself(string sentence, params Role[] roles) => Assert.Equal(sentence, Movers.Sentence(roles));

    [Theory]
    [InlineData("You")]
    [InlineData("You and the practitioner", Role.Practitioner)]
    [InlineData("You, the accountable person or their deputy, and the practitioner", Role.AccountablePerson, Role.DeputyAccountablePerson, Role.Practitioner)]
    public void The_reader_is_one_of_them(string sentence, params Role[] others) => Assert.Equal(sentence, Movers.WithYou("You", others));
}
