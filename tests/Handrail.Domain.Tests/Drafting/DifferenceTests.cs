using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class DifferenceTests
{
    private static readonly PlanContent Plan = MrG.Whole(MrG.Framework(new PlanContent()));

    private static RowChange Row(PlanContent after, string field) => Difference.Between(Plan, after).Single().Rows.Single(r => r.Field == field);

    [Fact]
    public void Equal_contents_do_not_differ() => Assert.Empty(Difference.Between(Plan, PlanText.Read(PlanText.Write(Plan))));

    [Fact]
    public void A_changed_text_is_shown_before_and_after_under_the_name_of_its_part()
    {
        var objective = Plan.Objectives[0];
        var change = Assert.Single(Difference.Between(Plan, Plan.With(objective with { Description = "Operate again, safely." })));
        Assert.Equal((PartKind.Objective, objective.Id, objective.Title, ChangeKind.Changed), (change.Part, change.Id, change.Title, change.Kind));
        Assert.Equal(new RowChange("Description", "Description", objective.Description, "Operate again, safely.", ""), Assert.Single(change.Rows));
    }

    [Fact]
    public void A_part_that_came_or_went_says_all_that_it_says()
    {
        var review = Plan.Reviews[0];
        var change = Assert.Single(Difference.Between(Plan, Plan.Without(review.Id)));
        Assert.Equal((ChangeKind.Removed, "Formal review in month 2"), (change.Kind, change.Title));
        Assert.Equal(["Formal review", "month 2", "Practitioner\nClinical supervisor\nCase manager"], change.Rows.Select(r => r.Before));
        Assert.All(change.Rows, r => Assert.Equal("", r.After));
        Assert.Equal(ChangeKind.Added, Assert.Single(Difference.Between(Plan.Without(review.Id), Plan)).Kind);
    }

    [Fact]
    public void Numbers_say_by_how_much_they_moved()
    {
        Assert.Equal(("6 months", "9 months", "3 months longer"), Said(Row(Plan with { PlannedMonths = 9 }, "PlannedMonths")));
        Assert.Equal(("8 weeks", "7 weeks", "1 week shorter"), Said(Row(Plan.With(Plan.Stages[0] with { PlannedWeeks = 7 }), "PlannedWeeks")));
        Assert.Equal(("month 2", "month 3", "1 month later"), Said(Row(Plan.With(Plan.Reviews[0] with { Month = 3 }), "Month")));
        Assert.Equal(("month 5", "month 3", "2 months earlier"), Said(Row(Plan.With(Plan.Activities[1] with { DueByMonth = 3 }), "DueByMonth")));
        Assert.Equal(("6", "8", "2 times more"), Said(Row(Plan.With(Plan.Activities[0] with { PlannedCount = 8 }), "PlannedCount")));
        Assert.Equal(("£1,200", "£0", "£1,200 less"), Said(Row(Plan.With(Plan.Activities.Single(a => a.CostPence > 0) with { CostPence = 0 }), "CostPence")));
        static (string, string, string) Said(RowChange row) => (row.Before, row.After, row.Moved);
    }

    [Fact]
    public void Codes_and_ids_are_never_shown()
    {
        var words = Plan.PartIds().SelectMany(Plan.RowsOf).Select(r => r.Value).ToList();
        Assert.DoesNotContain(words, w => w.Contains("clinical-supervisor", StringComparison.Ordinal) || w.Contains(Plan.Objectives[0].Id.ToString(), StringComparison.Ordinal));
        Assert.Contains("Direct supervision", words);
    }

    [Fact]
    public void A_row_stands_for_every_field_of_a_part()
    {
        Assert.Equal(Fields<Objective>(), Plan.RowsOf(Plan.Objectives[0].Id).Select(r => r.Field).Order());
        Assert.Equal(Fields<Activity>(), Plan.RowsOf(Plan.Activities[0].Id).Select(r => r.Field).Order());
        Assert.Equal(Fields<SupervisionStage>(), Plan.RowsOf(Plan.Stages[0].Id).Select(r => r.Field).Order());
        Assert.Equal(Fields<ReviewPoint>().Except(["Number"]), Plan.RowsOf(Plan.Reviews[0].Id).Select(r => r.Field).Order());
        static IEnumerable<string> Fields<T>() => typeof(T).GetProperties().Select(p => p.Name).Except(["Id", "EqualityContract"]).Order();
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("One two", "One two", "One two")]
    [InlineData("", "One two", "+One two")]
    [InlineData("One two", "", "-One two")]
    [InlineData("Eight observed cases", "Ten observed cases", "-Eight+Ten observed cases")]
    [InlineData("Begin with induction", "Begin with induction and a familiar list", "Begin with induction+ and a familiar list")]
    [InlineData("Induction complete", "Induction complete; first list held", "Induction complete+; first list held")]
    [InlineData("£1,200 a year", "£1,300 a year", "-£1,200+£1,300 a year")]
    [InlineData("He can talk to the supervisor and to the team.", "Once a week the mentor listens, and nobody else does.", "-He can talk to the supervisor and to the team+Once a week the mentor listens, and nobody else does.")]
    [InlineData("a b c d", "a c x d", "a- b c+ x d")]
    public void Two_texts_are_told_apart_word_by_word(string before, string after, string pieces) =>
        Assert.Equal(pieces, string.Concat(WordChanges.Of(before, after).Select(p => (p.Kind switch { PieceKind.Removed => "-", PieceKind.Added => "+", _ => "" }) + p.Text)));

    [Fact]
    public void What_stayed_and_what_was_added_is_the_new_text_and_long_texts_are_no_trouble()
    {
        const int Seed = 20261122;
        var dice = new Random(Seed);
        for (var run = 0; run < 200; run++)
        {
            var (before, after) = (Some(dice), Some(dice));
            var pieces = WordChanges.Of(before, after);
            Assert.True(string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)) == after, $"seed {Seed}, run {run}");
            Assert.True(Bare(string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text))) == Bare(before), $"seed {Seed}, run {run}");
        }

        var (a, b) = (string.Join(' ', Enumerable.Range(0, 5_000)), string.Join(' ', Enumerable.Range(0, 5_000).Reverse()));
        Assert.Equal(b, string.Concat(WordChanges.Of(a, b).Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        static string Some(Random dice) => string.Join(' ', Enumerable.Range(0, dice.Next(1, 12)).Select(_ => "abcd"[dice.Next(4)]));
        static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);
    }
}
