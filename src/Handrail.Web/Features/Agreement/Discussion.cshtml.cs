using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Agreement;

/// <summary>What the two sides and the service say to one another about the plan, read from the log.</summary>
public sealed class DiscussionModel : PlanPage
{
    private const int Most = 200;

    [BindProperty]
    public CommentForm Form { get; set; } = new();

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IReadOnlyList<Objective> Objectives { get; private set; } = [];

    public IEnumerable<Option> About => Objectives.Select(o => new Option(o.Id.ToString(), o.Title));

    protected override string DoneHref => $"/plans/{Plan.Reference}/discussion";

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => roles.Any(r => r.Side() != Side.Supervision);

    public string? Subject(Line line) => Objectives.FirstOrDefault(o => o.Id == line.Entry.PartId)?.Title;

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.VersionReadBy(MyRoles) is { } version)
            Objectives = [.. version == 0 ? Plan.Working.Objectives : Plan.Versions.First(v => v.Number == version).Content.Objectives];
        // What was said to others is no part of one’s own discussion.
        Lines = [.. (await LinesAsync(Most, Act.Comment, Act.AskForMore, Act.AnswerMore, Act.AnswerTakingPart, Act.Accept, Act.Proceed, Act.DoNotProceed, Act.TakeBack, Act.DoNotAgree, Act.OpenAmendment, Act.CancelAmendment, Act.CloseNotAgreed)).Where(l => l.Values.Count > 0)];
        return null;
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Comment(Me, Form.Part is { } part && Objectives.Any(o => o.Id == part) ? part : null, Text.Clean(Form.Text), now), Act.Comment);
}

public sealed class CommentForm
{
    public Guid? Part { get; set; }

    public string? Text { get; set; }
}
