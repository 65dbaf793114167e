using Handrail.Domain.Drafting;
using Handrail.Domain.Requests;
using Xunit;

namespace Handrail.Domain.Tests.Drafting;

public sealed class RestartTests
{
    [Fact]
    public void Saving_again_after_a_clash_keeps_what_the_other_wrote_in_fields_that_did_not_clash()
    {
        var started = new PostDetails { ServiceNeeds = "a", JobPlan = "a" };
        var theirs = started with { ServiceNeeds = "theirs", JobPlan = "theirs" };
        var mine = started with { ServiceNeeds = "mine" };
        var first = Merge.Of(started, theirs, mine);
        Assert.Equal("ServiceNeeds", Assert.Single(first.Clashes).Field);

        var again = Merge.Of(Merge.Restart(started, theirs, first.Clashes), theirs, mine);

        Assert.Empty(again.Clashes);
        Assert.Equal(("mine", "theirs"), (again.Value.ServiceNeeds, again.Value.JobPlan));
    }
}
