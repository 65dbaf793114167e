using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>The levels of supervision from which the plan's stages choose: a ladder ready made, or the plan's own words.</summary>
public sealed class LadderModel : DraftPage<PlanContent>
{
    [BindProperty]
    public LadderForm Form { get; set; } = new();

    public IEnumerable<Option> Ladders =>
    [
        .. SupervisionLadders.All.Select(l => new Option(l.Code, T[l.Name], string.Join("; ", l.Levels.Select(level => T[level.Name].Value)))),
        new Option(SupervisionLadders.OwnCode, T["The plan’s own levels"], T["As you write them below."]),
    ];

    public void OnGet()
    {
        var part = Part(Plan);
        Begin(part);
        Form = new LadderForm
        {
            Ladder = part.Ladder,
            Levels =
            [
                .. part.Levels.OrderByDescending(l => l.Tightness).Select(l => new LevelRow { Code = l.Code, Name = l.Name, Definition = l.Definition }),
                .. Enumerable.Range(part.Levels.Length, Math.Max(0, Limits.Levels - part.Levels.Length)).Select(_ => new LevelRow { Code = "own-" + Ids.New().ToString("N") }),
            ],
        };
    }

    public Task<IActionResult> OnPostAsync() => KeepAsync(
        Part,
        started => Chosen(started),
        (plan, part, now) => Proposes
            ? Write(plan, plan.Working with { Ladder = part.Ladder, Levels = part.Levels }, "", PartTexts.Levels, now)
            : plan.ChooseLadder(Me, new SupervisionLadder(part.Ladder, "", part.Levels), now));

    protected override string LabelOf(string field) => field == "Ladder" ? "Which levels does the plan use?" : "The plan’s own levels";

    protected override string WordsOf(string field, string value) => field == "Ladder"
        ? T[SupervisionLadders.Find(value)?.Name ?? "The plan’s own levels"]
        : string.Join('\n', Draft.Levels.Select(l => T[l.Name].Value + ": " + T[l.Definition].Value));

    private PlanContent Chosen(PlanContent started)
    {
        var ladder = SupervisionLadders.Find(Form.Ladder ?? "") ?? SupervisionLadders.Own(
        [
            .. Form.Levels.Select(l => (Code: l.Code ?? "", Name: Text.Clean(l.Name), Definition: Text.Clean(l.Definition))).Where(l => l.Name.Length + l.Definition.Length > 0),
        ]);
        return started with { Ladder = ladder.Code, Levels = [.. ladder.Levels] };
    }

    private static PlanContent Part(Plan plan) => new() { Ladder = plan.Working.Ladder, Levels = plan.Working.Levels };
}

public sealed class LadderForm
{
    [Required(ErrorMessage = "Select the levels that the plan uses")]
    public string? Ladder { get; set; }

    /// <summary>From the closest supervision to the most independent; empty rows fall away.</summary>
    public LevelRow[] Levels { get; set; } = [];
}

public sealed class LevelRow
{
    /// <summary>Names the level while its words change, so that stages keep it.</summary>
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Definition { get; set; }
}
