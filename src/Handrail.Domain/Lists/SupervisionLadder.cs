namespace Handrail.Domain.Lists;

/// <summary>
/// One level of supervision. Published scales count in opposite directions, so a bare number on a page could be
/// read the wrong way round: people see the name and the definition, and comparisons use <paramref name="Tightness"/>
/// (0 is independent, higher is tighter), which is never shown.
/// </summary>
public sealed record SupervisionLevel(string Code, string Name, string Definition, int Tightness);

/// <summary>The levels that one plan uses, tightest first.</summary>
public sealed record SupervisionLadder(string Code, string Name, IReadOnlyList<SupervisionLevel> Levels)
{
    public SupervisionLevel? Find(string code) => Levels.FirstOrDefault(level => level.Code == code);
}

/// <summary>The ladders that a new plan may start from.</summary>
public static class SupervisionLadders
{
    /// <summary>After the five-step scale of the Royal College of Anaesthetists' 2021 curriculum, in our own words.</summary>
    public static SupervisionLadder RcoaBased { get; } = new("rcoa-based", "Theatre and procedures, based on the anaesthetists' curriculum",
    [
        new("present-throughout", "Supervisor present throughout", "The supervisor takes a direct part and stays from beginning to end.", 4),
        new("in-the-suite", "Supervisor in the theatre suite", "The supervisor is close by in the theatre suite, guides parts of the work and looks in at intervals.", 3),
        new("in-the-hospital", "Supervisor in the hospital", "The supervisor is in the hospital and comes promptly when asked.", 2),
        new("on-call-from-home", "Supervisor on call from home", "The supervisor is away from the hospital, advises by phone and can come in later.", 1),
        new("independent", "Independent", "The practitioner works without supervision and tells colleagues what local rules ask for.", 0),
    ]);

    /// <summary>For any setting. The service's own level names are not published, so this is a suggestion that a plan may change.</summary>
    public static SupervisionLadder Suggested { get; } = new("suggested", "For any setting",
    [
        new("observing", "Observing", "The practitioner watches and learns the setting, and does not treat patients.", 5),
        new("direct", "Direct supervision", "The supervisor is in the room throughout.", 4),
        new("close", "Close supervision", "The supervisor is on site and free to come at once, and goes through each case on the same day.", 3),
        new("indirect", "Indirect supervision", "The supervisor can be reached at any time and goes through a sample of cases every week.", 2),
        new("distant", "Distant supervision", "The supervisor and the practitioner meet at agreed intervals to talk about the work.", 1),
        new("independent", "Independent", "The practitioner works with nothing beyond the organisation's normal arrangements.", 0),
    ]);

    /// <summary>The code of a ladder that a plan wrote for itself.</summary>
    public const string OwnCode = "own";

    /// <summary>A plan's own ladder, from its levels in order from the closest supervision to the most independent.</summary>
    public static SupervisionLadder Own(IReadOnlyList<(string Code, string Name, string Definition)> levels) =>
        new(OwnCode, "The plan’s own levels", [.. levels.Select((l, i) => new SupervisionLevel(l.Code, l.Name, l.Definition, levels.Count - 1 - i))]);

    public static IReadOnlyList<SupervisionLadder> All { get; } = [Suggested, RcoaBased];

    public static SupervisionLadder? Find(string code) => All.FirstOrDefault(ladder => ladder.Code == code);
}
