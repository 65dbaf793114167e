using Handrail.Domain.Plans;
using Handrail.Web.Ui.Guides;
using Xunit;

namespace Handrail.Web.Tests.Ui.Guides;

[Trait("Runs", "once")]
public sealed class GuideTests
{
    private static readonly Side[] Sides = [Side.Practitioner, Side.Organisation, Side.Supervision];

    // Words that blame, threaten or only insiders know.
    private static readonly string[] Unkind = ["fail", "unsatisfactory", "comply", "non-compliance", "underperform", "escalat", "stakeholder", "trainee", "must "];

    public static TheoryData<Side, PlanStatus> All { get; } = new(from side in Sides from status in Enum.GetValues<PlanStatus>() select (side, status));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_status_tells_every_side_what_it_means_what_comes_and_what_if_not(Side side, PlanStatus status)
    {
        var chapter = Guide.Of(side, status);
        foreach (var words in new[] { chapter.Now, chapter.Then, chapter.Worry, Guide.Reads(side, status) })
        {
            Assert.EndsWith(".", words, StringComparison.Ordinal);
            Assert.True(char.IsUpper(words[0]), words);
            Assert.DoesNotContain(Unkind, word => words.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("  ", words, StringComparison.Ordinal);
            Assert.DoesNotContain("'", words, StringComparison.Ordinal);
        }

        Assert.InRange(chapter.Now.Length, 20, 400);
        Assert.InRange(chapter.Then.Length, 20, 600);
        Assert.InRange(chapter.Worry.Length, 20, 600);
    }

    [Theory]
    [InlineData(Side.Practitioner)]
    [InlineData(Side.Organisation)]
    public void The_way_and_what_may_happen_besides_are_every_status_once(Side side)
    {
        var known = Guide.Way(side).Concat(Guide.Aside(side)).ToList();
        Assert.Equal(known.Distinct(), known);
        Assert.Equal(Enum.GetValues<PlanStatus>().Order(), known.Order());
    }

    [Fact]
    public void Who_supervises_reads_of_nothing_before_they_may_be_asked() =>
        Assert.All(Guide.Way(Side.Supervision).Concat(Guide.Aside(Side.Supervision)), s => Assert.False(s.Phase() is Phase.Request or Phase.Draft));

    [Fact]
    public void A_status_stands_in_an_address_and_is_found_again()
    {
        Assert.Equal("in-delivery", Guide.Slug(PlanStatus.InDelivery));
        Assert.All(Enum.GetValues<PlanStatus>(), s => Assert.Equal(s, Guide.FromSlug(Guide.Slug(s))));
        Assert.All(new[] { null, "", "InDelivery", "in delivery", "7", "nothing" }, s => Assert.Null(Guide.FromSlug(s)));
    }

    [Fact]
    public void Everybody_reads_for_their_own_side_and_the_service_reads_along_with_the_practitioner()
    {
        Assert.Equal(Side.Practitioner, Guide.SideOf([Role.Practitioner]));
        Assert.Equal(Side.Organisation, Guide.SideOf([Role.CaseManager, Role.Requester]));
        Assert.Equal(Side.Supervision, Guide.SideOf([Role.DeputySupervisor]));
        Assert.Equal(Side.Practitioner, Guide.SideOf([Role.KeyContact]));
        Assert.Equal(Side.Organisation, Guide.SideOf([Role.KeyContact, Role.CaseManager]));
    }

    [Fact]
    public void What_one_can_do_is_what_the_lifecycle_says()
    {
        Assert.Contains(Guide.Acts(Side.Practitioner, PlanStatus.Issued), a => a.Act == Act.Sign);
        Assert.DoesNotContain(Guide.Acts(Side.Supervision, PlanStatus.Issued), a => a.Act == Act.Sign);
        Assert.Equal([Act.InviteCompanion], Guide.Acts(Side.Practitioner, PlanStatus.SecondReading).Select(a => a.Act));
    }
}
