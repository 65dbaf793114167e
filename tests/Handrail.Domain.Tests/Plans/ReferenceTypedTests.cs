using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Domain.Tests.Plans;

public sealed class ReferenceTypedTests
{
    [Theory]
    [InlineData("PSR-2026-0001", "PSR-2026-0001")]
    [InlineData(" psr 2026 1 ", "PSR-2026-0001")]
    [InlineData("2026/0001", "PSR-2026-0001")]
    [InlineData("PSR20260001", "PSR-2026-0001")]
    [InlineData("psr-2026-10000", "PSR-2026-10000")]
    [InlineData("PSR–2026–0007", "PSR-2026-0007")]
    public void A_reference_is_read_however_it_is_typed(string typed, string reference) => Assert.Equal(new ReferenceTyped(reference, true), ReferenceTyped.Of(typed));

    [Theory]
    [InlineData("2026")]
    [InlineData("PSR-2026-")]
    public void A_year_is_what_its_references_begin_with(string typed) => Assert.Equal(new ReferenceTyped("PSR-2026-", false), ReferenceTyped.Of(typed));

    [Theory]
    [InlineData("Grant")]
    [InlineData("")]
    [InlineData("PSR")]
    [InlineData("20 26")]
    [InlineData("٢٠٢٦-0001")]
    [InlineData("2026-0001 or 1=1")]
    [InlineData("2026-000000001")]
    public void Anything_else_is_no_reference(string typed) => Assert.Null(ReferenceTyped.Of(typed));
}
