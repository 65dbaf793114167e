using System.Text.Json;
using Xunit;

namespace Handrail.Web.Tests.Ui;

/// <summary>Our components against the expected HTML that the design system ships: somebody else's file, so it cannot drift to suit us.</summary>
public sealed class FixtureTests
{
    private static readonly Dictionary<(string Component, string Name), (JsonElement Options, string Html)> _fixtures = Fixtures();
    private static readonly List<(string Component, string Name, string Reason)> _leftOut = LeftOut();

    public static TheoryData<string, string> Tested()
    {
        var data = new TheoryData<string, string>();
        foreach (var (component, name) in _fixtures.Keys.Where(key => !IsLeftOut(key)))
            data.Add(component, name);
        return data;
    }

    [Theory]
    [MemberData(nameof(Tested))]
    public void A_component_is_written_as_the_design_system_writes_it(string component, string name)
    {
        var (options, expected) = _fixtures[(component, name)];
        Assert.True(Adapters.All.ContainsKey(component), $"{component} is neither offered nor listed as left out");
        var read = FixtureOptions.Of(options);
        var written = FixtureOptions.Written(Adapters.All[component](read));
        Assert.Equal(SameHtml.Lines(expected), SameHtml.Lines(written));
        Assert.True(read.Unread.Count == 0, "Options that the component does not know: " + string.Join(", ", read.Unread));
    }

    [Fact]
    public void Every_line_of_the_list_of_fixtures_left_out_names_one_that_exists_and_says_why()
    {
        Assert.All(_leftOut, line =>
        {
            Assert.True(_fixtures.Keys.Any(key => key.Component == line.Component && (line.Name == "*" || key.Name == line.Name)), $"No such fixture: {line.Component} | {line.Name}");
            Assert.NotEqual("", line.Reason);
        });
        Assert.Equal(_leftOut.Count, _leftOut.Select(line => (line.Component, line.Name)).Distinct().Count());
    }

    [Fact]
    public void A_component_is_left_out_whole_only_when_it_is_not_offered() =>
        Assert.DoesNotContain(_leftOut, line => line.Name == "*" && Adapters.All.ContainsKey(line.Component));

    [Fact]
    public void A_fixture_that_passes_is_not_left_out() =>
        Assert.Empty(_leftOut.Where(line => line.Name != "*" && Passes(line.Component, line.Name)).Select(line => $"{line.Component} | {line.Name}"));

    private static bool Passes(string component, string name)
    {
        if (!_fixtures.TryGetValue((component, name), out var fixture) || !Adapters.All.TryGetValue(component, out var adapter))
            return false;
        var read = FixtureOptions.Of(fixture.Options);
        string written;
        try
        {
            written = FixtureOptions.Written(adapter(read));
        }
        catch (NullReferenceException)
        {
            return false;
        }

        return read.Unread.Count == 0 && SameHtml.Lines(fixture.Html) == SameHtml.Lines(written);
    }

    private static bool IsLeftOut((string Component, string Name) key) => _leftOut.Any(line => line.Component == key.Component && (line.Name == "*" || line.Name == key.Name));

    private static List<(string, string, string)> LeftOut() =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Handrail.Web.Tests", "Ui", "fixtures-left-out.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split(" | "))
            .Select(parts => parts.Length == 3 ? (parts[0].Trim(), parts[1].Trim(), parts[2].Trim()) : throw new InvalidDataException($"Not 'component | fixture | reason': {string.Join(" | ", parts)}")),
    ];

    private static Dictionary<(string, string), (JsonElement, string)> Fixtures()
    {
        var components = Path.Combine(Repository.Root, "src", "Handrail.Web", "node_modules", "govuk-frontend", "dist", "govuk", "components");
        var all = new Dictionary<(string, string), (JsonElement, string)>();
        foreach (var file in Directory.EnumerateFiles(components, "fixtures.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var component = document.RootElement.GetProperty("component").GetString()!;
            foreach (var fixture in document.RootElement.GetProperty("fixtures").EnumerateArray())
                all[(component, fixture.GetProperty("name").GetString()!)] = (fixture.GetProperty("options").Clone(), fixture.GetProperty("html").GetString()!);
        }

        return all;
    }
}
