using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Browser.Tests;

/// <summary>
/// Plans whose texts are as long as they may be, in words that no line can hold and in lines without number, written by the
/// domain's own steps: nobody writes like this, and no page may break when somebody does.
/// </summary>
internal static class LongTexts
{
    /// <summary>One word without an end.</summary>
    public static string Word(int length) => string.Concat(Enumerable.Repeat("Wiederzulassungsverfahren", (length / 25) + 1))[..length];

    /// <summary>Short lines one under another, and then one word.</summary>
    public static string Lines(int length)
    {
        var lines = string.Concat(Enumerable.Range(1, 40).Select(n => FormattableString.Invariant($"{n}. What is said here.\n")));
        return lines + Word(length - lines.Length);
    }

    public static PlanContent Of(PlanContent plan) => plan with
    {
        Aim = Lines(Limits.Paragraph),
        Background = Lines(Limits.Paragraph),
        PatientSafety = Lines(Limits.Paragraph),
        Support = Lines(Limits.Paragraph),
        Adjustments = Lines(Limits.Paragraph),
        Objectives = [.. plan.Objectives.Select((o, i) => o with { Title = Title(i), Description = Lines(Limits.Paragraph), EvidenceExpected = Lines(Limits.Paragraph), SuccessMeasures = [.. Enumerable.Repeat(Word(Limits.Line), Limits.ListItems)] })],
        Activities = [.. plan.Activities.Select((a, i) => a with { Title = Title(20 + i), EvidenceNeeded = Lines(Limits.Paragraph) })],
        Stages = [.. plan.Stages.Select(s => s with { AppliesTo = Title(plan.Settings.ToList().IndexOf(s.AppliesTo)), EntryCriteria = Lines(Limits.Paragraph), ExitCriteria = Lines(Limits.Paragraph) })],
        Levels = [.. plan.Levels.Select((l, i) => l with { Name = FormattableString.Invariant($"{i}{Word(Limits.Name - 1)}"), Definition = Word(Limits.Line) })],
        Ladder = "own",
    };

    /// <summary>A plan in delivery, amended to be all long texts, with a report, an account, a review, evidence and comments as long.</summary>
    public static MrG InDelivery(string reference, DateOnly requestedOn)
    {
        var story = MrG.AfterFirstReview(reference, requestedOn);
        var (plan, day, minutes) = (story.Plan, story.Day, 0);
        Do(plan.Move(Act.OpenAmendment, Manager, "", Lines(Limits.Note), Now()));
        Do(plan.EditDraft(Manager, Of(plan.Working), "", null, Now()));
        Do(plan.Move(Act.OfferAmendment, Manager, "", "", Now()));
        foreach (var signer in new[] { Cast.AccountablePerson, Cast.MrG })
        {
            var shared = plan.Versions.Single(v => v.Number == plan.SharedVersion);
            Do(plan.Sign(signer.AsActor(), shared.Number, shared.Hash, true, Now()));
        }

        Do(plan.RecordActivity(Supervisor, plan.Agreed.Activities[0].Id, day, Lines(Limits.Paragraph), Now()));
        Do(plan.AttachEvidence(Practitioner, "reflective-log", Word(Limits.Title), day, [.. plan.Agreed.Objectives.Select(o => o.Id)], Lines(Limits.Paragraph), null, Now()));
        Do(plan.Comment(Practitioner, plan.Agreed.Objectives[0].Id, Lines(Limits.Note), Now()));
        Do(plan.Report(Supervisor, "yes", [.. plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", Lines(Limits.Paragraph)))], Lines(Limits.Note), Lines(Limits.Note), "stay", Now()));
        Do(plan.GiveAccount(Practitioner, Lines(Limits.Note), Now()));
        Do(plan.RecordReview(Manager, new(day, "extra", [new("supporter", Word(Limits.Title), true), new("practitioner", Cast.MrG.Name, true)], "stay", plan.NextReviewOn, Lines(Limits.Note)), Now()));
        Do(plan.Report(Supervisor, "yes", [.. plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", Lines(Limits.Paragraph)))], Lines(Limits.Note), "", "stay", Now()));
        return story;

        Moment Now() => new(day.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc).AddMinutes(++minutes), day);
    }

    /// <summary>A draft in work, all long texts.</summary>
    public static MrG Drafted(string reference, DateOnly requestedOn)
    {
        var story = MrG.Reach(PlanStatus.DetailedDrafting, reference, requestedOn);
        Do(story.Plan.EditDraft(Cast.Adviser.AsActor(), Of(MrG.Whole(story.Plan.Working)), "", null, new(story.Day.ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc), story.Day)));
        return story;
    }

    private static Actor Manager => Cast.CaseManager.AsActor();

    private static Actor Supervisor => Cast.Supervisor.AsActor();

    private static Actor Practitioner => Cast.MrG.AsActor();

    private static string Title(int index) => FormattableString.Invariant($"{index}{Word(Limits.Title)}")[..Limits.Title];

    private static void Do(Outcome outcome)
    {
        if (outcome.IsRefused) throw new InvalidOperationException(outcome.Sentence);
    }
}
