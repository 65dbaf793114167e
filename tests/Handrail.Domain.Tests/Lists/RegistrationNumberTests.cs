using Handrail.Domain.Lists;
using Xunit;

namespace Handrail.Domain.Tests.Lists;

public sealed class RegistrationNumberTests
{
    [Theory]
    [InlineData("gmc", "1234567")]
    [InlineData("gmc", " 123 4567\t")]
    [InlineData("gmc", "l123456")]
    [InlineData("gdc", "1234")]
    [InlineData("gdc", "12345678")]
    [InlineData("gphc", "2033467")]
    [InlineData("gphc", "20 33\u00A0467\n")]
    [InlineData("psni", "123")]
    [InlineData("psni", "123456")]
    public void A_number_of_the_regulators_shape_passes(string regulator, string number) =>
        Assert.Null(RegistrationNumber.Check(regulator, number));

    [Theory]
    [InlineData("gmc", "123456")]
    [InlineData("gmc", "12345678")]
    [InlineData("gmc", "C1234567")]
    [InlineData("gmc", "L1234567")]
    [InlineData("gmc", "123-4567")]
    [InlineData("gmc", "١٢٣٤٥٦٧")]
    [InlineData("gdc", "123")]
    [InlineData("gdc", "123456789")]
    [InlineData("gdc", "CD123456")]
    [InlineData("gphc", "1033467")]
    [InlineData("gphc", "203346")]
    [InlineData("gphc", "20334678")]
    [InlineData("psni", "12")]
    [InlineData("psni", "1234567")]
    public void Any_other_shape_is_answered_with_a_sentence(string regulator, string number)
    {
        var sentence = RegistrationNumber.Check(regulator, number);
        Assert.NotNull(sentence);
        Assert.StartsWith("The G", sentence.Replace("PSNI", "G", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("digits", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Nothing_typed_asks_for_the_number(string? number) =>
        Assert.Equal("Enter the GMC number", RegistrationNumber.Check("gmc", number));

    [Fact]
    public void The_sentence_names_the_regulator_and_gives_an_example_that_itself_passes()
    {
        Assert.Equal("The GPhC number must be 7 digits that start with 2, like 2012345", RegistrationNumber.Check("gphc", "7"));
        Assert.Null(RegistrationNumber.Check("gphc", "2012345"));
    }

    [Fact]
    public void An_unknown_regulator_asks_for_the_regulator() =>
        Assert.Equal("Choose the regulator", RegistrationNumber.Check("nmc", "1234567"));

    [Fact]
    public void Every_regulator_on_the_list_has_a_shape() =>
        Assert.All(CodeLists.Regulators.All, code => Assert.StartsWith("Enter", RegistrationNumber.Check(code.Value, ""), StringComparison.Ordinal));

    [Fact]
    public void The_kept_form_has_capitals_and_no_space() => Assert.Equal("L123456", RegistrationNumber.Normalise(" l12 34 56 "));

    [Fact]
    public void A_very_long_text_is_answered_like_any_other() =>
        Assert.NotNull(RegistrationNumber.Check("gdc", new string('1', 1_000_000) + "x"));
}
