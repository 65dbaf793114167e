using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Agreement;

/// <summary>
/// What the two sides and the service say to one another about the plan, read from the log, and the changes that the sides
/// propose: all of it, or the thread of one part.
/// </summary>
public sealed class DiscussionModel : PlanPage
{
    private const int Most = 200;

    private static readonly Act[] Spoken =
    [
        Act.Comment, Act.AskForMore, Act.AnswerMore, Act.AnswerTakingPart, Act.Accept, Act.Proceed, Act.DoNotProceed, Act.TakeBack, Act.DoNotAgree, Act.OpenAmendment, Act.CancelAmendment, Act.CloseNotAgreed,
        Act.AskRedraft, Act.WithdrawRedraft, Act.FlagSafety, Act.AnswerSafety, Act.AnswerLater, Act.SignWithoutSupervisor, Act.ObjectToSupervisor, Act.AnswerObjection,
    ];

    /// <summary>The part whose thread is read; none for the whole discussion.</summary>
    [BindProperty(SupportsGet = true, Name = "part")]
    public Guid? Thread { get; set; }

    [BindProperty]
    public CommentForm Form { get; set; } = new();

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    /// <summary>The content that the reader reads as the plan; empty before there is one.</summary>
    public PlanContent Says { get; private set; } = new();

    public IReadOnlyList<ProposalCard> Proposals { get; private set; } = [];

    public IEnumerable<Option> About => Says.PartIds().Where(id => Says.RowsOf(id).Any(r => r.Value.Length > 0)).Select(id => new Option(id.ToString(), Called(id)));

    /// <summary>What has been said about each part, for those that anything has been said about.</summary>
    public IEnumerable<(Guid Id, string Title, string Said)> Threads =>
        from id in Says.PartIds()
        let comments = Lines.Count(l => l.Entry.PartId == id)
        let proposals = Plan.Proposals.Where(p => p.PartId == id).ToList()
        where comments + proposals.Count > 0
        select (id, Called(id), string.Join(", ", new[]
        {
            comments > 0 ? Say.Count(comments, T["comment"], T["comments"]) : "",
            proposals.Count > 0 ? Say.Count(proposals.Count, T["proposed change"], T["proposed changes"]) : "",
            proposals.Exists(p => p.IsOpen) ? T["{0} still open", proposals.Count(p => p.IsOpen)].Value : "",
        }.Where(w => w.Length > 0)));

    public string ThreadTitle => Thread is not { } id ? "" : Says.TitleOf(id) is { Length: > 0 } title ? title
        : Plan.Proposals.LastOrDefault(p => p.PartId == id) is { } proposal ? Plan.TitleOf(proposal) : T["A part that is no longer in the plan"];

    protected override string DoneHref => Thread is { } id ? PartLinks.Thread(Plan.Reference, id) : $"/plans/{Plan.Reference}/discussion";

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => roles.Any(r => r.Side() != Side.Supervision);

    public string? Subject(Line line) => line.Entry.PartId is { } id && Says.TitleOf(id) is { Length: > 0 } title ? title : null;

    /// <summary>Whom an objection, or the answer to it, is about.</summary>
    public string ObjectedTo(Line line) => line.Entry.Act is Act.ObjectToSupervisor or Act.AnswerObjection && line.Entry.PartId is { } id && Everybody.TryGetValue(id, out var person) ? person.Name : "";

    /// <summary>The key contact decides nothing: what they say about the plan is advice.</summary>
    public static bool IsAdvice(Line line) => line.Entry.Act == Act.Comment && line.Entry.ActedAs.Side() == Side.Service;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.VersionReadBy(MyRoles) is { } version) Says = version == 0 ? Plan.Working : Plan.Versions.First(v => v.Number == version).Content;
        // What was said to others is no part of one’s own discussion.
        var lines = (await LinesAsync(Most, Spoken)).Where(l => l.Values.Count > 0);
        Lines = [.. Thread is { } part ? lines.Where(l => l.Entry.PartId == part) : lines];
        var proposals = Plan.Proposals.Where(p => Thread is null ? p.IsOpen : p.PartId == Thread).OrderByDescending(p => p.IsOpen).ThenByDescending(p => p.ProposedOn).ThenByDescending(p => p.Id).ToList();
        if (Thread is { } id && Says.KindOf(id) is null && Lines.Count == 0 && proposals.Count == 0) return NotFound();
        var answers = May(Act.AcceptProposal);
        var mine = MyRoles.Select(r => r.Side()).ToList();
        Proposals = [.. proposals.Select(p => ProposalCard.Of(Plan, p, Everybody, !p.IsOpen ? "" : answers && !mine.Contains(p.Side) ? "Accept or decline" : mine.Contains(p.Side) ? "Withdraw" : "Read"))];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Comment(Me, Thread ?? (Form.Part is { } part && Says.KindOf(part) is not null ? part : null), Text.Clean(Form.Text), now), Act.Comment);

    private string Called(Guid id) => Says.KindOf(id) switch
    {
        PartKind.Activity => T["Activity: {0}", Says.TitleOf(id)],
        PartKind.Stage => T["Supervision stage: {0}", Says.TitleOf(id)],
        PartKind.Review => T["Review point: {0}", Says.TitleOf(id)],
        _ => Says.TitleOf(id),
    };
}

public sealed class CommentForm
{
    public Guid? Part { get; set; }

    public string? Text { get; set; }
}
