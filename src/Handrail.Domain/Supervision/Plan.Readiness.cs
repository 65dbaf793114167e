using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>One item of the start checklist as it stands: in place, or not needed and why; who said so, and when.</summary>
public sealed class ReadinessCheck
{
    public required Guid PlanId { get; init; }

    /// <summary>A code of <see cref="CodeLists.ReadinessItems"/>.</summary>
    public required string Item { get; init; }

    /// <summary>A code of <see cref="CodeLists.ReadinessAnswers"/>.</summary>
    public string Answer { get; internal set; } = "";

    public string Why { get; internal set; } = "";

    public Guid RecordedBy { get; internal set; }

    public DateOnly RecordedOn { get; internal set; }
}

/// <summary>What the case manager says of one item; an empty answer is "not yet".</summary>
public sealed record ReadinessAnswer(string Item, string Answer, string Why = "")
{
    public static ReadinessAnswer Confirmed(string item) => new(item, "confirmed");
}

public sealed partial class Plan
{
    private readonly List<ReadinessCheck> readinessChecks = [];

    public IReadOnlyCollection<ReadinessCheck> ReadinessChecks => readinessChecks;

    public ReadinessCheck? CheckOf(string item) => readinessChecks.FirstOrDefault(c => c.Item == item);

    /// <summary>What still stands between agreement and start (domain.md 12.1, P7).</summary>
    public IReadOnlyList<string> ReadinessLacks(DateOnly day) =>
    [
        .. HasAccepted(Role.ClinicalSupervisor, day) ? [] : new[] { "A clinical supervisor has accepted" },
        .. HasAccepted(Role.DeputySupervisor, day) ? [] : new[] { "A deputy supervisor has accepted" },
        .. CodeLists.ReadinessItems.Offered.Where(i => CheckOf(i.Value) is null).Select(i => ReadinessWords(i.Value)),
    ];

    /// <summary>An item in the words of the practitioner's profession: dentists and pharmacists have no responsible officer.</summary>
    public string ReadinessWords(string item) => item == "told" && Request.Practitioner.Profession is ("dentist" or "pharmacist")
        ? "The board or its equivalent has been told"
        : CodeLists.ReadinessItems.WordsOf(item);

    /// <summary>Those who have accepted this role and hold it.</summary>
    public IEnumerable<Assignment> AcceptedAs(Role role, DateOnly day) => assignments.Where(a => a.Role == role && a.Answer == Answer.Accepted && a.CountsOn(day));

    /// <summary>Whether somebody has accepted this role in every setting.</summary>
    private bool HasAccepted(Role role, DateOnly day) => SharedVersion > 0 && Uncovered(role, day).Count == 0;

    private bool HasSupervisor(DateOnly day) => AcceptedAs(Role.ClinicalSupervisor, day).Any() || AcceptedAs(Role.DeputySupervisor, day).Any();

    /// <summary>
    /// The settings in which nobody who has accepted supervises a plan under way, and since when. A deputy stands in for a
    /// clinical supervisor.
    /// </summary>
    public IReadOnlyList<(string Setting, DateOnly Since)> Unsupervised(DateOnly day) =>
        Left(day, s => !Accepts(Role.ClinicalSupervisor, s, day) && !Accepts(Role.DeputySupervisor, s, day), Role.ClinicalSupervisor, Role.DeputySupervisor);

    /// <summary>The settings in which a deputy stands in, because no clinical supervisor has accepted, and since when.</summary>
    public IReadOnlyList<(string Setting, DateOnly Since)> SupervisedByDeputyAlone(DateOnly day) =>
        Left(day, s => !Accepts(Role.ClinicalSupervisor, s, day) && Accepts(Role.DeputySupervisor, s, day), Role.ClinicalSupervisor);

    private bool Accepts(Role role, string setting, DateOnly day) => AcceptedAs(role, day).Any(a => a.Covers(setting));

    private IReadOnlyList<(string Setting, DateOnly Since)> Left(DateOnly day, Func<string, bool> isLeft, params Role[] by) =>
        !Status.IsUnderWay() ? [] :
        [
            .. InForce.Select(r => r.Setting).Where(isLeft).Select(s => (s, assignments
                .Where(a => by.Contains(a.Role) && a.Answer == Answer.Accepted && a.Covers(s) && a.To < day).Select(a => a.To!.Value.AddDays(1)).DefaultIfEmpty(StartedOn ?? day).Max())),
        ];

    private IEnumerable<Outcome> FaultsOf(IReadOnlyList<ReadinessAnswer> answers)
    {
        for (var i = 0; i < answers.Count; i++)
        {
            var (item, answer, why) = answers[i];
            var field = FormattableString.Invariant($"Items[{i}]");
            if (!CodeLists.ReadinessItems.Offers(item)) yield return Outcome.Refused("readiness.item", "Select items from the list", field + ".Answer");
            else if (answer.Length > 0 && !CodeLists.ReadinessAnswers.Offers(answer)) yield return Outcome.Refused("readiness.answer", "Say whether it is in place, not needed or not there yet", field + ".Answer");
            else if (answer == "not-needed" && !CodeLists.MayBeNotNeeded(item)) yield return Outcome.Refused("readiness.needed", "Every plan needs this before it starts", field + ".Answer");
            else if (answer == "not-needed" && why.Length == 0) yield return Outcome.Refused("readiness.why", "Say why it is not needed", field + ".Why");
            else if (answer != "not-needed" && why.Length > 0 && why != CheckOf(item)?.Why)
                yield return Outcome.Contradicts(true, "You said why it is not needed, and did not select “Not needed”", field + ".Why");
            else if (why.Length > Limits.Line) yield return Long("readiness.long", $"The reason beside “{ReadinessWords(item)}”", Limits.Line, field + ".Why");
        }
    }

    /// <summary>Goes through the start checklist: items of which nothing is said stay as they are.</summary>
    public Outcome CheckReadiness(Actor actor, IReadOnlyList<ReadinessAnswer> answers, Moment now)
    {
        if (Allows(Act.CheckReadiness, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (Outcome.All(FaultsOf(answers)) is { IsRefused: true } fault) return fault;
        return Do(Act.CheckReadiness, actor, now, record =>
        {
            foreach (var (item, answer, typed) in answers)
            {
                var check = CheckOf(item);
                var why = answer == "not-needed" ? typed : "";
                if ((check?.Answer ?? "") == answer && (check?.Why ?? "") == why) continue;
                var words = ReadinessWords(item);
                record.Changed(words, Say(check?.Answer ?? ""), Say(answer)).Said(words + " - reason", why);
                if (answer.Length == 0)
                {
                    readinessChecks.Remove(check!);
                    continue;
                }

                if (check is null) readinessChecks.Add(check = new ReadinessCheck { PlanId = Id, Item = item });
                (check.Answer, check.Why, check.RecordedBy, check.RecordedOn) = (answer, why, actor.PersonId, now.Day);
            }
        });

        static string Say(string answer) => answer.Length == 0 ? "not yet" : CodeLists.ReadinessAnswers.WordsOf(answer);
    }
}
