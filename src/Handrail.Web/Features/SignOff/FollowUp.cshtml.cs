using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.SignOff;

/// <summary>How things are three and six months after sign-off: two coded answers and a comment.</summary>
public sealed class FollowUpModel : PlanPage
{
    [BindProperty]
    public FollowUpForm Form { get; set; } = new();

    public IEnumerable<Option> Roles => CodeLists.FollowUpRoles.Offered.Select(r => new Option(r.Value, T[r.Words]));

    public IEnumerable<Option> Restrictions => CodeLists.FollowUpRestrictions.Offered.Select(r => new Option(r.Value, T[r.Words]));

    protected override Act? ForAct => Act.RecordFollowUp;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.RecordFollowUp(Me, Form.InRole ?? "", Form.Restriction ?? "", Text.Clean(Form.Comment), now), Act.RecordFollowUp);
}

public sealed class FollowUpForm
{
    public string? InRole { get; set; }

    public string? Restriction { get; set; }

    public string? Comment { get; set; }
}
