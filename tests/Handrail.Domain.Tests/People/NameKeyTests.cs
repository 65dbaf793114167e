using Handrail.Domain.People;
using Xunit;

namespace Handrail.Domain.Tests.People;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("O’Brien", "obrien")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("OBRIEN", "obrien")]
    [InlineData("o brien", "obrien")]
    [InlineData("Smith-Jones", "smithjones")]
    [InlineData("Smith‑Jones", "smithjones")]
    [InlineData("Gŵyn", "gwyn")]
    [InlineData("GWYN", "gwyn")]
    [InlineData("Núñez", "nunez")]
    [InlineData("Nu\u0301n\u0303ez", "nunez")]
    [InlineData("Strauß", "strauss")]
    [InlineData("Ægir Øster", "aegiroster")]
    [InlineData("İnönü", "inonu")]
    [InlineData("ﬁona", "fiona")]
    [InlineData("Łukasz", "lukasz")]
    [InlineData("Ελένη", "ελενη")]
    [InlineData("王小明", "王小明")]
    [InlineData("%_'\";--", "")]
    [InlineData("\0\t ", "")]
    [InlineData("", "")]
    public void A_name_is_found_however_it_is_typed(string name, string key) => Assert.Equal(key, NameKey.Normalise(name));

    [Fact]
    public void A_key_is_never_longer_than_its_column_and_never_half_a_letter()
    {
        Assert.Equal(NameKey.Longest, NameKey.Normalise(new string('x', 5_000)).Length);
        Assert.Equal(NameKey.Longest, NameKey.Normalise(new string('ß', 5_000)).Length);
        var halves = NameKey.Normalise("x" + string.Concat(Enumerable.Repeat("𠀋", 300)));
        Assert.Equal(NameKey.Longest - 1, halves.Length);
        Assert.False(char.IsHighSurrogate(halves[^1]));
    }

    [Fact]
    public void Half_of_a_letter_is_no_fault() => Assert.Equal("ab", NameKey.Normalise("a\uD800b"));

    [Theory]
    [InlineData("Dr O’Brien", "obrien")]
    [InlineData("prof. Grant", "grant")]
    [InlineData("Dr", "dr")]
    [InlineData("Drew", "drew")]
    [InlineData("Mr Gwilym Grant", "gwilymgrant")]
    public void A_title_before_a_typed_name_is_passed_over(string typed, string key) => Assert.Equal(key, NameKey.OfTyped(typed));
}
