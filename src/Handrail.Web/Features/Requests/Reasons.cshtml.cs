using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Requests;

/// <summary>Why the organisation asks for a plan.</summary>
public sealed class ReasonsModel : SectionPage<Reasons, ReasonsForm>
{
    public override string Section => "reasons";

    public IEnumerable<Option> PlanTypes => Options(CodeLists.PlanTypes);

    public IEnumerable<Option> EntryRoutes => Options(CodeLists.EntryRoutes);

    public IEnumerable<Option> ConcernDomains => Options(CodeLists.ConcernDomains);

    protected override Reasons Of(RequestDetails request) => request.Reasons;

    protected override RequestDetails With(RequestDetails request, Reasons part) => request with { Reasons = part };

    protected override ReasonsForm Fill(Reasons part) => new()
    {
        PlanType = part.PlanType,
        EntryRoutes = [.. part.EntryRoutes],
        ConcernSummary = part.ConcernSummary,
        ConcernDomains = [.. part.ConcernDomains],
    };

    protected override Reasons Typed(Reasons started) => started with
    {
        PlanType = Form.PlanType ?? "",
        EntryRoutes = [.. Form.EntryRoutes.OfType<string>().Distinct(StringComparer.Ordinal)],
        ConcernSummary = Text.Clean(Form.ConcernSummary),
        ConcernDomains = [.. Form.ConcernDomains.OfType<string>().Distinct(StringComparer.Ordinal)],
    };
}

public sealed class ReasonsForm
{
    public string? PlanType { get; set; }

    public List<string?> EntryRoutes { get; set; } = [];

    public string? ConcernSummary { get; set; }

    public List<string?> ConcernDomains { get; set; } = [];
}
