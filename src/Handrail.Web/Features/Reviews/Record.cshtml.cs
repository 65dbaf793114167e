using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Reviews;

/// <summary>Records a review that was held, with the supervisor's report and the practitioner's account side by side.</summary>
public sealed class RecordModel : PlanPage
{
    [BindProperty]
    public RecordForm Form { get; set; } = new();

    public IReadOnlyList<Objective> Objectives => Plan.AgreedVersion > 0 ? Plan.Agreed.Objectives : [];

    public ProgressReport? Report => Plan.ReportOf(Plan.NextReview);

    public IReadOnlyList<Account> Accounts => [.. Plan.Accounts.Where(a => a.Review == Plan.NextReview).OrderBy(a => a.Id)];

    public IReadOnlyDictionary<Guid, string> Names => Everybody.ToDictionary(p => p.Key, p => p.Value.Name);

    public IEnumerable<Option> Types => CodeLists.ReviewTypes.Offered.Select(t => new Option(t.Value, T[t.Words]));

    /// <summary>The people of the plan by name, and those whose names are asked for.</summary>
    public IEnumerable<Option> Attendees => CodeLists.ReviewAttendees.Offered.Select(a => new Option(a.Value, T[a.Words], NamesOf(a.Value, Today)));

    /// <summary>Whether the plan foresees its final review next: then what a final review can find comes first.</summary>
    public bool IsFinalDue => Plan.StartedOn is not null && Plan.DueReview(Today)?.Review.Type == "final";

    public IEnumerable<Option> FirstOutcomes => Outcomes(IsFinalDue ? CodeLists.FinalReviewOutcomes : CodeLists.OrdinaryReviewOutcomes);

    public IEnumerable<Option> OtherOutcomes => Outcomes(IsFinalDue ? CodeLists.OrdinaryReviewOutcomes : CodeLists.FinalReviewOutcomes);

    protected override Act? ForAct => Act.RecordReview;

    protected override bool SaysAll => true;

    /// <summary>An outcome that asks for another act of the case manager leads to it.</summary>
    protected override string DoneHref => Form.Outcome switch
    {
        "step-down" or "move-to-final" when May(Act.StepDown) && Plan.InForce.Any(r => Plan.AllowsStepDown(r).IsDone) => Plan.Href(Act.StepDown),
        "step-up" when May(Act.StepUp) => Plan.Href(Act.StepUp),
        "extend" or "not-yet-extend" when May(Act.Extend) => Plan.Href(Act.Extend),
        "amend" when May(Act.OpenAmendment) => Plan.Href(Act.OpenAmendment),
        "pause" when May(Act.Pause) => Plan.Href(Act.Pause),
        _ => PlanHref,
    };

    public void OnGet()
    {
        var due = Plan.DueReview(Today);
        var after = due?.On > Today ? due.On : Today;
        Form.HeldOn = DateBoxes.Of(Today);
        Form.Type = due?.Review.Type;
        Form.Next = DateBoxes.Of(IsFinalDue ? null : Plan.ScheduleNow(Today).Reviews.FirstOrDefault(r => r.On > after)?.On);
    }

    public Task<IActionResult> OnPostAsync()
    {
        Unasked("supporter", Form.Supporter, "You named a supporter, and did not select them as there or as absent", "Supporter");
        Unasked("hr", Form.HumanResources, "You named somebody from human resources, and did not select them as there or as absent", "HumanResources");
        return DoAsync((plan, now) => plan.RecordReview(Me, Held(), now), Act.RecordReview);
    }

    private void Unasked(string attendee, string? name, string sentence, string field)
    {
        if (Outcome.Contradicts(Text.Clean(name).Length > 0 && !Form.Attendees.Concat(Form.Absent).Contains(attendee), sentence, field) is { IsRefused: true } fault) ModelState.AddModelError("Form." + field, T[fault.Sentence]);
    }

    private HeldReview Held()
    {
        DateOnly? heldOn = Form.HeldOn.TryRead(out var day) ? day : null;
        return new HeldReview(
            heldOn,
            Form.Type ?? "",
            [.. Form.Attendees.Distinct().Select(a => Invited(a, true, heldOn ?? Today)), .. Form.Absent.Distinct().Select(a => Invited(a, false, heldOn ?? Today))],
            Form.Outcome ?? "",
            Form.Next.TryRead(out var next) ? next : null,
            Text.Clean(Form.Notes));
    }

    private Invited Invited(string attendee, bool wasThere, DateOnly day) => new(
        attendee,
        attendee switch { "supporter" => Text.Clean(Form.Supporter), "hr" => Text.Clean(Form.HumanResources), _ => NamesOf(attendee, day) },
        wasThere);

    private string NamesOf(string attendee, DateOnly day) => ReviewAttendee.RoleOf(attendee) is { } role
        ? string.Join(", ", Plan.Assignments.Where(a => a.Role == role && a.CountsOn(day) && a.Answer is Answer.Accepted or Answer.NotNeeded).Select(a => Everybody[a.PersonId].Name).Distinct())
        : "";

    private IEnumerable<Option> Outcomes(CodeList list) => list.Offered.Select(o => new Option(o.Value, T[o.Words], T[CodeLists.ConsequenceOf(o.Value)]));
}

public sealed class RecordForm
{
    [RealDate("the date on which the review was held")]
    public DateBoxes HeldOn { get; set; } = new();

    public string? Type { get; set; }

    public List<string> Attendees { get; set; } = [];

    public List<string> Absent { get; set; } = [];

    public string? Supporter { get; set; }

    public string? HumanResources { get; set; }

    public string? Outcome { get; set; }

    [RealDate("the date of the next review", Optional = true)]
    public DateBoxes Next { get; set; } = new();

    public string? Notes { get; set; }
}
