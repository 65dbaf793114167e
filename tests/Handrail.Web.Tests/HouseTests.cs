using System.Text.RegularExpressions;
using Xunit;

namespace Handrail.Web.Tests;

/// <summary>Rules of the house that a compiler does not know.</summary>
[Trait("Runs", "once")]
public sealed partial class HouseTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src/Handrail.Web");

    private static IEnumerable<string> Files(string under, string pattern) => Directory.EnumerateFiles(Path.Combine(Web, under), pattern, SearchOption.AllDirectories);

    [Fact]
    public void Program_can_be_read_in_one_breath() => Assert.True(File.ReadLines(Path.Combine(Web, "Program.cs")).Count() <= 60);

    [Fact]
    public void Every_page_says_its_address()
    {
        foreach (var file in Files("Features", "*.cshtml").Where(f => !Path.GetFileName(f).StartsWith('_')))
            Assert.Matches(Address(), File.ReadLines(file).First());
    }

    [Fact]
    public void One_feature_uses_another_by_link_alone()
    {
        foreach (var file in Files("Features", "*.cs").Concat(Files("Features", "*.cshtml")))
        {
            var own = Path.GetRelativePath(Path.Combine(Web, "Features"), file).Split(Path.DirectorySeparatorChar)[0];
            foreach (Match other in Feature().Matches(File.ReadAllText(file)))
                Assert.True(other.Groups["noun"].Value == own, $"{file} uses {other.Value}");
        }
    }

    [Fact]
    public void Every_sentence_of_a_page_can_be_translated()
    {
        foreach (var file in Files("Features", "*.cshtml").Concat(Files("Ui", "*.cshtml")))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.TrimStart().StartsWith("@model", StringComparison.Ordinal)) continue;
                foreach (Match bare in BareText().Matches(line))
                    Assert.True(bare.Groups["words"].Value == "Handrail", $"{file}:{number}: “{bare.Groups["words"].Value}” stands bare; put it into @T[\"…\"]");
            }
        }
    }

    /// <summary>Texts about a plan: an organisation's e-mail domains and what somebody signs in with are none.</summary>
    [Fact]
    public void Beside_every_text_box_stands_who_reads_it()
    {
        foreach (var file in Files("Features", "*.cshtml").Where(f => Path.GetRelativePath(Path.Combine(Web, "Features"), f).Split(Path.DirectorySeparatorChar)[0] is not ("Organisations" or "Accounts" or "People")))
            foreach (Match box in TextBox().Matches(File.ReadAllText(file)).Where(b => !NoText().IsMatch(b.Value)))
                Assert.True(box.Value.Contains("read-by", StringComparison.Ordinal), $"{file}: {box.Value}");
    }

    [Fact]
    public void No_page_has_script_or_style_of_its_own()
    {
        foreach (var file in Files("Features", "*.cshtml").Concat(Files("Ui", "*.cshtml")))
            Assert.DoesNotMatch(Inline(), File.ReadAllText(file));
    }

    [Fact]
    public void No_page_loads_rows_into_a_plan_that_nobody_tracks()
    {
        foreach (var file in Files("Features", "*.cs").Concat(Files("Ui", "*.cs")))
            Assert.False(File.ReadAllText(file).Contains(".LoadAsync(", StringComparison.Ordinal), $"{file} loads rows: what guards ask about is a line in PlanReading, and what a page shows it reads for itself");
    }

    [GeneratedRegex("<h-(?:textarea|input) [^\n]*/>", RegexOptions.NonBacktracking)]
    private static partial Regex TextBox();

    // Numbers, addresses to write to, words to look for, and the code of a register or of months.
    [GeneratedRegex("inputmode=|type=\"(?:email|search)\"|RegistrationNumber|ReviewMonths", RegexOptions.NonBacktracking)]
    private static partial Regex NoText();

    [GeneratedRegex("^@page \"/", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"Handrail\.Web\.Features\.(?<noun>[A-Za-z]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Feature();

    [GeneratedRegex(@">\s*(?<words>[A-Za-z][a-z]+[^<>@{}()=;""]*?)\s*<", RegexOptions.None, 1000)]
    private static partial Regex BareText();

    [GeneratedRegex(@"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=", RegexOptions.None, 1000)]
    private static partial Regex Inline();
}
