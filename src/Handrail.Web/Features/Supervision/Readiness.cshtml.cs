using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>What must be in place before an agreed plan starts: read by everyone on the plan, gone through by the case manager.</summary>
public sealed class ReadinessModel : PlanPage
{
    [BindProperty]
    public ReadinessForm Form { get; set; } = new();

    public int All => CodeLists.ReadinessItems.Offered.Count() + 2;

    public int Open => Plan.ReadinessLacks(Today).Count;

    /// <summary>What those who supervise have answered themselves.</summary>
    public IEnumerable<(string What, bool IsInPlace, IEnumerable<Assignment> Accepted)> Supervisors =>
        from role in new[] { Role.ClinicalSupervisor, Role.DeputySupervisor }
        let what = role == Role.ClinicalSupervisor ? "A clinical supervisor has accepted" : "A deputy supervisor has accepted"
        select (what, !Plan.ReadinessLacks(Today).Contains(what), Plan.AcceptedAs(role, Today));

    protected override string DoneHref => $"/plans/{Plan.Reference}/readiness";

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) =>
        plan.AgreedVersion > 0 && plan.IsReadBy(Me, Today) && (!HttpMethods.IsPost(Request.Method) || roles.Contains(Role.CaseManager));

    protected override Task<IActionResult?> PreparePlanAsync()
    {
        // One line for each item of the list, in its order, whatever was sent.
        var sent = Form.Items;
        Form.Items = [.. CodeLists.ReadinessItems.Offered.Select(i => sent.FirstOrDefault(s => s.Item == i.Value) ?? new ReadinessItemForm { Item = i.Value, Answer = Plan.CheckOf(i.Value)?.Answer, Why = Plan.CheckOf(i.Value)?.Why })];
        return Task.FromResult<IActionResult?>(null);
    }

    public IEnumerable<Option> Answers(string item) =>
    [
        .. CodeLists.ReadinessAnswers.Offered.Where(a => a.Value != "not-needed" || CodeLists.MayBeNotNeeded(item)).Select(a => new Option(a.Value, T[a.Words])),
        new Option("", T["Not yet"]),
    ];

    /// <summary>What the first stages are, beside the item that speaks of them.</summary>
    public string HintOf(string item) => item switch
    {
        "restrictions" => T["The first stages: {0}", string.Join("; ", Plan.Agreed.Settings.Select(s => $"{s}: {Plan.LevelName(Plan.Agreed.StagesFor(s).First().Level)}"))] + ". " + Restrictions,
        "occupational-health" => T["Only that it has been cleared, never what it says"],
        "placement" => T["Needed when part of the plan takes place at another organisation"],
        _ => "",
    };

    /// <summary>What the request records of restrictions: the case manager reads the request too.</summary>
    private string Restrictions => Plan.Request.Restrictions is not { Applies: "yes", Each.Length: > 0 } limits ? T["The request records no restriction"]
        : T["The request records: {0}", string.Join("; ", limits.Each.Select(r => string.Join(", ", new[]
        {
            Words("RestrictionKind", r.Kind), r.Scope, Words("RestrictionImposer", r.Imposer), r.From is { } from ? T["from {0}", Say.Date(from)].Value : "", r.To is { } to ? T["until {0}", Say.Date(to)].Value : "",
        }.Where(w => w.Length > 0))))];

    private string Words(string field, string value) => Handrail.Domain.Requests.Answers.WordsOf(field, value) is { } words ? T[words] : "";

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) => plan.CheckReadiness(Me, [.. Form.Items.Select(i => new ReadinessAnswer(i.Item ?? "", i.Answer ?? "", Text.Clean(i.Why)))], now),
        Act.CheckReadiness);
}

public sealed class ReadinessForm
{
    public List<ReadinessItemForm> Items { get; set; } = [];
}

public sealed class ReadinessItemForm
{
    public string? Item { get; set; }

    public string? Answer { get; set; }

    public string? Why { get; set; }
}
