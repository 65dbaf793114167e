using System.Text;
using Handrail.Web.Access.Accounts;
using Xunit;

namespace Handrail.Web.Tests.Access.Accounts;

[Trait("Runs", "once")]
public sealed class AppCodeTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The examples of RFC 6238, appendix B, of which six digits are shown.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, AppCode.Of(Secret, AppCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    /// <summary>The examples of RFC 4648, section 10, without their padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Secrets_are_spelled_as_the_standard_does(string bytes, string text) => Assert.Equal(text, AppCode.Base32(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void A_code_counts_a_step_early_and_a_step_late_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        foreach (var off in Enumerable.Range(-4, 9))
        {
            var step = AppCode.StepAt(now) + off;
            Assert.Equal(Math.Abs(off) <= 1 ? step : null, AppCode.StepOf(Secret, AppCode.Of(Secret, step), now, 0));
            Assert.Null(AppCode.StepOf(Secret, AppCode.Of(Secret, step), now, step));
        }
    }

    [Fact]
    public void Recovery_codes_are_all_different_and_known_however_they_are_typed()
    {
        var codes = Enumerable.Range(0, 100).SelectMany(_ => RecoveryCodes.Make()).ToList();
        Assert.Equal(1000, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^[a-z2-7]{4}(-[a-z2-7]{4}){3}$", c));
        Assert.Equal(RecoveryCodes.HashOf("oiab-2345-cdef-ghij"), RecoveryCodes.HashOf(" 01AB2345 cdef–GHIJ"));
        Assert.NotEqual(RecoveryCodes.HashOf("oiab-2345-cdef-ghij"), RecoveryCodes.HashOf("oiab-2345-cdef-ghik"));
    }
}
