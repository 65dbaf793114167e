using Handrail.Domain.Drafting;

namespace Handrail.Domain.Plans;

/// <summary>A point of patient safety that the key contact has flagged in a text that is about to be signed. It is answered in writing first.</summary>
public sealed class SafetyPoint
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required int Version { get; init; }

    public required Guid RaisedBy { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public required string Text { get; init; }

    public string Answer { get; internal set; } = "";

    public Guid? AnsweredBy { get; internal set; }

    public DateOnly? AnsweredOn { get; internal set; }

    public bool IsOpen => AnsweredOn is null;
}

/// <summary>One thing that stands between the shared version and its signatures, and who can do something about it.</summary>
public sealed record SigningLack(string Key, string Sentence, IReadOnlyList<Role> By);

public sealed partial class Plan
{
    private readonly List<SafetyPoint> safetyPoints = [];

    public IReadOnlyCollection<SafetyPoint> SafetyPoints => safetyPoints;

    /// <summary>The sides that do not agree with the shared version, as they have said with their reasons.</summary>
    public string Disagreeing { get; private set; } = "";

    /// <summary>The sides that have recorded that they sign although nobody has accepted to supervise everywhere.</summary>
    public string WithoutSupervisor { get; private set; } = "";

    /// <summary>The sides that ask the service to draft the plan anew.</summary>
    public string RedraftAsked { get; private set; } = "";

    /// <summary>The versions that have been issued to both sides, as numbers; the others went to the second reader alone.</summary>
    public string IssuedVersions { get; private set; } = "";

    /// <summary>By when the organisation has said that it can answer. It reminds; it changes nothing.</summary>
    public DateOnly? OrganisationAnswersBy { get; private set; }

    public DateOnly? PractitionerAnswersBy { get; private set; }

    public bool Disagrees(Side side) => Has(Disagreeing, side);

    public bool SignsWithoutSupervisor(Side side) => Has(WithoutSupervisor, side);

    public bool AsksForRedraft(Side side) => Has(RedraftAsked, side);

    public bool IsIssued(int version) => IssuedVersions.Split(' ').Contains(FormattableString.Invariant($"{version}"));

    public DateOnly? AnswersBy(Side side) => side == Side.Organisation ? OrganisationAnswersBy : PractitionerAnswersBy;

    /// <summary>The earlier of the days by which a side has said that it answers; a side that signs has answered.</summary>
    public DateOnly? AnswerDue => new[] { OrganisationAnswersBy, PractitionerAnswersBy }.Min();

    /// <summary>
    /// By when the next move is due, for somebody with these roles. The day by which a side has said that it answers is a reminder
    /// of its own, and nobody else's deadline.
    /// </summary>
    public DateOnly? DueFor(IReadOnlyCollection<Role> roles) =>
        Status is not (PlanStatus.Issued or PlanStatus.Amending) ? DueOn
        : roles.Any(r => r.Side() == Side.Practitioner) ? PractitionerAnswersBy
        : roles.Any(r => r.Side() == Side.Organisation) ? OrganisationAnswersBy : null;

    /// <summary>Whether the shared version waits for signatures: a draft that has been issued, or an amendment on offer.</summary>
    public bool IsForSignature => Status == PlanStatus.Issued || IsAmendmentOffered;

    /// <summary>
    /// The settings in which nobody in this role has accepted to supervise and stays: of the version that is for signature or
    /// has been agreed, and while work is under way those in which supervision is in force.
    /// </summary>
    public IReadOnlyList<string> Uncovered(Role role, DateOnly day) =>
        [.. SettingsToSupervise.Where(s => !assignments.Any(a => a.Role == role && a.IsOpenSupervision && a.Answer == Answer.Accepted && a.From <= day && a.Covers(s)))];

    private IEnumerable<string> SettingsToSupervise => Status.IsUnderWay() && !IsAmendmentOffered ? InForce.Select(r => r.Setting) : Shared.Settings;

    /// <summary>Why nobody can sign yet, in the order in which it is best dealt with.</summary>
    public IReadOnlyList<SigningLack> SigningLacks(DateOnly day) => IsForSignature ? [.. FindLacks(day)] : [];

    private IEnumerable<SigningLack> FindLacks(DateOnly day)
    {
        Role[] accountable = [Role.AccountablePerson, Role.DeputyAccountablePerson];
        if (safetyPoints.Any(p => p.IsOpen))
            yield return new("sign.safety", "The key contact has flagged a point of patient safety. The accountable person answers it in writing before anybody signs", accountable);
        foreach (var lack in Shared.Lacks())
            yield return new("sign.incomplete", $"The plan is not complete yet: {lack.Sentence}", [Role.CaseManager, .. accountable, Role.Practitioner]);
        if (SignsWithoutSupervisor(Side.Organisation) && SignsWithoutSupervisor(Side.Practitioner)) yield break;
        foreach (var setting in Uncovered(Role.ClinicalSupervisor, day))
        {
            var asked = assignments.Where(a => a.Role == Role.ClinicalSupervisor && a.IsOpenSupervision && a.Covers(setting)).Select(a => a.Answer).ToList();
            yield return asked.Contains(Answer.OnTerms) ? new("sign.supervisor", $"The clinical supervisor asked for “{setting}” would accept on terms that the accountable person has not answered yet", accountable)
                : asked.Count > 0 ? new("sign.supervisor", $"The clinical supervisor asked for “{setting}” has not answered yet", [Role.ClinicalSupervisor])
                : new("sign.supervisor", $"Somebody has to be asked to supervise in “{setting}”", accountable);
        }
    }

    /// <summary>Whether there is a setting for which nobody has even been asked; once agreed, also nobody to stand in.</summary>
    private bool LacksSomebodyAsked(DateOnly day)
    {
        if (Status != PlanStatus.Issued && Status != PlanStatus.Agreed && !Status.IsUnderWay()) return false;
        Role[] needed = Status == PlanStatus.Agreed ? [Role.ClinicalSupervisor, Role.DeputySupervisor] : [Role.ClinicalSupervisor];
        return needed.Any(role => SettingsToSupervise.Any(s => !assignments.Any(a => a.Role == role && a.IsOpenSupervision && a.From <= day && a.Covers(s))));
    }

    private Outcome GuardSign(Side side, DateOnly day) =>
        HasSigned(side) ? Outcome.Refused("sign.done", "Your side has already signed this version")
        : SigningLacks(day) is [var first, ..] ? Outcome.Refused(first.Key, first.Key == "sign.supervisor" ? $"Nobody can sign yet. {first.Sentence}" : first.Sentence)
        : Outcome.Done;

    private Outcome GuardWithout(Side side, DateOnly day) =>
        SignsWithoutSupervisor(side) ? Outcome.Refused("without.done", "Your side has already recorded that it signs without a supervisor")
        : Uncovered(Role.ClinicalSupervisor, day).Count == 0 ? Outcome.Refused("without.covered", "Somebody has accepted to supervise in each setting, so nothing needs to be recorded")
        : Outcome.Done;

    /// <summary>Says by when one's side can answer, where it cannot yet.</summary>
    public Outcome AnswerLater(Actor actor, DateOnly by, string note, Moment now)
    {
        if (Allows(Act.AnswerLater, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        if (by <= now.Day) return Outcome.Refused("later.past", "The date must be after today", "By");
        if (by > now.Day.AddMonths(3)) return Outcome.Refused("later.far", "The date must be within the next 3 months", "By");
        if (note.Length > Limits.Paragraph) return Long("later.long", "Your note", Limits.Paragraph, "Note");
        return Do(Act.AnswerLater, actor, now, record =>
        {
            SetAnswersBy(role.Side(), by);
            record.Said("Answer by", by.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))).Said("Text", note).Tell(Side.Organisation, Side.Practitioner, Side.Service);
        });
    }

    /// <summary>The accountable person's written answer to a flagged point of patient safety.</summary>
    public Outcome AnswerSafety(Actor actor, Guid point, string answer, Moment now)
    {
        if (Allows(Act.AnswerSafety, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (safetyPoints.FirstOrDefault(p => p.Id == point) is not { IsOpen: true } open) return Outcome.Refused("safety.answered", "This point has been answered meanwhile");
        if (answer.Length == 0) return Outcome.Refused("safety.empty", "Write what you have decided about this point, and why", "Text");
        if (answer.Length > Limits.Note) return Long("safety.long", "Your answer", Limits.Note, "Text");
        return Do(Act.AnswerSafety, actor, now, record =>
        {
            (open.Answer, open.AnsweredBy, open.AnsweredOn) = (answer, actor.PersonId, now.Day);
            record.On(open.Id).Said("Text", answer).Tell(Side.Organisation, Side.Practitioner, Side.Service);
        });
    }

    private void Flag(Actor actor, string text, Moment now, Record record)
    {
        var point = new SafetyPoint { Id = Ids.New(), PlanId = Id, Version = SharedVersion, RaisedBy = actor.PersonId, RaisedOn = now.Day, Text = text };
        safetyPoints.Add(point);
        record.On(point.Id);
    }

    /// <summary>Gives both sides a new text to answer: what they said about the one before is history.</summary>
    private void Share()
    {
        SharedVersion = CurrentVersion;
        BeginAnew();
    }

    private void BeginAnew() => (Disagreeing, WithoutSupervisor, RedraftAsked, OrganisationAnswersBy, PractitionerAnswersBy) = ("", "", "", null, null);

    /// <summary>A side that signs has answered whatever it was asked before.</summary>
    private void Answered(Side side)
    {
        (Disagreeing, RedraftAsked) = (Without(Disagreeing, side), Without(RedraftAsked, side));
        SetAnswersBy(side, null);
    }

    private void SetAnswersBy(Side side, DateOnly? by)
    {
        if (side == Side.Organisation) OrganisationAnswersBy = by;
        else PractitionerAnswersBy = by;
    }

    private Side SideOf(Actor actor, Moment now) => RolesOf(actor, now.Day).Select(r => r.Side()).First(s => s is Side.Organisation or Side.Practitioner);

    private static bool Has(string sides, Side side) => sides.Split(' ').Contains(side.ToString());

    private static string With(string sides, Side side) => Has(sides, side) ? sides : $"{sides} {side}".Trim();

    private static string Without(string sides, Side side) => string.Join(' ', sides.Split(' ').Where(s => s != side.ToString()));
}
