using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Plans;

/// <summary>The plan's own page: where we are, what happens next, by when, who has the next move, and what is in force today.</summary>
public sealed class ViewModel : PlanPage
{
    private static readonly string[] Themes = ["Record or comment", "Supervision and people", "If something has to change"];

    public Schedule? Dates { get; private set; }

    /// <summary>The dates as they stand, with the days of any pause in them.</summary>
    public Schedule? DatesNow { get; private set; }

    public bool IsMoved => DatesNow is not null && DatesNow.To != Dates!.To;

    public IReadOnlyList<Act> Now { get; private set; } = [];

    /// <summary>The same with the other answers beside them.</summary>
    public IReadOnlyList<Act> Buttons { get; private set; } = [];

    public IReadOnlyList<Act> Also { get; private set; } = [];

    public IReadOnlyList<Role> Others { get; private set; } = [];

    /// <summary>What anybody who is worried about patients looks for: it has its own place, apart from the rest.</summary>
    public IReadOnlyList<Act> ForSafety => [.. new[] { Act.RaiseConcern, Act.StepUp, Act.FlagSafety }.Where(Also.Contains)];

    /// <summary>What else the reader can do, by what it is about; acts that share a page are one link.</summary>
    public IReadOnlyList<IGrouping<string, Act>> AlsoByTheme => [.. Also.Except(ForSafety).DistinctBy(Plan.Href).GroupBy(Theme).OrderBy(theme => Array.IndexOf(Themes, theme.Key))];

    /// <summary>How far the agreement has come, while there is one to come to.</summary>
    public AgreementNow Agreement => new(Plan, MyRoles, [.. Buttons, .. Also], Today, id => Everybody.TryGetValue(id, out var person) ? person.Name : "");

    /// <summary>A page on which the reader reads what the next move is about; null where there is nothing to read yet.</summary>
    public string? ReadFirst => Now.Count > 0 && Now[0] is Act.Proceed or Act.Sign or Act.Approve or Act.Issue or Act.AnswerSupervision && IsRead && Plan.VersionReadBy(MyRoles) is not null ? Now[0] == Act.Sign ? Plan.HrefForSignature() : $"/plans/{Reference}/content" : null;

    /// <summary>Who has the next move, with the reader called "you".</summary>
    public string NextMovers => Others.Where(r => !MyRoles.Any(mine => mine.Side() == r.Side() && Others.Contains(mine))).ToList() is { Count: > 0 } rest
        ? Movers.WithYou(T["You"], rest) : T["You"];

    /// <summary>Each review once: as the plan foresees it, and as it was held.</summary>
    public IEnumerable<(ReviewDay Day, DateOnly? Now, Review? Held, bool IsOverdue)> ReviewLines
    {
        get
        {
            var days = Course.Reviews(Dates!.Reviews, Plan.Reviews);
            // The next one is on the day that was agreed for it last.
            var next = days.FirstOrDefault(d => d.Held is null);
            return from day in days
                   let now = DatesNow!.Reviews.FirstOrDefault(d => d.Review.Number == day.Point)?.On
                   let due = day == next ? Plan.NextReviewOn ?? now : now
                   select (day, now, Plan.Reviews.FirstOrDefault(r => r.Number == day.Number), day.Held is null && due is not null && Plan.IsReviewOverdue(due.Value, Today));
        }
    }

    /// <summary>By when the next move is due, where the plan says so; after sign-off that is a day for the follow-up, and for nothing else.</summary>
    public DateOnly? Due => Plan.Status == PlanStatus.FollowUp && Now.Count > 0 && !Now.Contains(Act.RecordFollowUp) ? null : Plan.DueFor(MyRoles);

    /// <summary>The next follow-up is the reader's, and its day has not come.</summary>
    public bool IsMyFollowUpToCome => Now.Count == 0 && Plan.Status == PlanStatus.FollowUp && MyRoles.Contains(Role.CaseManager) && Others.Contains(Role.CaseManager) && Plan.DueOn > Today;

    public string PractitionerName => Plan.PractitionerId is { } id && Everybody.TryGetValue(id, out var person) ? person.Name : T["Practitioner not named yet"];

    /// <summary>Whether the reader may read more than what they have been asked to take on.</summary>
    public bool IsRead => Plan.IsReadBy(Me, Today);

    /// <summary>Everyone who reads the plan; whoever asked for it is named as that only while they are nothing else.</summary>
    public IEnumerable<Assignment> OnThePlan => Plan.Assignments.Where(a => a.CountsOn(Today) && (a.Role != Role.Requester || Plan.Assignments.All(b => b.PersonId != a.PersonId || b.Role == Role.Requester || !b.CountsOn(Today)))).OrderBy(a => a.Role);

    public bool HasLeft(Assignment part) => part.Role is not (Role.Practitioner or Role.Companion) && Everybody[part.PersonId].LeftOn <= Today;

    /// <summary>The parts of an open plan that somebody holds who has no account any more.</summary>
    public IEnumerable<Assignment> Gone => IsRead && Plan.Status.Phase() != Phase.Ended ? OnThePlan.Where(a => a.Role != Role.Requester && a.To is null && HasLeft(a)) : [];

    public Assignment? MyPart(Role role) => Plan.Assignments.FirstOrDefault(a => a.PersonId == Me.PersonId && a.Role == role && a.CountsOn(Today));

    protected override Task<IActionResult?> PreparePlanAsync()
    {
        if (Plan.Status.Phase() == Phase.Request || Plan.Status is PlanStatus.Declined or PlanStatus.Withdrawn) return Task.FromResult<IActionResult?>(Redirect($"/requests/{Plan.Reference}"));
        if (Plan.StartedOn is not null && IsRead) (Dates, DatesNow) = (Plan.Schedule(), Plan.ScheduleNow(Plan.EndedOn ?? Today));
        var acts = Plan.ActsFor(Me, Today).ToList();
        var next = Plan.NextMoves(Today).ToList();
        Now = [.. acts.Where(a => next.Any(m => m.Act == a && MyRoles.Contains(m.Role)))];
        Buttons = Lifecycle.Answers(Now, acts);
        Also = [.. acts.Except(Buttons)];
        Others = [.. next.Select(m => m.Role).Distinct()];
        return Task.FromResult<IActionResult?>(null);
    }

    private static string Theme(Act act) => act switch
    {
        Act.Comment or Act.Propose or Act.AnswerLater or Act.RecordActivity or Act.AttachEvidence or Act.GiveAccount or Act.Report or Act.RecordReview or Act.ReturnReport or Act.RecommendSignOff
            or Act.ReadSignOff or Act.RecordFollowUp or Act.AddDocument or Act.DecideDocument or Act.ReplaceDocument or Act.RemoveDocument => Themes[0],
        Act.StepDown or Act.Stay or Act.LiftStop or Act.NameSupervisor or Act.AnswerSupervision or Act.AnswerTerms or Act.ObjectToSupervisor or Act.AnswerObjection or Act.LeaveSupervision or Act.ChangePerson
            or Act.InviteCompanion or Act.EndCompanion or Act.Delegate or Act.EndDelegation or Act.AddHost or Act.EndHost => Themes[1],
        _ => Themes[2],
    };

    public void OnGet()
    {
    }
}
