using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Agreement;

/// <summary>One proposed change, to be accepted or declined by the other side, or withdrawn by the side that made it.</summary>
public sealed class ProposalsModel : PlanPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public ProposalAnswerForm Form { get; set; } = new();

    public ProposalCard Card { get; private set; } = null!;

    public Proposal Proposal => Plan.Proposals.First(p => p.Id == Id);

    public bool IsOurs => MyRoles.Any(r => r.Side() == Proposal.Side);

    public bool MayAnswer => Proposal.IsOpen && !IsOurs && May(Act.AcceptProposal);

    public bool MayWithdraw => Proposal.IsOpen && IsOurs && May(Act.WithdrawProposal);

    /// <summary>Where something else has been accepted in the same place meanwhile: what the plan says there now, and what is proposed.</summary>
    public IReadOnlyList<(string Label, string Now, string Proposed)> Clashes { get; private set; } = [];

    protected override Act? ForAct => HttpMethods.IsPost(Request.Method) ? Act.AcceptProposal : null;

    protected override string DoneHref => $"/plans/{Plan.Reference}/discussion";

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => roles.Any(r => r.Side() != Side.Supervision);

    protected override Task<IActionResult?> PreparePlanAsync() => Task.FromResult(Prepare());

    private IActionResult? Prepare()
    {
        if (Plan.Proposals.All(p => p.Id != Id) || Plan.SharedVersion == 0) return NotFound();
        Card = ProposalCard.Of(Plan, Proposal, Everybody);
        if (!Proposal.IsOpen || Plan.Rebase(Proposal) is not { Clashes.Count: > 0 } joined) return null;
        var (now, proposed) = (Plan.Shared.RowsOf(Proposal.PartId), Plan.WithProposal(Proposal).RowsOf(Proposal.PartId));
        // A clash without a field is about the part as a whole: one side has taken it out.
        Clashes =
        [
            .. from row in now.Concat(proposed).DistinctBy(r => r.Field)
               where joined.Clashes.Any(c => c.Field.Length == 0 || c.Field == row.Field || (c.Field == nameof(PlanContent.Ladder) && row.Field == nameof(PlanContent.Levels)))
               select (row.Label, now.FirstOrDefault(r => r.Field == row.Field)?.Value ?? "", proposed.FirstOrDefault(r => r.Field == row.Field)?.Value ?? ""),
        ];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAcceptAsync() => AnswerAsync("accept", (plan, note, now) => plan.AcceptProposal(Me, Id, note, now), Act.AcceptProposal);

    public Task<IActionResult> OnPostDeclineAsync() => AnswerAsync("decline", (plan, note, now) => plan.DeclineProposal(Me, Id, note, now), Act.DeclineProposal);

    public Task<IActionResult> OnPostWithdrawAsync() => AnswerAsync("withdraw", (plan, note, now) => plan.WithdrawProposal(Me, Id, note, now), Act.WithdrawProposal);

    private Task<IActionResult> AnswerAsync(string button, Func<Plan, string, Moment, Outcome> answer, Act done)
    {
        // The buttons of the page share one form, so what is pressed tells one sending from another.
        FormStandsFor(button);
        return DoAsync((plan, now) => answer(plan, Text.Clean(Form.Note), now), done);
    }
}

public sealed class ProposalAnswerForm
{
    public string? Note { get; set; }
}
