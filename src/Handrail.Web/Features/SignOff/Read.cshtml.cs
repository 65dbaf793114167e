using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.SignOff;

/// <summary>The practitioner signs that they have received and read how the plan ended, adds their account, and may say that they do not agree.</summary>
[NeedsFreshFactor]
public sealed class ReadModel : PlanPage
{
    [BindProperty]
    public ReadForm Form { get; set; } = new();

    public SignedStatement? SignOff => Plan.SignedStatements.FirstOrDefault(s => s.Act == Act.SignOff);

    public string OutcomeWords => CodeLists.PlanOutcomes.Knows(Plan.Result) ? CodeLists.PlanOutcomes.WordsOf(Plan.Result) : CodeLists.EarlyEndReasons.WordsOf(Plan.Result);

    protected override Act? ForAct => Act.ReadSignOff;

    protected override string DoneHref => $"/plans/{Plan.Reference}/outcome";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.ReadSignOff(Me, Text.Clean(Form.Account), Form.Agrees, Text.Clean(Form.Dissent), Form.Declares, now), Act.ReadSignOff);
}

public sealed class ReadForm
{
    public string? Account { get; set; }

    public bool? Agrees { get; set; }

    public string? Dissent { get; set; }

    public bool Declares { get; set; }
}
