using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.SignOff;

/// <summary>The accountable person signs the plan off, with both recommendations and the tally before them.</summary>
[NeedsFreshFactor]
public sealed class SignOffModel : PlanPage
{
    [BindProperty]
    public SignOffForm Form { get; set; } = new();

    public Tally Tally { get; private set; } = null!;

    public IReadOnlyList<(string Who, Side Side)> Advice => [("Those who supervise", Side.Supervision), ("The case manager", Side.Organisation)];

    public IReadOnlyList<Side> Awaited => Plan.RecommendationsAwaited(Today);

    public Role ActingAs => MyRoles.FirstOrDefault(r => r is Role.AccountablePerson or Role.DeputyAccountablePerson);

    public IEnumerable<Option> Outcomes => CodeLists.SignOffOutcomes.Offered.Select(o => new Option(o.Value, T[o.Words]));

    public IEnumerable<Option> Judgements => CodeLists.FinalJudgements.Offered.Select(o => new Option(o.Value, T[o.Words]));

    protected override Act? ForAct => Act.SignOff;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Tally = await Tally.OfAsync(Db, Plan, Today);
        // One line for each objective of the plan, in its order.
        var sent = Form.Lines;
        Form.Lines = [.. Tally.Agreed.Objectives.Select(o => sent.FirstOrDefault(l => l.Objective == o.Id) ?? new SignOffLineForm { Objective = o.Id })];
        return null;
    }

    /// <summary>What the supervisor wrote of an objective last.</summary>
    public string LastJudged(Guid objective) => Plan.ReportOf(Plan.Reviews.Count)?.Lines.Find(l => l.ObjectiveId == objective) is { } line
        ? T["In the supervisor’s last report: {0}", T[CodeLists.ObjectiveProgress.WordsOf(line.Progress)].Value] : "";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) => plan.SignOff(
            Me,
            new SignOffDecision(
                Form.Result ?? "",
                [.. Form.Lines.Select(l => new ObjectiveJudgement(l.Objective, l.Progress ?? "", ""))],
                Text.Clean(Form.Summary),
                Text.Clean(Form.WithoutAdvice),
                Form.Declares),
            now),
        Act.SignOff);
}

public sealed class SignOffForm
{
    public List<SignOffLineForm> Lines { get; set; } = [];

    public string? Result { get; set; }

    public string? WithoutAdvice { get; set; }

    public string? Summary { get; set; }

    public bool Declares { get; set; }
}

public sealed class SignOffLineForm
{
    public Guid Objective { get; set; }

    public string? Progress { get; set; }
}
