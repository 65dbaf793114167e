using System.Reflection;
using System.Text.RegularExpressions;
using Handrail.Domain.Lists;
using Xunit;

namespace Handrail.Domain.Tests.Lists;

public sealed class CodeListsTests
{
    private static readonly Regex Kebab = new("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static TheoryData<string> Names => [.. CodeLists.All.Select(list => list.Name)];

    [Fact]
    public void Every_list_stands_in_the_list_of_lists_under_a_name_of_its_own()
    {
        var written = typeof(CodeLists).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(CodeList))
            .Select(property => (CodeList)property.GetValue(null)!);
        Assert.Equal(written.Select(list => list.Name).Order(), CodeLists.All.Select(list => list.Name).Order());
        Assert.Distinct(CodeLists.All.Select(list => list.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_list_offers_something(string name) => Assert.NotEmpty(Named(name).Offered);

    [Theory, MemberData(nameof(Names))]
    public void Values_are_unique_words_in_kebab_case(string name)
    {
        Assert.Distinct(Named(name).All.Select(code => code.Value));
        Assert.All(Named(name).All, code => Assert.Matches(Kebab, code.Value));
    }

    [Theory, MemberData(nameof(Names))]
    public void Wordings_are_unique_begin_with_a_capital_and_have_no_stray_space_or_full_stop(string name)
    {
        Assert.Distinct(Named(name).All.Select(code => code.Words));
        Assert.All(Named(name).All, code =>
        {
            Assert.True(char.IsUpper(code.Words[0]), code.Words);
            Assert.Equal(code.Words.Trim().TrimEnd('.'), code.Words);
        });
    }

    [Theory, MemberData(nameof(Names))]
    public void Nothing_is_called_a_failure(string name) =>
        Assert.All(Named(name).All, code => Assert.DoesNotContain("fail", code.Value + code.Words, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Each_regulator_registers_one_of_the_professions_and_each_profession_has_a_regulator()
    {
        Assert.Equal(["gmc"], CodeLists.RegulatorsOf("doctor"));
        Assert.Equal(["gdc"], CodeLists.RegulatorsOf("dentist"));
        Assert.Equal(["gphc", "psni"], CodeLists.RegulatorsOf("pharmacist"));
        Assert.Empty(CodeLists.RegulatorsOf("ophthalmic"));
        Assert.Equal(
            CodeLists.Regulators.All.Select(code => code.Value),
            CodeLists.Professions.All.SelectMany(code => CodeLists.RegulatorsOf(code.Value)));
    }

    [Fact]
    public void Every_workplace_based_assessment_is_an_activity_and_an_audit_is_not_an_assessment()
    {
        Assert.All(CodeLists.WorkplaceAssessments.All, tool => Assert.True(CodeLists.ActivityKinds.Offers(tool.Value)));
        Assert.True(CodeLists.IsWorkplaceAssessment("cbd"));
        Assert.False(CodeLists.IsWorkplaceAssessment("audit"));
        Assert.Equal("Case-based discussion (CbD)", CodeLists.ActivityKinds.WordsOf("cbd"));
    }

    // A concern becomes an objective in the same area: the two lists must not drift apart.
    [Fact]
    public void Every_objective_area_is_a_concern_domain_in_the_same_words() =>
        Assert.Subset(CodeLists.ConcernDomains.All.ToHashSet(), CodeLists.ObjectiveAreas.All.ToHashSet());

    [Fact]
    public void An_objective_that_is_not_met_is_not_yet_achieved() =>
        Assert.Equal("Not yet achieved", CodeLists.ObjectiveProgress.WordsOf("not-yet-achieved"));

    private static CodeList Named(string name) => CodeLists.All.Single(list => list.Name == name);
}
