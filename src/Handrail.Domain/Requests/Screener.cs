using Handrail.Domain.Lists;

namespace Handrail.Domain.Requests;

/// <summary>What somebody who wonders about a plan has answered; no names, and nothing is kept.</summary>
public sealed record Screening
{
    public string Why { get; init; } = "";

    public string Risk { get; init; } = "";

    public string Facts { get; init; } = "";

    public string Away { get; init; } = "";

    public string Told { get; init; } = "";

    public string Resources { get; init; } = "";
}

/// <summary>What comes first, with its reasons; <see cref="MayAsk"/> when a request can be begun now.</summary>
public sealed record ScreenerAdvice(string Code, string Title, IReadOnlyList<string> Reasons, bool MayAsk);

/// <summary>"Is a plan the right help?" It advises and decides nothing: no answer closes the way to a request (domain.md 1.1, 14).</summary>
public static class Screener
{
    public static CodeList Why { get; } = new("why somebody thinks of a plan",
        new("concern", "A concern about practice or behaviour"),
        new("return", "A return after time away, or after a restriction of practice"),
        new("both", "Both of these"),
        new("neither", "Neither of these"));

    public static CodeList Risk { get; } = new("risk to patients now",
        new("no", "No, or steps have been taken that keep patients safe"),
        new("yes", "Yes, and nothing has been done about it yet"));

    public static CodeList Facts { get; } = new("whether the facts are known",
        new("known", "Yes, well enough to say what needs to change"),
        new("not-yet", "Not yet"));

    public static CodeList Away { get; } = new("length of time away",
        new("under-three-months", "Less than three months"),
        new("three-months", "Three months or more"));

    public static CodeList Told { get; } = new("whether the practitioner knows",
        new("yes", "Yes"),
        new("not-yet", "Not yet"));

    public static CodeList Resources { get; } = new("whether supervision can be found",
        new("yes", "Yes"),
        new("unsure", "We are not sure"),
        new("no", "No"));

    private static bool IsConcern(Screening s) => s.Why is "concern" or "both";

    private static bool IsReturn(Screening s) => s.Why is "return" or "both";

    /// <summary>The questions that are still open, each beside its field.</summary>
    public static Outcome Faults(Screening s) => Outcome.All(
        Asked(Why, s.Why, "Why", "Select what makes you think of a plan"),
        Asked(Risk, s.Risk, "Risk", "Say whether there is a risk to patients now"),
        IsConcern(s) ? Asked(Facts, s.Facts, "Facts", "Say whether the facts of the concern are known") : Outcome.Done,
        IsReturn(s) ? Asked(Away, s.Away, "Away", "Say how long the practitioner has been away") : Outcome.Done,
        Asked(Told, s.Told, "Told", "Say whether the practitioner knows"),
        Asked(Resources, s.Resources, "Resources", "Say whether supervision can be found"));

    public static ScreenerAdvice Advise(Screening s)
    {
        if (s.Risk == "yes")
        {
            return new("act-first", "Act first: keep patients safe today",
            [
                "A plan takes weeks to draft and agree. A risk to patients cannot wait for it.",
                "Follow your organisation’s urgent safety procedure now. The decision about duties or a restriction is your organisation’s.",
                "The advice service can be asked at once, and a plan can follow when patients are safe.",
            ], false);
        }

        if (s.Why == "neither")
        {
            return new("other-help", "Another kind of help probably fits better",
            [
                "Plans are made for returning to practice, and for concerns about practice or behaviour that can be put right.",
                "Ordinary development belongs to appraisal, and employment questions belong to your own procedures.",
                "If you are not sure, ask the advice service. No concern is too small to ask about.",
            ], false);
        }

        if (IsConcern(s) && s.Facts == "not-yet")
        {
            return new("find-out-first", "Find out the facts first",
            [
                "A plan says what is to be achieved. That can be written only when it is known what needs to change.",
                "A local investigation, or an assessment, comes first. The advice service can help you to choose.",
                "Tell the practitioner what is being looked into and by when. Long waits take away skill and confidence.",
            ], false);
        }

        var reasons = new List<string>();
        if (IsConcern(s)) reasons.Add("The facts are known, so objectives and the evidence for them can be written.");
        if (IsReturn(s))
        {
            reasons.Add(s.Away == "three-months"
                ? "After three months or more away, skills and confidence usually need a planned return."
                : "Most planned returns follow three months or more away. A shorter absence can need one too: three months is usual, not a rule.");
        }

        if (s.Told == "not-yet")
        {
            reasons.Add("The practitioner does not know yet. A plan is an agreement with them, so talk with them before you send a request.");
            return new("talk-first", "Talk with the practitioner first", [.. reasons, .. Means(s)], true);
        }

        if (s.Resources == "no")
        {
            reasons.Add("Supervision cannot be found yet. A plan that cannot be supervised cannot start, so look for time and people first. They may be in another organisation.");
            return new("resources-first", "Find the time and the people first", reasons, true);
        }

        reasons.Add("The practitioner knows, so they can say what they think and whether they want to take part.");
        return new("a-plan-fits", "A plan may well be the right help", [.. reasons, .. Means(s)], true);
    }

    private static IEnumerable<string> Means(Screening s) => s.Resources switch
    {
        "yes" => ["Time and people for supervision can be found, which is what plans most often wait for."],
        "unsure" => ["Before you send a request you are asked whether time, money and cover can be found. Begin to look now."],
        _ => ["Supervision cannot be found yet. Look for time and people while you talk: without them a plan cannot start."],
    };

    private static Outcome Asked(CodeList list, string answer, string field, string sentence) =>
        list.Offers(answer) ? Outcome.Done : Outcome.Refused("screener." + field.ToLowerInvariant(), sentence, field);
}
