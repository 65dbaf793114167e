using Handrail.Domain.Plans;
using Handrail.Web.Ui.Pictures;
using Xunit;

namespace Handrail.Web.Tests.Ui.Pictures;

[Trait("Runs", "once")]
public sealed class PicturesTests
{
    private static IEnumerable<(string Name, Drawing Drawing)> Drawings() =>
    [
        .. Samples.Flights().SelectMany((f, i) => new[] { ($"{i}: staircase across, {f.Name}", Staircase.AcrossThePage(f.Flight, Samples.Tell)), ($"{i}: staircase down, {f.Name}", Staircase.DownThePage(f.Flight, Samples.Tell)) }),
        .. Samples.Timelines().Select(t => ($"timeline, {t.Name}", TimelinePicture.Draw(t.Line, Samples.Tell))),
    ];

    [Fact]
    public void Everything_drawn_lies_on_the_sheet()
    {
        foreach (var (name, drawing) in Drawings())
        {
            foreach (var shape in drawing.Shapes)
            {
                var (left, top, right, bottom) = Bounds(shape);
                Assert.True(left >= -0.1 && top >= -0.1 && right <= drawing.Width + 0.1 && bottom <= drawing.Height + 0.1, $"{name}: {shape} reaches {left:0},{top:0} to {right:0},{bottom:0} of {drawing.Width:0},{drawing.Height:0}");
            }
        }
    }

    [Fact]
    public void No_words_lie_on_other_words()
    {
        foreach (var (name, drawing) in Drawings())
        {
            var labels = drawing.Shapes.OfType<Label>().ToList();
            for (var i = 0; i < labels.Count; i++)
            {
                foreach (var other in labels.Skip(i + 1))
                    Assert.False(labels[i].Meets(other), $"{name}: “{labels[i].Words}” and “{other.Words}”");
            }
        }
    }

    [Fact]
    public void No_line_of_the_timeline_runs_through_the_words_of_a_phase()
    {
        foreach (var (name, drawing) in Drawings().Where(d => d.Name.StartsWith("timeline", StringComparison.Ordinal)))
        {
            foreach (var leader in drawing.Shapes.OfType<Stroke>().Where(s => s.Class == "hr-leader"))
            {
                foreach (var words in drawing.Shapes.OfType<Label>().Where(l => l.Class == "hr-phase-words" && l.Top > leader.Points[0].Y))
                    Assert.False(words.Left < leader.Points[0].X && leader.Points[0].X < words.Right, $"{name}: a line runs through “{words.Words}”");
            }
        }
    }

    [Fact]
    public void Later_days_lie_further_right_and_never_back()
    {
        var axis = new Axis(100, 1_200, 10, 750);
        var places = Enumerable.Range(100, 1_101).Select(d => axis.At(d)).ToList();
        Assert.Equal(places.Order(), places);
        Assert.Equal((10, 750), (places[0], places[^1]));
        foreach (var (name, drawing) in Drawings().Where(d => d.Name.Contains("across", StringComparison.Ordinal)))
        {
            foreach (var line in drawing.Shapes.OfType<Stroke>().Where(s => s.Class is "hr-edge" or "hr-edge-ahead" or "hr-rail"))
                Assert.True(line.Points.Zip(line.Points.Skip(1)).All(p => p.First.X <= p.Second.X), name);
        }
    }

    [Fact]
    public void Less_supervision_lies_lower_and_further_right()
    {
        foreach (var (name, flight) in Samples.Flights())
        {
            Assert.Equal(flight.Rungs.OrderByDescending(r => r.Tightness), flight.Rungs);
            var across = Staircase.AcrossThePage(flight, Samples.Tell).Shapes.OfType<Stroke>().First(s => s.Class == "hr-edge").Points;
            var steps = flight.IsStarted ? flight.Taken.Select(t => t.Level).ToList() : [.. flight.Planned.Select(p => p.Level)];
            for (var i = 1; i < steps.Count; i++)
            {
                var down = flight.RankOf(steps[i]) - flight.RankOf(steps[i - 1]);
                Assert.True(Math.Sign(across[2 * i].Y - across[(2 * i) - 1].Y) == Math.Sign(down), $"{name}, step {i}");
            }
        }
    }

    [Fact]
    public void The_handrail_lies_above_every_agreed_step()
    {
        foreach (var (name, flight) in Samples.Flights().Where(f => f.Flight.Planned.Count > 0))
        {
            var drawing = Staircase.AcrossThePage(flight, Samples.Tell);
            var rail = drawing.Shapes.OfType<Stroke>().Single(s => s.Class == "hr-rail").Points;
            var steps = drawing.Shapes.OfType<Stroke>().First(s => s.Class == (flight.IsStarted ? "hr-edge-ahead" : "hr-edge")).Points;
            for (var i = 0; i + 1 < rail.Count; i++)
                Assert.True(rail[i].Y < steps[2 * i].Y && rail[i + 1].Y < steps[2 * i].Y, $"{name}, step {i}");
        }
    }

    [Fact]
    public void A_long_plan_names_all_its_phases() =>
        Assert.All(Samples.Timelines(), t => Assert.Equal(
            t.Line.Phases.Count,
            TimelinePicture.Draw(t.Line, Samples.Tell).Shapes.OfType<Label>().Count(l => l.Class == "hr-phase-words")));

    [Fact]
    public void Dates_on_the_axis_are_few_enough_to_be_read()
    {
        foreach (var length in new[] { 7, 14, 30, 74, 75, 200, 400, 800, 1_500, 4_000 })
        {
            var axis = new Axis(Samples.Start.DayNumber, Samples.Start.DayNumber + length, 180, 750);
            var labels = axis.Draw(axis.Dates(), 100, 760).OfType<Label>().ToList();
            Assert.InRange(labels.Count, 1, 14);
        }
    }

    [Fact]
    public void What_has_happened_and_what_is_ahead_stand_in_the_order_of_their_days()
    {
        foreach (var (name, line) in Samples.Timelines())
        {
            var marks = line.Landmarks(Samples.Tell);
            Assert.True(marks.Zip(marks.Skip(1)).All(p => p.First.Day <= p.Second.Day), name);
        }
    }

    [Theory]
    [InlineData(0, "on the agreed day")]
    [InlineData(1, "1 day later than agreed")]
    [InlineData(-1, "1 day earlier than agreed")]
    [InlineData(9, "9 days later than agreed")]
    [InlineData(-12, "12 days earlier than agreed")]
    public void A_difference_is_said_in_words(int days, string words) => Assert.Equal(words, Slip.Words(Samples.Tell, days));

    [Fact]
    public void Steps_not_yet_reached_are_ahead_and_after_the_end_none_is()
    {
        var flights = Samples.Flights().ToDictionary(f => f.Name + f.Flight.Setting, f => f.Flight);
        Assert.Equal(["close", "indirect"], flights["Mr G, day 40Theatre and inpatient work"].Ahead.Select(p => p.Level));
        Assert.Equal(["indirect"], flights["stepped upTheatre and inpatient work"].Ahead.Select(p => p.Level));
        Assert.Empty(flights["endedTheatre and inpatient work"].Ahead);
    }

    [Fact]
    public void Words_that_do_not_fit_end_with_an_ellipsis_and_are_never_wider_than_their_room()
    {
        foreach (var words in new[] { "Direct supervision", new string('w', 200), string.Join(' ', Enumerable.Repeat("supervision", 30)), "𝒳𝒳𝒳 👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️", "a" })
        {
            foreach (var most in new[] { 1, 2, 3 })
            {
                var lines = Letters.Wrap(words, 150, most);
                Assert.True(lines.Count <= most);
                Assert.All(lines, l => Assert.True(Letters.Width(l) <= 150, l));
                if (string.Join(' ', lines) != words && !lines[^1].EndsWith('…')) Assert.Equal(words.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_picture_says_what_it_is_and_what_people_wrote_stays_text()
    {
        using var writer = new StringWriter();
        new Drawing(10, 10, [new Label(0, 5, "<b>", "hr-level")]).Svg("p", "hr-picture", "Steps & stages", "“Clinic <1>”").WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        var svg = writer.ToString();
        Assert.Contains("role=\"img\" aria-labelledby=\"p-title\"", svg, StringComparison.Ordinal);
        Assert.Contains("<title id=\"p-title\">Steps &amp; stages</title>", svg, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
    }

    private static (double Left, double Top, double Right, double Bottom) Bounds(Shape shape) => shape switch
    {
        Box b => (b.X, b.Y, b.X + b.Width, b.Y + b.Height),
        Dot d => (d.X - d.Radius, d.Y - d.Radius, d.X + d.Radius, d.Y + d.Radius),
        Label l => (l.Left, l.Top, l.Right, l.Bottom),
        Stroke s => (s.Points.Min(p => p.X), s.Points.Min(p => p.Y), s.Points.Max(p => p.X), s.Points.Max(p => p.Y)),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };
}
