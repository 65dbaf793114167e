using Handrail.Domain.Log;
using Handrail.Domain.People;

namespace Handrail.Domain.Plans;

/// <summary>
/// One practitioner's action plan, from the first word of the request to its closing (decision 0001). Every change goes
/// through an act: the table says who may, the act's guard says whether now, and the log says that it happened.
/// </summary>
public sealed partial class Plan
{
    private readonly List<Assignment> assignments = [];
    private readonly List<PlanVersion> versions = [];
    private readonly List<Entry> newEntries = [];
    private readonly List<Notice> newNotices = [];
    private PlanContent? working;

    private Plan()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>PSR-2026-0001: how people speak of it.</summary>
    public string Reference { get; private init; } = "";

    public Guid OrganisationId { get; private init; }

    /// <summary>The country whose bank holidays count, from the organisation.</summary>
    public string Country { get; private init; } = "";

    public PlanStatus Status { get; private set; }

    /// <summary>Raised by every act; a second writer who read an older one is told.</summary>
    public int Revision { get; private set; }

    public int EntryCount { get; private set; }

    public DateOnly OpenedOn { get; private init; }

    /// <summary>The working copy in its canonical form; empty before a request is accepted.</summary>
    public string WorkingText { get; private set; } = "";

    /// <summary>The newest version, whether shared yet or not; 0 before the first.</summary>
    public int CurrentVersion { get; private set; }

    /// <summary>The newest version that both sides may read.</summary>
    public int SharedVersion { get; private set; }

    /// <summary>The version that both sides have signed and that is in force.</summary>
    public int AgreedVersion { get; private set; }

    public DateOnly? StartedOn { get; private set; }

    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>Who the plan waits for, and for what: "Practitioner:Sign" and so on, kept by every act for lists.</summary>
    public string Waiting { get; private set; } = "";

    /// <summary>The sides that the plan waits for: "Organisation Practitioner" and so on; empty when nothing more is asked of anyone.</summary>
    public string NextSides { get; private set; } = "";

    /// <summary>By when the next move is due, where the plan says so, kept by every act. It reminds; it changes nothing.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The day of the last act.</summary>
    public DateOnly ChangedOn { get; private set; }

    /// <summary>The practitioner as the request names them, for lists; there before they have an account.</summary>
    public string PractitionerName { get; private set; } = "";

    /// <summary>Family name then given name, as they are searched for and sorted by.</summary>
    public string FamilyKey { get; private set; } = "";

    /// <summary>Given name then family name, as they are searched for.</summary>
    public string GivenKey { get; private set; } = "";

    public IReadOnlyCollection<Assignment> Assignments => assignments;

    public IReadOnlyCollection<PlanVersion> Versions => versions;

    public IReadOnlyList<Entry> NewEntries => newEntries;

    public IReadOnlyList<Notice> NewNotices => newNotices;

    public PlanContent Working => working ??= PlanText.Read(WorkingText);

    /// <summary>The content that both sides have signed. It is there once agreed, when its version has been read.</summary>
    public PlanContent Agreed => versions.Single(v => v.Number == AgreedVersion).Content;

    public static string ReferenceFor(int year, int number) => FormattableString.Invariant($"PSR-{year:0000}-{number:0000}");

    /// <summary>Whether this person may know that the plan exists. <see cref="Lifecycle"/> says what they may do.</summary>
    public bool IsSeenBy(Actor actor, DateOnly day) => RolesSeeing(actor, day).Count > 0;

    /// <summary>The roles as which they know it: whoever triages knows it as an adviser only while nobody has it in hand, or who has it in hand themselves.</summary>
    public IReadOnlyList<Role> RolesSeeing(Actor actor, DateOnly day)
    {
        var roles = RolesOf(actor, day);
        return Status == PlanStatus.Submitted || roles.Any(r => r != Role.Adviser && r.Side() == Side.Service) ? roles : [.. roles.Where(r => r != Role.Adviser)];
    }

    /// <summary>
    /// Sent, and not yet decided: any adviser may see to it that somebody has it in hand. They read it only while nobody has;
    /// passing it on, when its key contact is away, needs no word of it.
    /// </summary>
    public bool IsInTriage => Status is PlanStatus.Submitted or PlanStatus.MoreInformation or PlanStatus.PractitionerAsked or PlanStatus.Considering;

    public IReadOnlyList<Role> RolesOf(Actor actor, DateOnly day)
    {
        if (actor.IsOutsideCases) return [];
        var roles = assignments.Where(a => a.PersonId == actor.PersonId && a.CountsOn(day)).Select(a => a.Role).Distinct().ToList();
        if (IsInTriage && actor.Triages && actor.PersonId != PractitionerId) roles.Add(Role.Adviser);
        return roles;
    }

    /// <summary>The adviser who stands beside both sides; on the day of a hand-over, whoever has taken over.</summary>
    public Guid? KeyContactOn(DateOnly day) => assignments.Where(a => a.Role == Role.KeyContact && a.CountsOn(day)).MaxBy(a => (a.To is null, a.From, a.Id))?.PersonId;

    /// <summary>Whether this person may do this now; if not, the sentence that says why.</summary>
    public Outcome Allows(Act act, Actor actor, DateOnly day) => Allows(act, actor, day, out _);

    private Outcome Allows(Act act, Actor actor, DateOnly day, out Role role)
    {
        role = default;
        if (Lifecycle.Find(Status, act) is not { } step)
            return Outcome.Refused("act.status", $"This cannot be done now: the plan stands at “{Status.Words()}”");
        var mine = RolesOf(actor, day);
        var refusal = Outcome.Refused("act.role", $"This is for {Roles.Sentence(step.By)} to do");
        foreach (var candidate in step.By.Where(mine.Contains))
        {
            role = candidate;
            refusal = Separated(act, candidate, actor.PersonId, day) is { IsRefused: true } apart ? apart : Guard(act, candidate, actor.PersonId, day);
            if (refusal.IsDone) return refusal;
        }

        return refusal;
    }

    /// <summary>What this person may do now, in the order of the table.</summary>
    public IEnumerable<Act> ActsFor(Actor actor, DateOnly day)
    {
        var mine = RolesOf(actor, day);
        return Lifecycle.StepsFrom(Status).Where(s => s.By.Any(mine.Contains)).Select(s => s.Act).Distinct().Where(act => Allows(act, actor, day).IsDone);
    }

    /// <summary>What the plan waits for: the acts marked as next that somebody could do today, or else the writing that they need.</summary>
    public IEnumerable<Move> NextMoves(DateOnly day)
    {
        var moves = Moves(step => step.IsNext, day).Where(m => IsWaitedFor(m, day)).ToList();
        // While a text cannot be handed on yet, writing it is what the plan waits for.
        return moves.Exists(m => m.Act is not (Act.AnswerSupervision or Act.DecideDocument)) ? moves : moves.Concat(Moves(step => step.Act is Act.EditRequest or Act.AmendRequest or Act.EditDraft, day));
    }

    /// <summary>Some acts may be done again, or before others have had their word, although the plan does not wait for that.</summary>
    private bool IsWaitedFor(Move move, DateOnly day) => move.Act switch
    {
        Act.CheckReadiness => ReadinessLacks(day).Count > 0,
        Act.EditDraft => !IsAmendmentOffered,
        Act.RecommendSignOff => RecommendationOf(move.Role.Side()) is null,
        Act.SignOff => RecommendationsAwaited(day).Count == 0,
        Act.NameSupervisor => LacksSomebodyAsked(day),
        Act.DecideDocument => HasOpenDocument,
        Act.StepDown => AwaitsStepDown,
        // First the decision on scope of practice, then how it went afterwards; the end comes after both follow-ups, and may come after one.
        Act.RecordFollowUp => FullScope.Length > 0,
        Act.Close => Status != PlanStatus.FollowUp || FollowUps >= 2,
        _ => true,
    };

    /// <summary>A follow-up is waited for before its day, too: no clock changes what a plan waits for.</summary>
    private DateOnly DayOf(Act act, DateOnly day) => act == Act.RecordFollowUp && FollowUpDue(EndedOn, FollowUps) is { } due && due > day ? due : day;

    private IEnumerable<Move> Moves(Func<Step, bool> which, DateOnly day) =>
        from step in Lifecycle.StepsFrom(Status)
        where which(step)
        from role in step.By
        where role == Role.Adviser
            ? Guard(step.Act, role, Guid.Empty, day).IsDone
            : assignments.Any(a => a.Role == role && a.CountsOn(day) && Guard(step.Act, role, a.PersonId, DayOf(step.Act, day)).IsDone)
        select new Move(role, step.Act);

    /// <summary>Passes the guard, moves the status and writes the entry. The caller changes nothing before this is done.</summary>
    private Outcome Do(Act act, Actor actor, Moment now, Func<Step, PlanStatus> to, Action<Record> change)
    {
        if (Allows(act, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        var step = Lifecycle.Find(Status, act)!;
        var from = Status;
        var record = new Record();
        change(record);
        Status = to(step);
        if (!step.To.Contains(Status)) throw new InvalidOperationException($"{act} does not lead from {from} to {Status}");
        Write(act, role, actor, now, from, record);
        return Outcome.Done;
    }

    private Outcome Do(Act act, Actor actor, Moment now, Action<Record> change) => Do(act, actor, now, step => step.To[0], change);

    private void Write(Act act, Role role, Actor actor, Moment now, PlanStatus from, Record record)
    {
        Revision++;
        EntryCount++;
        newEntries.Add(new Entry
        {
            SubjectId = Id,
            Number = EntryCount,
            ActorId = actor.PersonId,
            ActedAs = role,
            Act = act,
            At = now.At,
            Day = now.Day,
            From = from,
            To = Status,
            PartId = record.Part,
            Values = [.. record.Values.Select(v => EntryValue.Of(Id, EntryCount, v.Field, v.Side, v.Value))],
        });
        foreach (var person in People(record.Told, now.Day).Where(p => p != actor.PersonId))
            newNotices.Add(new Notice { Id = Ids.New(), PersonId = person, PlanId = Id, Act = act, Day = now.Day });
        Waiting = string.Join(' ', NextMoves(now.Day).Select(m => $"{m.Role}:{m.Act}"));
        KeepForLists(now.Day);
    }

    /// <summary>Keeps what lists show, search and sort by. Every act does; what was stored before there were lists is filled when it is next opened.</summary>
    public void KeepForLists(DateOnly changedOn)
    {
        var who = Request.Practitioner;
        ChangedOn = changedOn;
        DueOn = Due();
        NextSides = string.Join(' ', Plans.Move.Read(Waiting).Select(m => m.Role.Side()).Distinct().Order());
        PractitionerName = string.Join(' ', new[] { who.Title, who.GivenName, who.FamilyName }.Where(n => n.Length > 0));
        FamilyKey = NameKey.Normalise(who.FamilyName + who.GivenName);
        GivenKey = NameKey.Normalise(who.GivenName + who.FamilyName);
    }

    private IEnumerable<Guid> People(IReadOnlyCollection<Side> sides, DateOnly day) =>
        // A companion looks when the practitioner asks them to.
        assignments.Where(a => a.CountsOn(day) && a.Role != Role.Companion && sides.Contains(a.Role.Side())).Select(a => a.PersonId).Distinct();

    private bool IsHeldBy(Role role, DateOnly day) => assignments.Any(a => a.Role == role && a.CountsOn(day) && a.Answer is not (Answer.Declined or Answer.Withdrawn));

    private void Assign(Guid person, Role role, Moment now, Answer answer = Answer.NotNeeded, int hours = 0, string settings = "", bool clear = false)
    {
        if (answer == Answer.NotNeeded && assignments.Any(a => a.PersonId == person && a.Role == role && a.To is null && a.CountsOn(now.Day))) return;
        assignments.Add(new Assignment
        {
            Id = Ids.New(),
            PlanId = Id,
            PersonId = person,
            Role = role,
            From = now.Day,
            Answer = answer,
            HoursPerWeek = hours,
            Settings = settings,
            IsClear = clear,
        });
    }

    /// <summary>The saved form's id goes into the entries that it caused.</summary>
    public void CausedBy(Guid form)
    {
        foreach (var entry in newEntries)
        {
            // One form, one effect: the first entry carries the id, which the database holds unique.
            if (ReferenceEquals(entry, newEntries[0])) entry.FormId = form;
            entry.Sealed();
        }
    }

    /// <summary>Called when the entries and notices have been saved with the change that caused them.</summary>
    public void Saved()
    {
        newEntries.Clear();
        newNotices.Clear();
    }

    /// <summary>What one act adds to the log, gathered while it changes the plan.</summary>
    private sealed class Record
    {
        public Guid? Part { get; private set; }

        public IReadOnlyCollection<Side> Told { get; private set; } = [];

        public List<(string Field, ValueSide Side, string Value)> Values { get; } = [];

        public Record On(Guid part)
        {
            Part = part;
            return this;
        }

        public Record Tell(params Side[] sides)
        {
            Told = sides;
            return this;
        }

        public Record Said(string field, string value)
        {
            if (value.Length > 0) Values.Add((field, ValueSide.Said, value));
            return this;
        }

        public Record Changed(string field, string before, string after)
        {
            if (before == after) return this;
            Values.Add((field, ValueSide.Before, before));
            Values.Add((field, ValueSide.After, after));
            return this;
        }
    }

    private static readonly Side[] BothSides = [Side.Organisation, Side.Practitioner];

    private static readonly Side[] Everyone = [Side.Organisation, Side.Practitioner, Side.Supervision, Side.Service];
}

/// <summary>Who could do what next.</summary>
public sealed record Move(Role Role, Act Act)
{
    /// <summary>The moves that <see cref="Plan.Waiting"/> keeps.</summary>
    public static IEnumerable<Move> Read(string waiting) =>
        waiting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split(':')).Select(w => new Move(Enum.Parse<Role>(w[0]), Enum.Parse<Act>(w[1])));
}

/// <summary>A content as it was when it changed hands: stored whole and never changed.</summary>
public sealed class PlanVersion
{
    private PlanContent? content;

    public required Guid PlanId { get; init; }

    public required int Number { get; init; }

    public required int Format { get; init; }

    /// <summary>The canonical text, byte for byte as hashed.</summary>
    public required string Text { get; init; }

    public required string Hash { get; init; }

    public required Guid MadeBy { get; init; }

    public required DateOnly MadeOn { get; init; }

    /// <summary>The act by which it changed hands: offered as a framework, sent to the second reader, offered as an amendment.</summary>
    public required Act MadeFor { get; init; }

    public PlanContent Content => content ??= PlanText.Read(Text, Format);

    /// <summary>Whether the stored text still has the hash that was taken when it was made.</summary>
    public bool IsWhole => PlanText.Hash(Text) == Hash;
}
