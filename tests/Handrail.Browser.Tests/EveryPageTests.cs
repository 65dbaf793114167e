using Xunit;

namespace Handrail.Browser.Tests;

public sealed class EveryPageTests(Tour tour, ITestOutputHelper output) : IClassFixture<Tour>
{
    [Fact]
    public void Axe_finds_no_barrier_on_any_page()
    {
        output.WriteLine($"seed {tour.Seed}: {tour.PagesRead} pages read, {tour.Templates.Count} templates, {tour.PagesOpened} pages judged, {tour.LongPages} of them with long texts, {tour.FormsInError} forms in error");
        Assert.True(tour.LongPages > 20, $"only {tour.LongPages} pages had long texts");
        Assert.True(tour.FormsInError > 20, $"only {tour.FormsInError} forms came back in error");
        Assert.True(tour.Templates.Count > 40, $"only {tour.Templates.Count} templates were found: {string.Join(", ", tour.Templates)}");
        AssertNone(tour.Barriers);
    }

    [Fact]
    public void No_page_scrolls_sideways_at_320_pixels() => AssertNone(tour.TooWide);

    [Fact]
    public void No_page_writes_errors_to_the_console_or_asks_another_server() => AssertNone(tour.Complaints);

    private static void AssertNone(IReadOnlyCollection<string> faults) => Assert.True(faults.Count == 0, $"{faults.Count}:\n{string.Join('\n', faults.Take(60))}");
}
