using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>
/// A level of supervision in force in one setting, from the day somebody decided it to the day somebody ended it. The level
/// is kept whole, as it was agreed.
/// </summary>
public sealed class StageRun
{
    /// <summary>The level of a setting in which all work has been stopped by a safety decision.</summary>
    public const string Stopped = "stopped";

    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>The stage of the plan that it carries out; null for a level set by a step up or a safety decision.</summary>
    public Guid? StageId { get; internal set; }

    public required string Setting { get; init; }

    public required string Level { get; init; }

    /// <summary>What people call the level, as it was when it came into force.</summary>
    public required string LevelName { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; internal set; }

    public required Guid DecidedBy { get; init; }

    public string Why { get; init; } = "";

    public bool IsInForce => To is null;

    public bool IsStopped => Level == Stopped;
}

/// <summary>A patient-safety concern: raised by anybody on the plan, decided by the accountable person.</summary>
public sealed class Concern
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid RaisedBy { get; init; }

    public required DateOnly RaisedOn { get; init; }

    /// <summary>The status to which the plan returns when the concern has been decided.</summary>
    public required PlanStatus HeldFrom { get; init; }

    public DateOnly? DecidedOn { get; internal set; }

    public string Decision { get; internal set; } = "";
}

public sealed partial class Plan
{
    private readonly List<StageRun> stageRuns = [];
    private readonly List<Concern> concerns = [];

    public IReadOnlyCollection<StageRun> StageRuns => stageRuns;

    public IReadOnlyCollection<Concern> Concerns => concerns;

    /// <summary>Since when a concern has waited for a decision; of several, the first. By whom, and what it says, is not for everybody.</summary>
    public DateOnly? ConcernRaisedOn => concerns.Where(c => c.DecidedOn is null).Select(c => (DateOnly?)c.RaisedOn).Min();

    /// <summary>What is in force today, one a setting.</summary>
    public IEnumerable<StageRun> InForce => stageRuns.Where(r => r.IsInForce).OrderBy(r => r.Setting, StringComparer.Ordinal);

    /// <summary>What is in force and closer than what was in force before it in its setting; stopped work first.</summary>
    public IEnumerable<StageRun> Tightened => InForce.Where(r => r.IsStopped
        || (Course.InOrder(stageRuns.Where(b => b.Setting == r.Setting && b.Id != r.Id)).LastOrDefault() is { } before && TightnessOf(before.Level) < TightnessOf(r.Level))).OrderByDescending(r => r.IsStopped);

    /// <summary>
    /// Whether this person may end somebody's role, or put another in it. Each side looks after its own people: the service its
    /// key contact, the organisation its own roles and those who supervise.
    /// </summary>
    public bool MayChange(Actor actor, Assignment held, DateOnly day)
    {
        var mine = RolesOf(actor, day);
        return held.Role switch
        {
            Role.KeyContact => mine.Contains(Role.KeyContact),
            _ when !MayPass(held) => false,
            var role => role.Side() is Side.Organisation or Side.Supervision && (mine.Contains(Role.AccountablePerson) || mine.Contains(Role.DeputyAccountablePerson)),
        };
    }

    /// <summary>
    /// The roles that pass from one person to another; the others are nobody else's, or end by an act of their own. Having asked
    /// for the plan ends with whatever else somebody is on it.
    /// </summary>
    private bool MayPass(Assignment held) => held.Role == Role.Requester
        ? assignments.All(a => a.PersonId != held.PersonId || a.Id == held.Id || a.To is not null)
        : held.Role is not (Role.Practitioner or Role.Companion or Role.DelegatedSigner or Role.PlacementHost);

    /// <summary>The roles that can end without a successor.</summary>
    public static bool MayBeNobodys(Role role) => role == Role.Requester || role.Side() == Side.Supervision;

    /// <summary>Ends one person's role from tomorrow and, where the role must be held, puts another in it. No signature is touched.</summary>
    public Outcome ChangePerson(Actor actor, Guid assignment, Guid? successor, string handOver, Moment now, HandOverNote? supervision = null, bool raised = false, Actor? known = null)
    {
        if (Allows(Act.ChangePerson, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (assignments.FirstOrDefault(a => a.Id == assignment && a.To is null && a.CountsOn(now.Day)) is not { } leaving || !MayPass(leaving))
            return Outcome.Refused("person.gone", "Select whose role changes", "Assignment");
        if (!MayChange(actor, leaving, now.Day))
            return Outcome.Refused("person.side", leaving.Role.Side() == Side.Service ? "Only the key contact can hand over a role in the advice service" : "Only the accountable person can change who holds this role", "Assignment");
        if (successor is null && !MayBeNobodys(leaving.Role)) return Outcome.Refused("person.successor", "Select who takes the role over", "Successor");
        if (successor is not null && leaving.Role == Role.Requester) return Outcome.Refused("person.requester", "Nobody takes over from whoever asked for the plan. Select nobody", "Successor");
        if (Outside(known, "Successor") is { IsRefused: true } outside) return outside;
        if (successor == Guid.Empty || successor == leaving.PersonId) return Outcome.Refused("person.same", "Select another person", "Successor");
        if (assignments.Any(a => a.PersonId == successor && a.Role == leaving.Role && a.To is null))
            return Outcome.Refused("person.twice", "This person has this role already. Select another person", "Successor");
        if (successor is { } taking && Conflict(taking, leaving.Role, now.Day, "Successor", raised) is { IsRefused: true } conflict) return conflict;
        if (handOver.Length > Limits.Paragraph) return Long("person.long", "The hand-over note", Limits.Paragraph, "HandOver");
        if (!NeedsHandOver(leaving) && Unasked(supervision) is { IsRefused: true } unasked) return unasked;
        if (NeedsHandOver(leaving) && Outcome.All(FaultsOf(supervision ?? HandOverNote.None)) is { IsRefused: true } untold) return untold;
        return Do(Act.ChangePerson, actor, now, record =>
        {
            leaving.To = now.Day;
            // Having asked for the plan opens it too, and not any more to whoever has handed over.
            foreach (var asking in assignments.Where(a => a.PersonId == leaving.PersonId && a is { Role: Role.Requester, To: null })) asking.To = now.Day;
            if (successor is { } next)
                Assign(next, leaving.Role, now, leaving.Role.Side() == Side.Supervision ? Answer.Awaited : Answer.NotNeeded, leaving.HoursPerWeek, leaving.Settings, clear: true);
            record.On(leaving.PersonId).Said("Role", leaving.Role.Words()).Said("Text", handOver).Tell(Everyone);
            if (NeedsHandOver(leaving)) HandSupervisionOver(leaving, successor, supervision!, actor, now, record);
        });
    }

    /// <summary>The next looser stage that the plan foresees in a setting, if there is one.</summary>
    public SupervisionStage? NextStage(StageRun run)
    {
        var now = TightnessOf(run.Level);
        return Agreed.StagesFor(run.Setting).FirstOrDefault(s => TightnessOf(s.Level) < now);
    }

    /// <summary>Levels tighter than the one in force, loosest first: supervision can always step up at once.</summary>
    public IEnumerable<SupervisionLevel> TighterLevels(StageRun run) =>
        Agreed.Levels.Where(l => l.Tightness > TightnessOf(run.Level)).OrderBy(l => l.Tightness);

    /// <summary>Whether supervision in one setting can step down to the plan's next stage; if not, why.</summary>
    public Outcome AllowsStepDown(StageRun run)
    {
        if (run.IsStopped) return Outcome.Refused("step-down.stopped", "Work in this setting has been stopped by a safety decision. The accountable person decides about it", "Run");
        if (NextStage(run) is null) return Outcome.Refused("step-down.last", "The plan foresees no looser supervision in this setting", "Run");
        return OpeningReview(run) is not null ? Outcome.Done : Outcome.Refused("step-down.review", "Supervision can step down only after a review, held during this stage, whose outcome was to step down or to move to the final review", "Run");
    }

    /// <summary>
    /// The review that opens the next step: the latest of this stage, if it said so. A review on the day on which a stage began
    /// has opened that stage, and opens no second one; a later review that says to stay closes what an earlier one opened.
    /// </summary>
    private Review? OpeningReview(StageRun run) => reviews.Where(r => r.HeldOn > run.From).MaxBy(r => r.Number) is { OpensStepDown: true } latest ? latest : null;

    /// <summary>The number of the review after which the case manager last decided on a setting; 0 for none.</summary>
    public int DecidedAfter { get; private set; }

    /// <summary>A review that says to step down decides nothing by itself: until the case manager has decided, one way or the other, the plan waits for that.</summary>
    private bool AwaitsStepDown => DecidedAfter < reviews.Count && reviews.MaxBy(r => r.Number) is { Outcome: "step-down" } && InForce.Any(r => AllowsStepDown(r).IsDone);

    /// <summary>Loosens supervision in one setting to the plan's next stage, by the case manager's decision.</summary>
    public Outcome StepDown(Actor actor, Guid run, DateOnly on, string why, Moment now)
    {
        if (Allows(Act.StepDown, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Find(run, on, now) is { IsRefused: true } fault) return fault;
        var current = stageRuns.Single(r => r.Id == run);
        if (AllowsStepDown(current) is { IsRefused: true } closed) return closed;
        if (on < OpeningReview(current)!.HeldOn) return Outcome.Refused("step-down.before", "The date cannot be before the review that allows the step", "On");
        if (Reasons(why, "step-down.why", "Give the reasons for the decision") is { IsRefused: true } wordless) return wordless;
        var next = NextStage(current)!;
        return Do(Act.StepDown, actor, now, record =>
        {
            DecidedAfter = reviews.Count;
            Change(actor, current, next.Level, next.Id, on, why, record);
        });
    }

    public Outcome Stay(Actor actor, Guid run, string why, Moment now)
    {
        if (Allows(Act.Stay, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Find(run, now.Day, now) is { IsRefused: true } fault) return fault;
        if (Reasons(why, "stay.why", "Give the reasons for the decision") is { IsRefused: true } wordless) return wordless;
        return Do(Act.Stay, actor, now, record =>
        {
            var current = stageRuns.Single(r => r.Id == run);
            DecidedAfter = reviews.Count;
            record.On(run).Said("Setting", current.Setting).Said("Level", LevelName(current.Level)).Said("Text", why).Tell(Everyone);
        });
    }

    /// <summary>Tightens supervision at once; everybody is told.</summary>
    public Outcome StepUp(Actor actor, Guid run, string level, string why, Moment now)
    {
        if (Allows(Act.StepUp, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Find(run, now.Day, now) is { IsRefused: true } fault) return fault;
        var current = stageRuns.Single(r => r.Id == run);
        if (TighterLevels(current).All(l => l.Code != level)) return Outcome.Refused("step-up.level", "Select a closer level of supervision", "Level");
        if (Reasons(why, "step-up.why", "Say why closer supervision is needed") is { IsRefused: true } wordless) return wordless;
        return Do(Act.StepUp, actor, now, _ => Status, record => Change(actor, current, level, Agreed.StagesFor(current.Setting).FirstOrDefault(s => s.Level == level)?.Id, now.Day, why, record));
    }

    /// <summary>The accountable person's written decision: carry on, closer supervision in a setting, or stop work in it.</summary>
    public Outcome DecideConcern(Actor actor, string decision, Guid? run, string level, string why, Moment now)
    {
        if (Allows(Act.DecideConcern, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (!CodeLists.ConcernDecisions.Offers(decision)) return Outcome.Refused("concern.decision", "Select your decision", "Decision");
        var current = stageRuns.FirstOrDefault(r => r.Id == run && r.IsInForce);
        if (decision != "carry-on" && current is null) return Outcome.Refused("concern.setting", "Select the setting that the decision is about", "Run");
        if (decision == "step-up" && TighterLevels(current!).All(l => l.Code != level)) return Outcome.Refused("step-up.level", "Select a closer level of supervision", "Level");
        if (Reasons(why, "concern.why", "Give the reasons for the decision in writing") is { IsRefused: true } wordless) return wordless;
        var held = concerns.Where(c => c.DecidedOn is null).OrderBy(c => c.RaisedOn).First();
        return Do(Act.DecideConcern, actor, now, _ => held.HeldFrom, record =>
        {
            foreach (var concern in concerns.Where(c => c.DecidedOn is null))
            {
                concern.DecidedOn = now.Day;
                concern.Decision = decision;
            }

            record.Said("Decision", CodeLists.ConcernDecisions.WordsOf(decision));
            if (decision == "carry-on") record.On(held.Id).Said("Text", why).Tell(Everyone);
            else Change(actor, current!, decision == "stop" ? StageRun.Stopped : level, null, now.Day, why, record);
        });
    }

    private static Outcome Reasons(string why, string key, string sentence) =>
        why.Length == 0 ? Outcome.Refused(key, sentence, "Why")
        : why.Length > Limits.Note ? Long("reasons.long", "The reasons", Limits.Note, "Why")
        : Outcome.Done;

    private static Outcome Long(string key, string what, int limit, string field) =>
        Outcome.Refused(key, FormattableString.Invariant($"{what} must be {limit:N0} characters or fewer"), field);

    /// <summary>The levels at which stopped work can begin again, closest first: none looser than what was in force before the stop.</summary>
    public IEnumerable<SupervisionLevel> LevelsAfterStop(StageRun stopped)
    {
        var before = stageRuns.Where(r => r.Setting == stopped.Setting && !r.IsStopped).MaxBy(r => (r.From, r.Id))?.Level;
        return Agreed.Levels.Where(l => before is null || l.Tightness >= TightnessOf(before)).OrderByDescending(l => l.Tightness);
    }

    /// <summary>Lets stopped work begin again in a setting, by the accountable person's written decision.</summary>
    public Outcome LiftStop(Actor actor, Guid run, string level, string why, Moment now)
    {
        if (Allows(Act.LiftStop, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (stageRuns.FirstOrDefault(r => r.Id == run && r.IsInForce && r.IsStopped) is not { } stopped) return Outcome.Refused("lift.setting", "Select the setting in which work can begin again", "Run");
        if (LevelsAfterStop(stopped).All(l => l.Code != level)) return Outcome.Refused("lift.level", "Select a level of supervision that is not looser than before the stop", "Level");
        if (Reasons(why, "lift.why", "Give the reasons for the decision in writing") is { IsRefused: true } wordless) return wordless;
        return Do(Act.LiftStop, actor, now, _ => Status, record => Change(actor, stopped, level, Agreed.StagesFor(stopped.Setting).FirstOrDefault(s => s.Level == level)?.Id, now.Day, why, record));
    }

    public int TightnessOf(string level) => level == StageRun.Stopped ? int.MaxValue : Agreed.Level(level)?.Tightness ?? 0;

    public string LevelName(string level) => level == StageRun.Stopped ? "No work in this setting" : Agreed.Level(level)?.Name ?? level;

    private void OpenConcern(Actor actor, string text, Moment now, Record record)
    {
        var earlier = concerns.FirstOrDefault(c => c.DecidedOn is null);
        var concern = new Concern { Id = Ids.New(), PlanId = Id, RaisedBy = actor.PersonId, RaisedOn = now.Day, HeldFrom = earlier?.HeldFrom ?? Status };
        concerns.Add(concern);
        record.On(concern.Id);
    }

    private Outcome GuardStepDown() =>
        concerns.Any(c => c.DecidedOn is null) ? Outcome.Refused("step-down.concern", "A patient-safety concern is open: nothing can be loosened until it is decided")
        : reviews.Count == 0 ? Outcome.Refused("step-down.none", "Supervision can step down only after a review has been recorded")
        : Outcome.Done;

    private Outcome Find(Guid run, DateOnly on, Moment now)
    {
        if (stageRuns.FirstOrDefault(r => r.Id == run && r.IsInForce) is not { } current) return Outcome.Refused("stage.gone", "Select the setting that the decision is about", "Run");
        if (on > now.Day) return Outcome.Refused("stage.future", "The date must be today or in the past", "On");
        return on < current.From ? Outcome.Refused("stage.before", "The date cannot be before the present stage began", "On") : Outcome.Done;
    }

    private void Change(Actor actor, StageRun current, string level, Guid? stage, DateOnly on, string why, Record record)
    {
        current.To = on;
        stageRuns.Add(new StageRun { Id = Ids.New(), PlanId = Id, StageId = stage, Setting = current.Setting, Level = level, LevelName = LevelName(level), From = on, DecidedBy = actor.PersonId, Why = why });
        record.On(current.Id).Said("Setting", current.Setting).Changed("Level", LevelName(current.Level), LevelName(level)).Said("Text", why).Tell(Everyone);
    }

    private void BeginStages(Actor actor, DateOnly on)
    {
        foreach (var setting in Agreed.Settings)
        {
            var first = Agreed.StagesFor(setting).First();
            stageRuns.Add(new StageRun { Id = Ids.New(), PlanId = Id, StageId = first.Id, Setting = setting, Level = first.Level, LevelName = LevelName(first.Level), From = on, DecidedBy = actor.PersonId });
        }
    }

    /// <summary>After an amendment the levels in force stay in force; settings that the new version adds begin with their first stage.</summary>
    private void CarryStagesOver()
    {
        var signer = signatures[^1];
        foreach (var setting in Agreed.Settings.Where(s => stageRuns.All(r => r.Setting != s)))
        {
            var first = Agreed.StagesFor(setting).First();
            stageRuns.Add(new StageRun { Id = Ids.New(), PlanId = Id, StageId = first.Id, Setting = setting, Level = first.Level, LevelName = LevelName(first.Level), From = signer.Day, DecidedBy = signer.PersonId });
        }
    }
}
