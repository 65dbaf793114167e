using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>The levels of supervision from which the plan's stages choose: a ladder ready made, or the plan's own words.</summary>
public sealed class LadderModel : DraftPage<PlanContent, LadderForm>
{
    public IEnumerable<Option> Ladders =>
    [
        .. SupervisionLadders.All.Select(l => new Option(l.Code, T[l.Name], string.Join("; ", l.Levels.Select(level => T[level.Name].Value)))),
        new Option(SupervisionLadders.OwnCode, T["The plan’s own levels"], T["As you write them below."]),
    ];

    public override string Heading => T["Levels of supervision"];

    protected override (Act Act, Guid? Part, string Name) Trail => (Act.EditDraft, PartTexts.Levels, "Supervision ladder");

    /// <summary>A ladder is its levels: one without the other would be neither person's.</summary>
    protected override IReadOnlyList<string> Together => ["Ladder", "Levels"];

    protected override PlanContent Read(Plan plan) => new() { Ladder = plan.Working.Ladder, Levels = plan.Working.Levels };

    protected override LadderForm Fill(PlanContent part) => new()
    {
        Ladder = part.Ladder,
        Levels =
        [
            .. part.Levels.OrderByDescending(l => l.Tightness).Select(l => new LevelRow { Code = l.Code, Name = l.Name, Definition = l.Definition }),
            .. Enumerable.Range(part.Levels.Length, Math.Max(0, Limits.Levels - part.Levels.Length)).Select(_ => new LevelRow { Code = "own-" + Ids.New().ToString("N") }),
        ],
    };

    protected override Outcome Write(Plan plan, PlanContent part, Moment now) => Proposes
        ? Save(plan, plan.Working with { Ladder = part.Ladder, Levels = part.Levels }, now)
        : plan.ChooseLadder(Me, new SupervisionLadder(part.Ladder, "", part.Levels), now);

    protected override string LabelOf(string field) => T[field == "Ladder" ? "Which levels does the plan use?" : "The plan’s own levels"];

    protected override string WordsOf(string field, string value) => field == "Ladder"
        ? T[SupervisionLadders.Find(value)?.Name ?? "The plan’s own levels"]
        : string.Join('\n', Draft.Levels.Select(l => T[l.Name].Value + ": " + T[l.Definition].Value));

    /// <summary>Rows that were written, while the ladder chosen has words of its own.</summary>
    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (await base.PreparePlanAsync() is { } answer) return answer;
        if (!HttpMethods.IsPost(Request.Method) || SupervisionLadders.Find(Form.Ladder ?? "") is not { } chosen) return null;
        var before = PlanText.ReadPart<PlanContent>(Started)?.Levels.Select(Words) ?? [];
        var unasked = Outcome.Contradicts(
            Rows.Select(r => (r.Name, r.Definition)).Except(before).Except(chosen.Levels.Select(Words)).Any(), "You chose levels that are ready made, and also wrote levels of the plan’s own", "Ladder");
        if (unasked.IsRefused) ModelState.AddModelError("Form.Ladder", T[unasked.Sentence]);
        return null;

        static (string, string) Words(SupervisionLevel level) => (level.Name, level.Definition);
    }

    private IEnumerable<(string Code, string Name, string Definition)> Rows =>
        Form.Levels.Select(l => (Code: l.Code ?? "", Name: Text.Clean(l.Name), Definition: Text.Clean(l.Definition))).Where(l => l.Name.Length + l.Definition.Length > 0);

    protected override PlanContent Typed(PlanContent started)
    {
        var ladder = SupervisionLadders.Find(Form.Ladder ?? "") ?? SupervisionLadders.Own([.. Rows]);
        return started with { Ladder = ladder.Code, Levels = [.. ladder.Levels] };
    }
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
