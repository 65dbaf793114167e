using Handrail.Domain.Plans;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Requests;

/// <summary>What a request rests on, for each reader as far as the organisation has decided.</summary>
public sealed class DocumentsModel : PlanPage
{
    /// <summary>Those that have gone are named last.</summary>
    public IReadOnlyList<SourceDocument> Shown => [.. Plan.Documents.OrderBy(d => d.IsOut).ThenBy(d => d.AddedOn).ThenBy(d => d.Id)];

    public bool IsForPractitioner => MyRoles.ReadAsPractitioner();

    public bool Opens(SourceDocument document) => document.IsOpenedBy(MyRoles);

    /// <summary>A title can say what a document is not to tell.</summary>
    public bool IsTitled(SourceDocument document) => !IsForPractitioner || (document.Shown == ShownAs.Yes && !document.IsOut);

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => IsOfRequest(roles) && roles.Any(r => r != Role.Companion);

    /// <summary>Whose business the request is: never theirs who supervise or read a draft. Its documents are not for a companion either.</summary>
    internal static bool IsOfRequest(IReadOnlyList<Role> roles) => roles.Any(r => r.Side() != Side.Supervision && r != Role.SecondReader);

    public void OnGet()
    {
    }
}
