using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests;

/// <summary>
/// Mr Grant's plan, brought to a status by the domain's own steps, and the people who go on from there. His request is of
/// Monday 2 February 2026; his plan is agreed on 24 February and starts on Saturday 28 February.
/// </summary>
internal sealed class Story
{
    public static readonly DateOnly RequestedOn = new(2026, 2, 2);

    public static readonly Actor Asha = Cast.Adviser.AsActor();
    public static readonly Actor Rowan = Cast.SecondReader.AsActor();
    public static readonly Actor Helen = Cast.CaseManager.AsActor();
    public static readonly Actor Samuel = Cast.AccountablePerson.AsActor();
    public static readonly Actor Priya = Cast.DeputyAccountablePerson.AsActor();
    public static readonly Actor MrGrant = Cast.MrG.AsActor();
    public static readonly Actor Ruth = Cast.Supervisor.AsActor();
    public static readonly Actor Daniel = Cast.DeputySupervisor.AsActor();
    public static readonly Actor Laura = Cast.Colleague.AsActor();
    public static readonly Actor Owen = Cast.OtherCaseManager.AsActor();

    /// <summary>What a clinical supervisor of a plan under way hands over.</summary>
    public static readonly HandOverNote Handed = new("A debrief every Friday.", "Calm, and well prepared.", "Night work has not begun yet.");

    private int minutes;

    private Story(MrG told) => (Plan, Day) = (told.Plan, told.Day);

    public Plan Plan { get; }

    public DateOnly Day { get; private set; }

    /// <summary>Each use is a minute later, in the evening of the story's day.</summary>
    public Moment Now => new(Day.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc).AddMinutes(++minutes), Day);

    public static Story At(PlanStatus status) => new(MrG.Reach(status, "PSR-2026-0001", RequestedOn));

    /// <summary>Third month: the first review has been held, and theatre work has stepped down once.</summary>
    public static Story AfterFirstReview() => new(MrG.AfterFirstReview("PSR-2026-0001", RequestedOn));

    /// <summary>An issued draft that both sides can sign: one proposal and the supervisors have been accepted.</summary>
    public static Story ReadyToSign() => new(MrG.ReadyToSign("PSR-2026-0001", RequestedOn));

    public Story Later(int days)
    {
        Day = Day.AddDays(days);
        return this;
    }

    public StageRun InForce(string setting) => Plan.InForce.Single(r => r.Setting == setting);

    public StageRun Theatre => InForce("Theatre and inpatient work");

    public StageRun Clinics => InForce("Outpatient clinics");

    public PlanVersion Shared => Plan.Versions.Single(v => v.Number == Plan.SharedVersion);

    public Outcome Sign(Actor actor) => Plan.Sign(actor, Shared.Number, Shared.Hash, true, Now);

    public Outcome Report(Actor actor, string recommendation = "step-down") =>
        Plan.Report(actor, "yes", [.. Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", "As seen in theatre."))], "Calm and well prepared.", "", recommendation, Now);

    public Outcome Review(string outcome = "step-down", string type = "formal") =>
        Plan.RecordReview(Helen, Day, type, ["practitioner", "clinical-supervisor", "case-manager"], outcome, outcome == Plan.ReadyForSignOff ? null : new DateOnly(2026, 12, 1), "Progress was discussed.", Now);

    /// <summary>The accountable person signs the plan off as complete, with every objective achieved.</summary>
    public Outcome SignOff(Actor actor, string outcome = "completed-objectives-met", string summary = "Both achieved.", string without = "The others are away.", bool declares = true, string judged = "achieved") =>
        Plan.SignOff(actor, new(outcome, [.. Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, judged, ""))], summary, without, declares), Now);

    /// <summary>The people who were told of what has been done since the story was arranged or last looked at.</summary>
    public IEnumerable<Guid> Told(Func<Outcome> act)
    {
        var before = Plan.NewNotices.Count;
        Expect.Done(act());
        return Plan.NewNotices.Skip(before).Select(n => n.PersonId);
    }
}

internal static class Expect
{
    public static void Done(Outcome outcome) => Assert.True(outcome.IsDone, outcome.Sentence);

    /// <summary>Refused under this key, with a whole plain sentence beside this field.</summary>
    public static void Refused(string key, string field, Outcome outcome)
    {
        Assert.Equal((key, field), (outcome.Key, outcome.Field));
        Plain(outcome.Sentence);
    }

    public static void Plain(string sentence)
    {
        Assert.True(sentence.Length > 10 && char.IsUpper(sentence[0]) && !sentence.EndsWith('.'), sentence);
        Assert.DoesNotContain("fail", sentence, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("invalid", sentence, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Nothing of the plan has moved while it was refused.</summary>
    public static void RefusedAndUntouched(string key, string field, Plan plan, Func<Outcome> act)
    {
        var before = Mark(plan);
        Refused(key, field, act());
        Assert.Equal(before, Mark(plan));
    }

    public static (PlanStatus Status, int Revision, int Entries, int New, int Notices, string Working, string Request, string Waiting) Mark(Plan plan) =>
        (plan.Status, plan.Revision, plan.EntryCount, plan.NewEntries.Count, plan.NewNotices.Count, plan.WorkingText, plan.RequestText, plan.Waiting);
}
