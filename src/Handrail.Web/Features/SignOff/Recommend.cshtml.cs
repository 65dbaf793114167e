using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.SignOff;

/// <summary>What somebody who supervises, or the case manager, recommends to the accountable person.</summary>
public sealed class RecommendModel : PlanPage
{
    [BindProperty]
    public RecommendForm Form { get; set; } = new();

    public Tally Tally { get; private set; } = null!;

    /// <summary>What the reader has recommended already.</summary>
    public Recommendation? Mine => Plan.StandingRecommendations.LastOrDefault(r => MyRoles.Contains(r.Role));

    public IEnumerable<Option> Outcomes => CodeLists.SignOffRecommendations.Offered.Select(o => new Option(o.Value, T[o.Words]));

    protected override Act? ForAct => Act.RecommendSignOff;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Tally = await Tally.OfAsync(Db, Plan, Today);
        return null;
    }

    public void OnGet()
    {
        if (Mine is { } mine && mine.PersonId == Me.PersonId) (Form.Outcome, Form.Reasons) = (mine.Outcome, mine.Reasons);
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.RecommendSignOff(Me, Form.Outcome ?? "", Text.Clean(Form.Reasons), now), Act.RecommendSignOff);
}

public sealed class RecommendForm
{
    public string? Outcome { get; set; }

    public string? Reasons { get; set; }
}
