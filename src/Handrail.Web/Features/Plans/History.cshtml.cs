using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Plans;

/// <summary>The one log, as the people on the plan read it.</summary>
public sealed class HistoryModel : PlanPage
{
    private const int Most = 200;

    public IReadOnlyList<FoldedLine> Lines { get; private set; } = [];

    /// <summary>Texts of drafts are not history that people read line by line, and a draft in work is its drafter's own.</summary>
    public static IEnumerable<EntryValue> Shown(Line line) => line.Entry.Act is Act.EditDraft or Act.EditRequest
        ? []
        : line.Values.Where(v => v.Side == ValueSide.Said).OrderBy(v => v.Field == "Text");

    public static IEnumerable<(string Field, string Before, string After)> Changes(Line line) => line.Entry.Act is Act.EditDraft or Act.EditRequest or Act.AmendRequest or Act.CopyDraft or Act.ReplaceDocument
        ? []
        : line.Values.Where(v => v.Side == ValueSide.Before).Select(v => (v.Field, v.Value, line.Values.FirstOrDefault(a => a.Field == v.Field && a.Side == ValueSide.After)?.Value ?? ""));

    /// <summary>What people call a field of the log.</summary>
    public static string WordsOf(string field) => field == "Level" ? "Supervision" : field;

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => roles.Any(r => r.Side() != Side.Supervision);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        Lines = [.. (await Db.FoldedLinesOfAsync(Plan.Id, Most)).Select(l => l with { Line = l.Line.For(Me, MyRoles) })];
        return null;
    }

    public void OnGet()
    {
    }
}
