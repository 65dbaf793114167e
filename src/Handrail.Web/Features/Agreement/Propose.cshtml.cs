using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Agreement;

/// <summary>Where a side chooses what it would have the plan say differently. The change itself is written where drafts are written.</summary>
public sealed class ProposeModel : PlanPage
{
    public PlanContent Says => Plan.Versions.FirstOrDefault(v => v.Number == Plan.SharedVersion)?.Content ?? new PlanContent();

    /// <summary>The parts under their headings.</summary>
    public IEnumerable<IGrouping<string, (PartKind Kind, Guid Id, string Title, int Open)>> Parts =>
        from id in Says.PartIds()
        let kind = Says.KindOf(id)!.Value
        group (kind, id, Says.TitleOf(id), Plan.Proposals.Count(p => p.IsOpen && p.PartId == id)) by PartLinks.Heading(kind);

    protected override Act? ForAct => Act.Propose;

    public void OnGet()
    {
    }
}
