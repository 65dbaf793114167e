using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Agreement;

public sealed class SignModel : PlanPage
{
    [BindProperty]
    public SignForm Form { get; set; } = new();

    protected override Act? ForAct => Act.Sign;

    /// <summary>What would be signed; null where nothing has been shared, and then nothing can be.</summary>
    public PlanVersion? Version => Plan.Versions.FirstOrDefault(v => v.Number == Plan.SharedVersion);

    public string Statement => Plan.StatementFor(MyRoles.Any(r => r.Side() == Side.Practitioner) ? Side.Practitioner : Side.Organisation);

    public void OnGet() => Form = new SignForm { Version = Version!.Number, Hash = Version.Hash };

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Sign(Me, Form.Version, Form.Hash ?? "", Form.Declares, now), Act.Sign);
}

public sealed class SignForm
{
    public int Version { get; set; }

    public string? Hash { get; set; }

    public bool Declares { get; set; }
}
