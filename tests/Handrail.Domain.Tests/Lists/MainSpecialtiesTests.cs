using Handrail.Domain.Lists;
using Xunit;

namespace Handrail.Domain.Tests.Lists;

public sealed class MainSpecialtiesTests
{
    [Fact]
    public void The_product_brings_all_87_specialties_each_in_a_known_group()
    {
        Assert.Equal(87, MainSpecialties.Default.All.Count);
        Assert.All(MainSpecialties.Default.All, specialty => Assert.True(CodeLists.SpecialtyGroups.Offers(specialty.Group)));
    }

    [Fact]
    public void Every_group_but_pharmacy_has_a_main_specialty() =>
        Assert.Equal(
            ["pharmacy"],
            CodeLists.SpecialtyGroups.All.Select(code => code.Value).Except(MainSpecialties.Default.All.Select(specialty => specialty.Group)));

    [Theory]
    [InlineData("100", "surgery")]
    [InlineData("145", "surgery")]
    [InlineData("171", "surgery")]
    [InlineData("140", "dentistry")]
    [InlineData("451", "dentistry")]
    [InlineData("904", "dentistry")]
    [InlineData("180", "emergency-medicine")]
    [InlineData("192", "anaesthetics-intensive-care")]
    [InlineData("303", "medicine")]
    [InlineData("420", "medicine")]
    [InlineData("460", "medicine")]
    [InlineData("502", "obstetrics-gynaecology")]
    [InlineData("600", "general-practice")]
    [InlineData("601", "dentistry")]
    [InlineData("700", "psychiatry")]
    [InlineData("810", "radiology")]
    [InlineData("823", "pathology")]
    [InlineData("901", "public-health-occupational")]
    [InlineData("960", "other")]
    [InlineData("999", "other")]
    public void A_specialty_is_counted_in_its_group(string code, string group) =>
        Assert.Equal(group, MainSpecialties.Default.GroupOf(code));

    [Fact]
    public void An_unknown_code_is_its_own_wording()
    {
        Assert.Equal("Trauma and Orthopaedics", MainSpecialties.Default.WordsOf("110"));
        Assert.Equal("999", MainSpecialties.Default.WordsOf("999"));
        Assert.False(MainSpecialties.Default.Knows("999"));
        Assert.Null(MainSpecialties.Default.Find("999"));
    }

    [Fact]
    public void A_service_may_put_its_own_map_in_place()
    {
        var own = Read("# Ours\r\ncode\tname\tgroup\r\n\r\n145\tOral and Maxillofacial Surgery\tdentistry\r\n");
        Assert.Equal(new MainSpecialty("145", "Oral and Maxillofacial Surgery", "dentistry"), Assert.Single(own.All));
    }

    [Theory]
    [InlineData("100\tGeneral Surgery\tsurgery", "line 1: the first line must be")]
    [InlineData("code\tname\tgroup\n100\tGeneral Surgery", "line 2: 3 columns with tabs between are needed, 2 found")]
    [InlineData("code\tname\tgroup\n100\tGeneral Surgery\tsurgery\tx", "line 2: 3 columns with tabs between are needed, 4 found")]
    [InlineData("code\tname\tgroup\n# Note\n10A\tGeneral Surgery\tsurgery", "line 3: the code must be 3 digits, \"10A\" found")]
    [InlineData("code\tname\tgroup\n1000\tGeneral Surgery\tsurgery", "line 2: the code must be 3 digits")]
    [InlineData("code\tname\tgroup\n100\t \tsurgery", "line 2: the code 100 needs a name")]
    [InlineData("code\tname\tgroup\n100\tGeneral Surgery\tknives", "line 2: there is no specialty group \"knives\"")]
    [InlineData("code\tname\tgroup\n100\tGeneral Surgery\tsurgery\n\n100\tSurgery\tsurgery", "line 4: the code 100 is already on line 2")]
    [InlineData("code\tname\tgroup\n", "no specialties")]
    [InlineData("", "no specialties")]
    public void A_wrong_line_is_named(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static MainSpecialties Read(string text)
    {
        using var reader = new StringReader(text);
        return MainSpecialties.Read(reader);
    }
}
