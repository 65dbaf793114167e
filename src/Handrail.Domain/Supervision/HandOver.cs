namespace Handrail.Domain.Plans;

/// <summary>What a clinical supervisor's successor needs to know, when supervision changes hands while the plan runs.</summary>
public sealed record HandOverNote(string Agreed, string Going, string Watch)
{
    public static HandOverNote None { get; } = new("", "", "");

    public bool IsWhole => Agreed.Length > 0 && Going.Length > 0 && Watch.Length > 0;
}

/// <summary>A hand-over of clinical supervision: from whom, to whom where somebody is known, and the note.</summary>
public sealed class HandOver
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required Guid LeavingId { get; init; }

    public Guid? SuccessorId { get; init; }

    public required Guid WrittenBy { get; init; }

    public required DateOnly Day { get; init; }

    public required string Agreed { get; init; }

    public required string Going { get; init; }

    public required string Watch { get; init; }
}

public sealed partial class Plan
{
    private readonly List<HandOver> handOvers = [];

    public IReadOnlyCollection<HandOver> HandOvers => handOvers;

    /// <summary>Whether this role cannot change hands without a hand-over note: clinical supervision of a plan under way, once somebody took it on.</summary>
    public bool NeedsHandOver(Assignment leaving) => Status.IsUnderWay() && leaving is { Role: Role.ClinicalSupervisor, Answer: Answer.Accepted };

    private static IEnumerable<Outcome> FaultsOf(HandOverNote note)
    {
        if (note.Agreed.Length == 0) yield return Outcome.Refused("hand-over.agreed", "Say what is agreed", "Agreed");
        else if (note.Agreed.Length > Limits.Paragraph) yield return Long("hand-over.long", "What is agreed", Limits.Paragraph, "Agreed");
        if (note.Going.Length == 0) yield return Outcome.Refused("hand-over.going", "Say how it goes", "Going");
        else if (note.Going.Length > Limits.Paragraph) yield return Long("hand-over.long", "How it goes", Limits.Paragraph, "Going");
        if (note.Watch.Length == 0) yield return Outcome.Refused("hand-over.watch", "Say what to watch", "Watch");
        else if (note.Watch.Length > Limits.Paragraph) yield return Long("hand-over.long", "What to watch", Limits.Paragraph, "Watch");
    }

    private static Outcome Unasked(HandOverNote? note) => Outcome.Contradicts(
        note is { } n && n.Agreed.Length + n.Going.Length + n.Watch.Length > 0,
        "You wrote a hand-over of supervision, and chose somebody who hands none over",
        note is { Agreed.Length: > 0 } ? "Agreed" : note is { Going.Length: > 0 } ? "Going" : "Watch");

    private void HandSupervisionOver(Assignment leaving, Guid? successor, HandOverNote note, Actor actor, Moment now, Record record)
    {
        if (!note.IsWhole) return;
        handOvers.Add(new HandOver
        {
            Id = Ids.New(),
            PlanId = Id,
            LeavingId = leaving.PersonId,
            SuccessorId = successor,
            WrittenBy = actor.PersonId,
            Day = now.Day,
            Agreed = note.Agreed,
            Going = note.Going,
            Watch = note.Watch,
        });
        record.Said(Readers.HandOverField + "what is agreed", note.Agreed).Said(Readers.HandOverField + "how it goes", note.Going).Said(Readers.HandOverField + "what to watch", note.Watch);
    }
}
