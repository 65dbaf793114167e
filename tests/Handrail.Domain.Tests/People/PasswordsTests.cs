using Handrail.Domain.People;
using Xunit;

namespace Handrail.Domain.Tests.People;

public sealed class PasswordsTests
{
    private static readonly Person Somebody = new() { Id = default, OrganisationId = default, GivenName = "Gwilym", FamilyName = "Grant-O’Neill", Email = "gwil.grant@rhs.example" };

    private static string Key(string password) => Passwords.Judge(password, Somebody).Key;

    [Theory]
    [InlineData("violin tractor meadow")]
    [InlineData("correct horse violin battery tractor")]
    [InlineData("kT9#vLq2xWz8")]
    [InlineData("ffordd y mynydd glas")]
    [InlineData("пароль не простой")]
    [InlineData("我喜欢在雨天读旧书和喝茶")]
    public void A_long_password_that_others_would_not_guess_will_do_whatever_it_is_made_of(string password) => Assert.Equal("", Key(password));

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001")]
    [InlineData("kT9#vLq2xWz")]
    public void Fewer_than_12_characters_are_too_few(string password) => Assert.Contains(Key(password), (string[])["password.none", "password.short"]);

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password123!")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("qwertyuiop123")]
    [InlineData("123456789012")]
    [InlineData("111111111111")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("iloveyou2026!!")]
    [InlineData("Liverpool2026!")]
    [InlineData("letmein-letmein")]
    [InlineData("Handrail2026!")]
    [InlineData("NhsHospital1948")]
    [InlineData("gwilymgrant2026")]
    [InlineData("Oneill-Gwilym-1")]
    [InlineData("zaqxswcdevfr")]
    [InlineData("!!!!!!!!!!!!!!")]
    public void What_everybody_guesses_first_will_not_do(string password) => Assert.Equal("password.common", Key(password));

    [Fact]
    public void A_password_may_be_long_and_not_without_end()
    {
        var random = new Random(7);
        var words = string.Concat(Enumerable.Range(0, 300).Select(_ => (char)('a' + random.Next(26))));
        Assert.Equal("", Key(words[..Passwords.Longest]));
        Assert.Equal("password.long", Key(words[..(Passwords.Longest + 1)]));
        Assert.Equal("password.long", Key(new string('x', 10_000_000)));
    }

    [Fact]
    public void One_password_is_the_same_on_every_keyboard() => Assert.Equal(Passwords.Clean("caf\u00e9 au lait ﬁn"), Passwords.Clean("cafe\u0301 au lait fin"));

    [Fact]
    public void Every_common_word_is_common_by_itself()
    {
        using var reader = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').ToList();
        Assert.True(words.Count > 250, $"only {words.Count}");
        Assert.All(words, w => Assert.True(Passwords.IsCommon(w + "2026!"), w));
    }
}
