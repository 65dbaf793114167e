using Handrail.Domain;
using Xunit;

namespace Handrail.Domain.Tests;

public sealed class OutcomeTests
{
    [Fact]
    public void A_refusal_carries_its_sentence_and_the_field_it_stands_beside()
    {
        var outcome = Outcome.Refused("plan.aim.empty", "Enter the aim of the plan", "Aim");
        Assert.True(outcome.IsRefused);
        Assert.Equal(("plan.aim.empty", "Enter the aim of the plan", "Aim"), (outcome.Key, outcome.Sentence, outcome.Field));
    }
}
