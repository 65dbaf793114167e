using System.Collections.Immutable;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// A situation told with other words: every text that somebody could have written is another's, and what happens is the same. A word
/// that stands twice is the same both times, so that a step down speaks of the setting that the plan has.
/// </summary>
/// <param name="word">the new text for the name of a field, and how long it may be</param>
internal sealed class Retold(Func<string, int, string> word)
{
    private readonly Dictionary<string, string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    public Situation Of(Situation story, Circle people) => story with
    {
        People = people,
        Asked = story.Asked with
        {
            Concerns = To(story.Asked.Concerns, "Concerns", Limits.Paragraph),
            Needs = To(story.Asked.Needs, "Needs", Limits.Paragraph),
            Place = To(story.Asked.Place, "Place", Limits.Paragraph),
            JobPlan = To(story.Asked.JobPlan, "JobPlan", Limits.Paragraph),
            Supervisors = To(story.Asked.Supervisors, "Supervisors", Limits.Paragraph),
            Resources = To(story.Asked.Resources, "Resources", Limits.Paragraph),
            Away = story.Asked.Away is not { } away ? null : away with { Scope = To(away.Scope, "Scope", Limits.Paragraph) },
        },
        Content = story.Content is null ? null : Of(story.Content),
        Words = Of(story.Words),
    };

    private PlanContent Of(PlanContent plan) => plan with
    {
        Aim = To(plan.Aim, "Aim", Limits.Paragraph),
        Background = To(plan.Background, "Background", Limits.Paragraph),
        PatientSafety = To(plan.PatientSafety, "PatientSafety", Limits.Paragraph),
        Support = To(plan.Support, "Support", Limits.Paragraph),
        Adjustments = To(plan.Adjustments, "Adjustments", Limits.Paragraph),
        // A ladder from the list is everybody's.
        Levels = plan.Ladder != "own" ? plan.Levels : [.. plan.Levels.Select(l => l with { Name = To(l.Name, "LevelName", Limits.Name), Definition = To(l.Definition, "LevelDefinition", Limits.Line) })],
        Objectives = [.. plan.Objectives.Select(o => o with
        {
            Title = To(o.Title, "ObjectiveTitle", Limits.Title),
            Description = To(o.Description, "Description", Limits.Paragraph),
            SuccessMeasures = [.. o.SuccessMeasures.Select(m => To(m, "SuccessMeasure", Limits.Line))],
            EvidenceExpected = To(o.EvidenceExpected, "EvidenceExpected", Limits.Paragraph),
        })],
        Activities = [.. plan.Activities.Select(a => a with { Title = To(a.Title, "ActivityTitle", Limits.Title), EvidenceNeeded = To(a.EvidenceNeeded, "EvidenceNeeded", Limits.Line) })],
        Stages = [.. plan.Stages.Select(s => s with { AppliesTo = To(s.AppliesTo, "AppliesTo", Limits.Title), EntryCriteria = To(s.EntryCriteria, "EntryCriteria", Limits.Paragraph), ExitCriteria = To(s.ExitCriteria, "ExitCriteria", Limits.Paragraph) })],
    };

    private Told Of(Told said) => said with
    {
        TakingPart = said.TakingPart is not { } reply ? null : reply with { Text = To(reply.Text, "TakingPart", Limits.Paragraph) },
        Accepted = To(said.Accepted, "Accepted", Limits.Paragraph),
        Proceeds = [.. said.Proceeds.Select(r => r with { Text = To(r.Text, "Proceeds", Limits.Paragraph) })],
        Approved = To(said.Approved, "Approved", Limits.Paragraph),
        Discussion = [.. said.Discussion.Select(r => r with { Text = To(r.Text, "Discussion", Limits.Paragraph) })],
        Proposals = [.. said.Proposals.Select(p => p with { Why = To(p.Why, "ProposalWhy", Limits.Paragraph), Answer = To(p.Answer, "ProposalAnswer", Limits.Paragraph), Change = plan => Of(p.Change(plan)) })],
        Supervisors = [.. said.Supervisors.Select(o => o with { Text = To(o.Text, "SupervisorSays", Limits.Paragraph) })],
        Doings = [.. said.Doings.Select(d => d with { Note = To(d.Note, "DoingNote", Limits.Paragraph) })],
        Evidence = [.. said.Evidence.Select(e => e with { Title = To(e.Title, "EvidenceTitle", Limits.Title), Note = To(e.Note, "EvidenceNote", Limits.Paragraph) })],
        Reviews = [.. said.Reviews.Select(r => r with
        {
            Lines = [.. r.Lines.Select(l => (l.Progress, To(l.Comment, "ReportLine", Limits.Paragraph)))],
            Strengths = To(r.Strengths, "Strengths", Limits.Paragraph),
            Difficulties = To(r.Difficulties, "Difficulties", Limits.Paragraph),
            Account = To(r.Account, "Account", Limits.Paragraph),
            Notes = To(r.Notes, "ReviewNotes", Limits.Paragraph),
            StepsDown = [.. r.StepsDown.Select(s => (To(s.Setting, "AppliesTo", Limits.Title), To(s.Why, "StepDownWhy", Limits.Paragraph)))],
        })],
        Turns = [.. said.Turns.Select(t => t with { Text = To(t.Text, "Turn", Limits.Paragraph) })],
        Ending = said.Ending is not { } ending ? null : ending with
        {
            SupervisorRecommends = To(ending.SupervisorRecommends, "SupervisorRecommends", Limits.Paragraph),
            CaseManagerRecommends = To(ending.CaseManagerRecommends, "CaseManagerRecommends", Limits.Paragraph),
            Summary = To(ending.Summary, "Summary", Limits.Paragraph),
            ScopeWhy = To(ending.ScopeWhy, "ScopeWhy", Limits.Paragraph),
            Read = To(ending.Read, "Read", Limits.Paragraph),
            FollowUps = [.. ending.FollowUps.Select(f => To(f, "FollowUp", Limits.Paragraph))],
        },
    };

    private string To(string text, string field, int most)
    {
        if (text.Length == 0 || told.Contains(text)) return text;
        if (words.TryGetValue(text, out var known)) return known;
        told.Add(words[text] = word(field, most));
        return words[text];
    }
}
