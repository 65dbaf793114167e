using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Drafts;

/// <summary>The draft as its drafter works on it: what it still lacks, and its parts in their order.</summary>
public sealed class OverviewModel : PlanPage
{
    private static readonly Act[] Onward = [Act.OfferFramework, Act.SendToSecondReader, Act.OfferAmendment, Act.CancelAmendment];

    /// <summary>So many edits are looked at to say who last changed each part.</summary>
    private const int MostChanges = 400;

    private bool mayWrite;
    private IReadOnlyList<Change> changes = [];

    /// <summary>The working copy: empty for those who may not write it now, since it is not theirs to read.</summary>
    public PlanContent Draft => mayWrite ? Plan.Working : new();

    /// <summary>What the plan needs before it can go where it goes next.</summary>
    public IReadOnlyList<Lack> Needed => Plan.Status == PlanStatus.FrameworkDrafting ? Draft.FrameworkLacks() : Draft.Lacks();

    /// <summary>What can wait until the framework has been agreed in principle.</summary>
    public IReadOnlyList<Lack> Later => Plan.Status == PlanStatus.FrameworkDrafting ? [.. Draft.Lacks().Except(Needed)] : [];

    /// <summary>Which of the parts are finished, of how many.</summary>
    public string Done(DraftPart part)
    {
        var ids = part switch
        {
            DraftPart.Objectives => Draft.Objectives.Select(o => o.Id),
            DraftPart.Activities => Draft.Activities.Select(a => a.Id),
            DraftPart.Supervision => Draft.Stages.Select(s => s.Id),
            DraftPart.Reviews => Draft.Reviews.Select(r => r.Id),
            _ => [],
        };
        var (all, open) = (ids.Count(), ids.Count(id => LacksOf(id).Count > 0));
        return all == 0 ? "" : open == 0 && Needed.Any(l => l.Part == part) ? "" : open == 0 ? T[all == 1 ? "Complete" : "All {0} are complete", all] : T["{0} of {1} complete", all - open, all];
    }

    /// <summary>What one part still lacks, and whether that can wait until the framework has been agreed in principle.</summary>
    public IReadOnlyList<(string Sentence, bool CanWait)> LacksOf(Guid id) =>
        [.. Needed.Where(l => l.Id == id).Select(l => (l.Sentence, false)), .. Later.Where(l => l.Id == id).Select(l => (l.Sentence, true))];

    /// <summary>Who last changed anything in the draft, or this part of it; empty where nobody has.</summary>
    public string LastChange(Guid? part = null)
    {
        var last = changes.FirstOrDefault(c => part is null || c.Part == part);
        return last is null ? "" : part is null
            ? T[last.IsMine ? "You last changed this {1}" : "{0} last changed this {1}", last.Name, Say.Ago(last.At, Clock.UtcNow)]
            : last.IsMine ? "" : T["Changed by {0} {1}", last.Name, Say.Ago(last.At, Clock.UtcNow)];
    }

    /// <summary>What the second reader asked for, from the day on which the draft came back until it is sent again; null for those whom it is not for.</summary>
    public Line? Returned { get; private set; }

    /// <summary>Other people who write this draft.</summary>
    public IReadOnlyList<string> With { get; private set; } = [];

    public IReadOnlyList<Act> Next => [.. Onward.Intersect(Plan.ActsFor(Me, Today))];

    protected override Act? ForAct => Act.EditDraft;

    protected override string DoneHref => $"/plans/{Plan.Reference}/draft";

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.Allows(Act.EditDraft, Me, Today) is { IsRefused: true } refusal) return Again(refusal);
        mayWrite = true;
        var (id, me) = (Plan.Id, Me.PersonId);
        changes = await (
            from entry in Db.Entries.AsNoTracking()
            join person in Db.People on entry.ActorId equals person.Id
            where entry.SubjectId == id && (entry.Act == Act.EditDraft || entry.Act == Act.CopyDraft)
            orderby entry.Number descending
            select new Change(entry.PartId, (person.Title + " " + person.GivenName + " " + person.FamilyName).Trim(), person.Id == me, entry.At)).Take(MostChanges).ToListAsync();
        if (Plan.Status == PlanStatus.DetailedDrafting)
            Returned = (await LinesAsync(1, Act.SendToSecondReader, Act.ReturnDraft)).FirstOrDefault(l => l.Entry.Act == Act.ReturnDraft && l.Said("Text").Length > 0);
        With = [.. Plan.Assignments.Where(a => Plan.IsDraftedBy([a.Role]) && a.CountsOn(Today) && a.PersonId != me && (a.Role != Role.KeyContact || a.PersonId == Plan.KeyContactOn(Today))).Select(a => Everybody[a.PersonId].Name).Distinct().Order(StringComparer.CurrentCulture)];
        return null;
    }

    private sealed record Change(Guid? Part, string Name, bool IsMine, DateTime At);

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostMoveAsync(Guid? up, Guid? down) =>
        ChangeAsync(up ?? down ?? Guid.Empty, (content, id) => content.Moved(id, up is null ? 1 : -1), "Order", "“{0}” has been moved");

    public Task<IActionResult> OnPostRemoveAsync(Guid part) =>
        ChangeAsync(part, (content, id) => content.Without(id), "Removed", "“{0}” has been removed");

    private async Task<IActionResult> ChangeAsync(Guid part, Func<PlanContent, Guid, PlanContent> change, string what, string done)
    {
        // The buttons of the page share one form, so what is pressed tells one sending from another.
        FormStandsFor(FormattableString.Invariant($"{what} {part}"));
        var name = Draft.NameOf(part);
        var result = await DoAsync((plan, now) => plan.EditDraft(Me, change(plan.Working, part), what, part, now), Act.EditDraft);
        if (result is RedirectResult && name.Length > 0) TempData["Done"] = T[done, name].Value;
        return result;
    }
}
