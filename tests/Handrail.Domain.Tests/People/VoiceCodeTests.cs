using Handrail.Domain.People;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.People;

public sealed class VoiceCodeTests
{
    private readonly VoiceCode code = new() { PersonId = Cast.MrG.Id };
    private readonly string spoken;

    public VoiceCodeTests() => spoken = code.Renew(Cast.CaseManager.Id, DateTime.UnixEpoch);

    [Fact]
    public void Number_and_code_together_let_the_practitioner_in_however_they_are_spaced()
    {
        Assert.Matches("^[0-9]{4} [0-9]{4}$", spoken);
        Expect.Done(code.Try(Cast.MrG, " 701 2345", spoken.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(0, code.Tries);
    }

    [Fact]
    public void Three_wrong_tries_end_it_and_then_the_right_ones_open_nothing()
    {
        var (number, other) = (Cast.MrG.RegistrationNumber, spoken == "1234 5678" ? "1234 5679" : "1234 5678");
        Expect.Refused("voice.wrong", "Code", code.Try(Cast.MrG, number, other));
        Expect.Refused("voice.wrong", "Code", code.Try(Cast.MrG, "7012346", spoken));
        Expect.Refused("voice.over", "Code", code.Try(Cast.MrG, number, null));
        Assert.True(code.IsOver);
        Expect.Refused("voice.over", "Code", code.Try(Cast.MrG, number, spoken));
    }

    [Fact]
    public void A_new_code_ends_the_one_before_and_begins_to_count_anew()
    {
        code.Try(Cast.MrG, "", "");
        var next = code.Renew(Cast.CaseManager.Id, DateTime.UnixEpoch);
        if (next != spoken) Expect.Refused("voice.wrong", "Code", code.Try(Cast.MrG, Cast.MrG.RegistrationNumber, spoken));
        Expect.Done(code.Try(Cast.MrG, Cast.MrG.RegistrationNumber, next));
    }

    [Fact]
    public void Whoever_has_no_registration_number_comes_in_by_none() =>
        Expect.Refused("voice.wrong", "Code", code.Try(Cast.SystemAdministrator, "", spoken));
}
