using Handrail.Domain.Drafting;
using Handrail.Domain.People;
using Handrail.Domain.Plans;

namespace Handrail.Web.Features.Agreement;

/// <summary>One proposed change as people read it: what would change, who proposes it and why, and what became of it.</summary>
/// <param name="Link">the words of the link to where it is answered; empty for none</param>
public sealed record ProposalCard(string Reference, Proposal Proposal, string Title, IReadOnlyList<RowChange> Rows, string By, string AnsweredBy, string Link)
{
    public static string WordsOf(ProposalAnswer answer) => answer switch
    {
        ProposalAnswer.Open => "Open",
        ProposalAnswer.Accepted => "Accepted",
        ProposalAnswer.Declined => "Declined",
        ProposalAnswer.Withdrawn => "Withdrawn",
        _ => "Set aside",
    };

    public static ProposalCard Of(Plan plan, Proposal proposal, IReadOnlyDictionary<Guid, Person> people, string link = "") => new(
        plan.Reference, proposal, plan.TitleOf(proposal), RowsOf(plan, proposal),
        NameOf(people, proposal.ProposedBy), NameOf(people, proposal.AnsweredBy), link);

    private static string NameOf(IReadOnlyDictionary<Guid, Person> people, Guid? id) => id is { } known && people.TryGetValue(known, out var person) ? person.Name : "";

    /// <summary>An open proposal against what the plan says now; an answered one as it was made.</summary>
    private static IReadOnlyList<RowChange> RowsOf(Plan plan, Proposal proposal)
    {
        var (kind, id) = (proposal.Kind, proposal.PartId);
        return proposal.IsOpen
            ? Difference.Of(plan.Shared.RowsOf(id), plan.WithProposal(proposal).RowsOf(id))
            : Difference.Of(plan.Shared.WithText(kind, id, proposal.BeforeText).RowsOf(id), plan.Shared.WithText(kind, id, proposal.AfterText).RowsOf(id));
    }
}
