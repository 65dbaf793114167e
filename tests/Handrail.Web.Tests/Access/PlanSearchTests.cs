using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Handrail.Web.Tests.Access;

[Trait("Runs", "once")]
public sealed class PlanSearchTests
{
    private static PlanSearch Read(string address) => PlanSearch.Read(new QueryCollection(QueryHelpers.ParseQuery(address)));

    [Fact]
    public void A_list_as_nobody_narrowed_it_has_a_bare_address() => Assert.Equal("/plans", new PlanSearch().Address());

    [Fact]
    public void What_an_address_says_is_read_back_as_it_was_said()
    {
        var search = new PlanSearch
        {
            Which = Which.All,
            Text = "O’Brien & 100%",
            Status = PlanStatus.SafetyHold,
            Organisation = Guid.Parse("00000002-0000-7000-8000-000000000001"),
            Adviser = Guid.Parse("0000000b-0000-7000-8000-000000000001"),
            Due = DueWhen.Week,
            Next = Side.Practitioner,
            As = Role.KeyContact,
            IsQuiet = true,
            Sort = SortBy.Practitioner,
            IsReversed = true,
            Page = 3,
        };
        var dated = search with { From = DateBoxes.Of(new DateOnly(2026, 9, 1)), To = DateBoxes.Of(new DateOnly(2026, 9, 30)) };
        var read = Read(dated.Address("")[1..]);
        Assert.Equal(dated.Address(), read.Address());
        Assert.Equal(search, read with { From = search.From, To = search.To });
        Assert.True(read.From.TryRead(out var from) && from == new DateOnly(2026, 9, 1));
    }

    [Fact]
    public void Every_status_and_phase_has_a_word_of_its_own_in_the_address()
    {
        foreach (var status in Enum.GetValues<PlanStatus>())
            Assert.Equal(status, Read("status=" + PlanSearch.Kebab(status)) is { Phase: { } phase } ? Enum.GetValues<PlanStatus>().Single(s => s.Phase() == phase) : Read("status=" + PlanSearch.Kebab(status)).Status);
        foreach (var phase in Enum.GetValues<Phase>())
            Assert.Equal(phase, Read("status=" + PlanSearch.Kebab(phase)).Phase);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-1")]
    [InlineData("page=1.5")]
    [InlineData("page=99999999999999999999")]
    [InlineData("sort=password")]
    [InlineData("order=desc")]
    [InlineData("status=nothing-known")]
    [InlineData("status=5")]
    [InlineData("show=&next=nobody&as=boss&due=never-ever&quiet=1")]
    [InlineData("organisation=%27%20or%201=1&adviser=x")]
    public void What_nobody_knows_is_passed_over(string address) => Assert.Equal(new PlanSearch().Address(), Read(address).Address());

    [Fact]
    public void Nobody_pages_further_than_a_thousand_plans() => Assert.Equal(PlanSearch.Most / PlanSearch.PageSize, Read("page=99999999").Page);
}
