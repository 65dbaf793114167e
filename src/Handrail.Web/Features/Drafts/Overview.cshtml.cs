using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Drafts;

/// <summary>The draft as its drafter works on it: what it still lacks, and its parts in their order.</summary>
public sealed class OverviewModel : PlanPage
{
    private static readonly Act[] Onward = [Act.OfferFramework, Act.SendToSecondReader, Act.OfferAmendment, Act.CancelAmendment];

    private bool mayWrite;

    /// <summary>The working copy: empty for those who may not write it now, since it is not theirs to read.</summary>
    public PlanContent Draft => mayWrite ? Plan.Working : new();

    /// <summary>What the plan needs before it can go where it goes next.</summary>
    public IReadOnlyList<Lack> Needed => Plan.Status == PlanStatus.FrameworkDrafting ? Draft.FrameworkLacks() : Draft.Lacks();

    /// <summary>What can wait until the framework has been agreed in principle.</summary>
    public IReadOnlyList<Lack> Later => Plan.Status == PlanStatus.FrameworkDrafting ? [.. Draft.Lacks().Except(Needed)] : [];

    public IReadOnlyList<Act> Next => [.. Onward.Intersect(Plan.ActsFor(Me, Today))];

    protected override Act? ForAct => Act.EditDraft;

    protected override string DoneHref => $"/plans/{Plan.Reference}/draft";

    protected override Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.Allows(Act.EditDraft, Me, Today) is { IsRefused: true } refusal) return Task.FromResult<IActionResult?>(Again(refusal));
        mayWrite = true;
        return Task.FromResult<IActionResult?>(null);
    }

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
