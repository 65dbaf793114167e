using Handrail.Domain.Requests;
using Xunit;

namespace Handrail.Domain.Tests.Requests;

public sealed class ScreenerTests
{
    private static readonly Screening Fits = new() { Why = "concern", Risk = "no", Facts = "known", Told = "yes", Resources = "yes" };

    [Fact]
    public void Every_open_question_is_named_and_only_those_that_apply_are_asked()
    {
        var all = Screener.Faults(new Screening());
        Assert.Equal(["Why", "Risk", "Told", "Resources"], all.More.Prepend(all).Select(o => o.Field));
        Assert.Equal("Facts", Screener.Faults(Fits with { Facts = "" }).Field);
        Assert.Equal("Away", Screener.Faults(Fits with { Why = "return", Facts = "" }).Field);
        Assert.Equal("Why", Screener.Faults(Fits with { Why = "gossip" }).Field);
        Assert.True(Screener.Faults(Fits).IsDone);
    }

    [Fact]
    public void A_risk_now_comes_before_everything_else()
    {
        var advice = Screener.Advise(Fits with { Risk = "yes", Facts = "not-yet", Told = "not-yet" });
        Assert.Equal(("act-first", false), (advice.Code, advice.MayAsk));
    }

    [Fact]
    public void A_concern_whose_facts_are_not_known_is_looked_into_first_and_a_return_is_not() =>
        Assert.Equal(
            [("find-out-first", false), ("find-out-first", false), ("a-plan-fits", true)],
            new[] { "concern", "both", "return" }.Select(w => Screener.Advise(Fits with { Why = w, Facts = "not-yet", Away = "three-months" })).Select(a => (a.Code, a.MayAsk)));

    [Fact]
    public void Three_months_away_is_usual_and_never_a_gate()
    {
        var brief = Screener.Advise(Fits with { Why = "return", Away = "under-three-months" });
        Assert.Equal(("a-plan-fits", true), (brief.Code, brief.MayAsk));
        Assert.Contains(brief.Reasons, r => r.Contains("three months is usual, not a rule", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("not-yet", "yes", "talk-first")]
    [InlineData("not-yet", "no", "talk-first")]
    [InlineData("yes", "no", "resources-first")]
    [InlineData("yes", "unsure", "a-plan-fits")]
    [InlineData("yes", "yes", "a-plan-fits")]
    public void The_practitioner_is_told_first_and_supervision_has_to_be_found(string told, string resources, string code)
    {
        var advice = Screener.Advise(Fits with { Told = told, Resources = resources });
        Assert.Equal((code, true), (advice.Code, advice.MayAsk));
    }

    [Fact]
    public void Every_combination_of_answers_ends_in_advice_with_reasons_and_blames_nobody()
    {
        foreach (var why in Screener.Why.All)
            foreach (var risk in Screener.Risk.All)
                foreach (var facts in Screener.Facts.All)
                    foreach (var away in Screener.Away.All)
                        foreach (var told in Screener.Told.All)
                            foreach (var means in Screener.Resources.All)
                            {
                                var advice = Screener.Advise(new() { Why = why.Value, Risk = risk.Value, Facts = facts.Value, Away = away.Value, Told = told.Value, Resources = means.Value });
                                Assert.NotEmpty(advice.Reasons);
                                Assert.All(advice.Reasons.Append(advice.Title), s => Assert.DoesNotContain("fail", s, StringComparison.OrdinalIgnoreCase));
                            }
    }
}
