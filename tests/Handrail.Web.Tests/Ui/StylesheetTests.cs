using System.Text.RegularExpressions;
using Xunit;

namespace Handrail.Web.Tests.Ui;

/// <summary>What the compiled stylesheet must never hold, whichever file of the design system brings it.</summary>
public sealed partial class StylesheetTests
{
    private static readonly string _css = File.ReadAllText(Path.Combine(Repository.Root, "src", "Handrail.Web", "wwwroot", "assets", "handrail.css"));

    [Fact]
    public void Nothing_moves() => Assert.DoesNotMatch(Moving, _css);

    [Fact]
    public void Everything_comes_from_our_own_files() =>
        Assert.All(Address.Matches(_css), m => Assert.StartsWith("fonts/atkinson-hyperlegible-next-", m.Groups["address"].Value, StringComparison.Ordinal));

    [Fact]
    public void The_type_and_the_colours_are_ours()
    {
        Assert.Contains("Atkinson Hyperlegible Next", _css, StringComparison.Ordinal);
        Assert.DoesNotContain("GDS Transport", _css, StringComparison.Ordinal);
        // The design system's own blue, green, red, black and yellow.
        Assert.All(new[] { "#1d70b8", "#0f7a52", "#ca3535", "#0b0c0c", "#ffdd00", "#fd0" }, colour => Assert.DoesNotContain(colour + ";", _css, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("(transition|animation)[-a-z]*:|@keyframes", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moving { get; }

    [GeneratedRegex("url\\(\"?(?<address>[^\")]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address { get; }
}
