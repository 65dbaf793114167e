using System.Collections.Concurrent;
using Handrail.Domain.Calendar;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Persistence.Situations;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Plans;

/// <summary>People press every button in any order, and the table is always right.</summary>
public sealed class MachineTests(ITestOutputHelper output)
{
    private const int Seed = 20260204;
    private const int Runs = 20_000;
    private const int Steps = 20;

    private static readonly Act[] Acts = Enum.GetValues<Act>();
    private static readonly PlanStatus[] Statuses = Enum.GetValues<PlanStatus>();
    private static readonly RequestDetails Whole = At(PlanStatus.Submitted).Plan.Request;
    private static readonly Actor[] People = [.. Cast.People.Select(p => p.AsActor())];

    [Fact]
    public void Whatever_people_try_the_plan_follows_the_table_and_a_refusal_changes_nothing()
    {
        output.WriteLine($"seed {Seed}");
        var done = new ConcurrentDictionary<Act, int>();
        // Each run has its own dice, so that one that went wrong can be played again alone.
        Parallel.For(0, Runs, run =>
        {
            var random = new Random(Seed + run);
            var story = random.Next(8) switch { 0 or 1 => ReviewedTwice(), 2 => ReadyToSign(), _ => At(Statuses[run % Statuses.Length]) };
            for (var step = 0; step < Steps; step++)
            {
                if (random.Next(3) == 0) story.Later(random.Next(40));
                var plan = story.Plan;
                var rows = Lifecycle.StepsFrom(plan.Status).ToList();
                // Mostly something that the table foresees, by somebody who may; often enough neither.
                var row = rows.Count > 0 && random.Next(4) > 0 ? rows[random.Next(rows.Count)] : null;
                if (row is not null && (!row.IsNext || random.Next(4) == 0)) row = rows[random.Next(rows.Count)];
                // An end is tried too, but seldom: it would end the run.
                if (row?.To is [PlanStatus.NotAgreed or PlanStatus.Withdrawn or PlanStatus.Declined or PlanStatus.EndedEarly] && random.Next(5) > 0) row = null;
                var act = row?.Act ?? Acts[random.Next(1, Acts.Length)];
                var able = People.Where(p => row is not null && plan.RolesOf(p, story.Day).Any(row.By.Contains)).ToList();
                var actor = able.Count > 0 && random.Next(8) > 0 ? able[random.Next(able.Count)] : People[random.Next(People.Length)];
                var what = $"seed {Seed}, run {run}, step {step}: {actor.Name}, {act}, {plan.Status}";

                var (roles, allowed, before) = (plan.RolesOf(actor, story.Day), plan.Allows(act, actor, story.Day), Picture(plan));
                var outcome = Try(act, story, actor, random);
                if (outcome.IsRefused)
                {
                    Assert.True(outcome.Key.Length > 0 && outcome.Sentence.Length > 10, what);
                    Assert.True(before.Equals(Picture(plan)), what);
                    continue;
                }

                // Saving a draft as it was is done, and changes nothing.
                if (act == Act.EditDraft && before.Mark.Entries == plan.EntryCount)
                {
                    Assert.True(allowed.IsDone && before.Equals(Picture(plan)), what);
                    continue;
                }

                var found = Lifecycle.Find(before.Mark.Status, act);
                Assert.True(allowed.IsDone && found is not null && found.By.Any(roles.Contains) && found.To.Contains(plan.Status), $"{what} became {plan.Status}");
                Assert.True((plan.Revision, plan.EntryCount) == (before.Mark.Revision + 1, before.Mark.Entries + 1), what);
                var entry = plan.NewEntries[^1];
                Assert.True((entry.Act, entry.ActorId, entry.From, entry.To) == (act, actor.PersonId, before.Mark.Status, plan.Status) && found.By.Contains(entry.ActedAs) && roles.Contains(entry.ActedAs), what);
                Assert.True(plan.NewNotices.Skip(before.Mark.Notices).All(n => n.PersonId != actor.PersonId && n.Act == act), what);
                Always(plan, what);
                done.AddOrUpdate(act, 1, (_, times) => times + 1);
            }
        });

        output.WriteLine(string.Join(", ", Acts.Select(a => $"{a} {done.GetValueOrDefault(a)}")));
        Assert.Equal(Acts.Except([Act.BeginRequest]), done.Keys.Order());
    }

    /// <summary>Where supervision may step down: the rarest of acts when people press at random.</summary>
    private static Story ReviewedTwice()
    {
        var story = AfterFirstReview().Later(30);
        Expect.Done(story.Report(Ruth));
        Expect.Done(story.Review());
        return story;
    }

    /// <summary>What holds of every plan at any time.</summary>
    private static void Always(Plan plan, string what)
    {
        Assert.True(plan.AgreedVersion <= plan.SharedVersion && plan.SharedVersion <= plan.CurrentVersion, what);
        Assert.True(plan.Versions.LastOrDefault()?.IsWhole ?? true, what);
        if (plan.AgreedVersion > 0)
            Assert.True(new[] { Side.Organisation, Side.Practitioner }.All(side => plan.Signatures.Any(s => s.Version == plan.AgreedVersion && s.Role.Side() == side)), what);
        // Nothing stays open of a version that has been agreed, and what is for signature has no gap but between objectives and activities.
        Assert.True(plan.IsForSignature || plan.Status is PlanStatus.DetailedDrafting or PlanStatus.SecondReading or PlanStatus.NotAgreed or PlanStatus.SafetyHold || plan.Proposals.All(p => !p.IsOpen), what);
        Assert.True(!plan.IsForSignature || plan.Shared.Lacks().All(l => l.Part == DraftPart.Activities), what);
        Assert.True(plan.InForce.Select(r => r.Setting).Distinct(StringComparer.Ordinal).Count() == plan.InForce.Count(), what);
        Assert.True(plan.Status.IsUnderWay() == plan.InForce.Any(), what);
        // A pause is open while the plan stands paused, or while a concern is decided that was raised in it.
        Assert.True((plan.OpenPause is not null) == (plan.Status == PlanStatus.Paused || (plan.Status == PlanStatus.SafetyHold && plan.Concerns.Any(c => c.DecidedOn is null && c.HeldFrom == PlanStatus.Paused))) && (plan.OpenPause?.ExpectedOn == plan.ResumeOn), what);
        Assert.True(plan.Status.Phase() is not (Phase.FollowUp or Phase.Ended) || plan.EndedOn is null || plan.NextReviewOn is null, what);
        Assert.True(plan.Status == PlanStatus.SafetyHold || plan.Status == PlanStatus.EndedEarly || plan.Status == PlanStatus.Closed || plan.Concerns.All(c => c.DecidedOn is not null), what);
        // Each run of a setting is tighter than the one before it, or a review stands between them.
        foreach (var setting in plan.StageRuns.GroupBy(r => r.Setting, StringComparer.Ordinal))
            foreach (var (earlier, later) in setting.Zip(setting.Skip(1)))
                Assert.True(
                    plan.TightnessOf(later.Level) > plan.TightnessOf(earlier.Level) || (earlier.IsStopped && later.IsStopped) || (earlier.IsStopped && plan.LevelsAfterStop(earlier).Any())
                    || plan.Reviews.Any(r => r.OpensStepDown && r.HeldOn > earlier.From && r.HeldOn <= later.From),
                    what);
    }

    private static (object Counts, (PlanStatus Status, int Revision, int Entries, int New, int Notices, string Working, string Request, string Waiting) Mark) Picture(Plan plan) =>
        ((plan.Assignments.Count, plan.Versions.Count, plan.Signatures.Count, plan.StageRuns.Count, plan.InForce.Count(), plan.Concerns.Count(c => c.DecidedOn is null),
            (plan.Reviews.Count, plan.Reports.Count, plan.Accounts.Count, plan.Evidence.Count, plan.ActivityRecords.Count, string.Join(' ', plan.ReadinessChecks.Select(c => c.Item + c.Answer)), plan.Proceeded),
            (plan.Proposals.Count(p => p.IsOpen), plan.SafetyPoints.Count(p => p.IsOpen), plan.Disagreeing, plan.WithoutSupervisor, plan.RedraftAsked, plan.AnswerDue),
            (plan.SharedVersion, plan.AgreedVersion, plan.Result, plan.FullScope, plan.NextReviewOn, plan.StartedOn, plan.EndedOn, plan.TakesPart),
            (plan.AnswerBy, plan.ExplanationReadOn, plan.Documents.Count(d => !d.IsOut), plan.Documents.Sum(d => d.Changes)),
            (plan.Pauses.Count, plan.ResumeOn, plan.HandOvers.Count, plan.Recommendations.Count, plan.SignedStatements.Count, plan.ObjectiveResults.Count, plan.FollowUpAnswers.Count)), Expect.Mark(plan));

    private static Outcome Try(Act act, Story story, Actor actor, Random random)
    {
        var (plan, now) = (story.Plan, story.Now);
        var person = People[random.Next(People.Length)];
        var day = now.Day.AddDays(random.Next(3) == 0 ? random.Next(-20, 10) : 0);
        var why = random.Next(10) == 0 ? "" : "As agreed in the meeting.";
        var sure = random.Next(10) > 0;
        var run = plan.StageRuns.Count > 0 && random.Next(10) > 0 ? Any(plan.StageRuns, random).Id : Guid.Empty;
        var settings = plan.InForce.ToList();
        if (settings.Count > 0 && random.Next(4) > 0) run = Any(settings, random).Id;
        var level = Any(SupervisionLadders.Suggested.Levels, random).Code;
        var agreed = plan.AgreedVersion > 0 ? plan.Agreed : new PlanContent();
        Guid AnyProposal() => plan.Proposals.Where(p => p.IsOpen || !sure).ToList() is { Count: > 0 } some ? Any(some, random).Id : Guid.Empty;
        Guid AnyAssignment(Func<Assignment, bool> which) => plan.Assignments.Where(a => which(a) || !sure).ToList() is { Count: > 0 } some ? Any(some, random).Id : Guid.Empty;
        switch (act)
        {
            case Act.EditRequest:
                var request = random.Next(5) == 0 ? plan.Request with { Readiness = plan.Request.Readiness with { PractitionerTold = Any(["yes", "no"], random) } } : Whole;
                return plan.EditRequest(actor, "readiness", request, now);
            case Act.AmendRequest: return plan.AmendRequest(actor, plan.Request with { Readiness = plan.Request.Readiness with { ResourcesNote = "Note " + random.Next(5), PractitionerTold = sure ? "yes" : "no" } }, why, now);
            case Act.ReadExplanation: return plan.ReadExplanation(actor, now);
            case Act.Reassign: return plan.Reassign(actor, person, why, now);
            case Act.AskForMore: return plan.AskForMore(actor, why, random.Next(5) == 0 ? null : now.Day.AddDays(random.Next(-2, 20)), now);
            case Act.AddDocument: return plan.AddDocument(actor, sure ? "appraisal" : "", "Appraisal", day, null, ShowingOf(random, why), now);
            case Act.DecideDocument: return plan.DecideDocument(actor, Document(plan, random).Id, Document(plan, random).Changes, ShowingOf(random, why), now);
            case Act.ReplaceDocument: return plan.ReplaceDocument(actor, Document(plan, random).Id, plan.Documents.FirstOrDefault()?.Changes ?? 0, day, sure ? new StoredFile(Ids.New(), "scan.pdf", 1) : null, now);
            case Act.RemoveDocument: return plan.RemoveDocument(actor, Document(plan, random).Id, plan.Documents.LastOrDefault()?.Changes ?? 0, why, now);
            case Act.SubmitRequest: return plan.SubmitRequest(actor, random.Next(5) == 0 ? person.PersonId : MrGrant.PersonId, now);
            case Act.Allocate: return plan.Allocate(actor, sure ? Asha : person, now);
            case Act.AnswerTakingPart: return plan.AnswerTakingPart(actor, (TakingPart)random.Next(4), random.Next(2) == 0 ? null : day, why, now);
            case Act.EditDraft: return plan.WorkingText.Length == 0 ? Outcome.Refused("none", "There is nothing to write yet") : plan.EditDraft(actor, Edited(plan, random), "Draft", null, now);
            case Act.SendToSecondReader: return plan.SendToSecondReader(actor, sure ? Rowan : person, now);
            case Act.InviteDrafter: return plan.InviteDrafter(actor, sure ? Cast.OtherAdviser.AsActor() : person, now);
            case Act.RemoveDrafter: return plan.RemoveDrafter(actor, sure ? Cast.OtherAdviser.Id : person.PersonId, now);
            case Act.CopyDraft: return plan.WorkingText.Length == 0 ? Outcome.Refused("none", "There is nothing to write yet") : plan.CopyDraft(actor, MrG.Framework(new PlanContent()), sure ? "PSR-2025-0009" : plan.Reference, sure, now);
            case Act.Comment: return plan.Comment(actor, null, why, now);
            case Act.NameSupervisor: return plan.NameSupervisor(actor, person.PersonId, random.Next(2) == 0 ? Role.ClinicalSupervisor : Role.DeputySupervisor, random.Next(6), now, random.Next(3) == 0 ? ["Outpatient clinics"] : null);
            case Act.AnswerSupervision: return plan.AnswerSupervision(actor, random.Next(3) > 0, sure, why, now, random.Next(4) == 0 ? "We trained together." : "", random.Next(3) == 0 ? random.Next(8) : 0);
            case Act.Propose: return plan.SharedVersion == 0 ? Outcome.Refused("none", "There is nothing to change yet") : plan.Propose(actor, Proposed(plan.Shared, random, out var part), part, why, now);
            case Act.AcceptProposal: return plan.AcceptProposal(actor, AnyProposal(), why, now);
            case Act.DeclineProposal: return plan.DeclineProposal(actor, AnyProposal(), why, now);
            case Act.WithdrawProposal: return plan.WithdrawProposal(actor, AnyProposal(), why, now);
            case Act.AnswerSafety: return plan.AnswerSafety(actor, plan.SafetyPoints.FirstOrDefault(p => p.IsOpen || !sure)?.Id ?? Guid.Empty, why, now);
            case Act.AnswerTerms: return plan.AnswerTerms(actor, AnyAssignment(a => a.Answer == Answer.OnTerms), random.Next(3) > 0, why, now);
            case Act.ObjectToSupervisor: return plan.ObjectToSupervisor(actor, AnyAssignment(a => a.IsOpenSupervision), why, now);
            case Act.AnswerObjection: return plan.AnswerObjection(actor, AnyAssignment(a => a.HasOpenObjection), random.Next(2) == 0, why, now);
            case Act.AnswerLater: return plan.AnswerLater(actor, day.AddDays(random.Next(20)), why, now);
            case Act.Sign:
                var version = plan.Versions.Count == 0 ? null : sure ? plan.Versions.SingleOrDefault(v => v.Number == plan.SharedVersion) : Any(plan.Versions, random);
                return plan.Sign(actor, version?.Number ?? 1, version?.Hash ?? "", sure, now);
            case Act.CheckReadiness: return plan.CheckReadiness(actor, [.. CodeLists.ReadinessItems.Offered.Where(_ => random.Next(6) > 0).Select(i => random.Next(8) switch { 0 => new ReadinessAnswer(i.Value, ""), 1 => new ReadinessAnswer(i.Value, "not-needed", why), _ => new ReadinessAnswer(i.Value, "confirmed", sure ? "" : why) })], now);
            case Act.Start: return plan.Start(actor, day, now);
            case Act.RecordActivity: return plan.RecordActivity(actor, agreed.Activities.IsEmpty ? Guid.Empty : Any(agreed.Activities, random).Id, day, why, now);
            case Act.AttachEvidence: return plan.AttachEvidence(actor, Any(CodeLists.PlanEvidenceKinds.All, random).Value, "Course", day, [.. agreed.Objectives.Take(random.Next(3)).Select(o => o.Id)], why, null, now);
            case Act.Report: return plan.Report(actor, "yes", [.. agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, Any(CodeLists.ObjectiveProgress.All, random).Value, why))], why, "", Any(CodeLists.ReviewOutcomes.All, random).Value, now);
            case Act.GiveAccount: return plan.GiveAccount(actor, why, now);
            case Act.RecordReview:
                var type = Any(CodeLists.ReviewTypes.All, random).Value;
                return plan.RecordReview(actor, day, type, ["practitioner"], type == "final" ? Any(CodeLists.FinalReviewOutcomes.All, random).Value : sure ? "step-down" : "stay", type == "final" && random.Next(2) == 0 ? null : WorkingDays.Add(now.Day, random.Next(10) == 0 ? -5 : 40, plan.Country), why, now);
            case Act.StepDown: return plan.StepDown(actor, run, day, why, now);
            case Act.Stay: return plan.Stay(actor, run, why, now);
            case Act.StepUp: return plan.StepUp(actor, run, level, why, now);
            case Act.DecideConcern: return plan.DecideConcern(actor, Any(CodeLists.ConcernDecisions.All, random).Value, run, level, why, now);
            case Act.LiftStop: return plan.LiftStop(actor, plan.InForce.FirstOrDefault(r => r.IsStopped)?.Id ?? run, level, why, now);
            case Act.Pause: return plan.PausePlan(actor, Any(CodeLists.PauseReasons.All, random).Value, why, day.AddDays(random.Next(60)), now);
            case Act.Resume: return plan.ResumePlan(actor, why, WorkingDays.Add(now.Day, random.Next(10) == 0 ? -5 : 40, plan.Country), now);
            case Act.Extend:
                var months = agreed.PlannedMonths + random.Next(4);
                return plan.Extend(actor, new(months, [random.Next(5) == 0 ? 1 : months], agreed.LastStages().ToDictionary(s => s.Id, s => s.PlannedWeeks + random.Next(8)), sure), why, now);
            case Act.RecommendSignOff: return plan.RecommendSignOff(actor, Any(CodeLists.SignOffRecommendations.All, random).Value, why, now);
            case Act.ReturnToDelivery: return plan.ReturnToDelivery(actor, why, WorkingDays.Add(now.Day, random.Next(10) == 0 ? -5 : 40, plan.Country), now);
            case Act.SignOff: return plan.SignOff(actor, new(Any(CodeLists.PlanOutcomes.All, random).Value, [.. agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, Any(CodeLists.FinalJudgements.All, random).Value, ""))], why, why, sure), now);
            case Act.ReadSignOff: return plan.ReadSignOff(actor, why, random.Next(2) == 0, why, sure, now);
            case Act.RecordFollowUp: return plan.RecordFollowUp(actor, Any(CodeLists.FollowUpRoles.All, random).Value, Any(CodeLists.FollowUpRestrictions.All, random).Value, why, now);
            case Act.DecideFullScope: return plan.DecideFullScope(actor, Any(CodeLists.ScopeDecisions.All, random).Value, why, sure, now);
            case Act.ChangePerson: return plan.ChangePerson(actor, Any(plan.Assignments, random).Id, random.Next(4) == 0 ? null : person.PersonId, why, now, random.Next(2) == 0 ? null : Handed);
            case Act.InviteCompanion: return plan.InviteCompanion(actor, sure ? Cast.OtherPractitioner.AsActor() : person, day.AddDays(random.Next(30)), now);
            case Act.EndCompanion: return plan.EndCompanion(actor, sure ? Cast.OtherPractitioner.Id : person.PersonId, now);
            case Act.Delegate: return plan.Delegate(actor, sure ? Laura : person, day.AddDays(random.Next(30)), why, !sure, now);
            case Act.EndDelegation: return plan.EndDelegation(actor, sure ? Laura.PersonId : person.PersonId, now);
            case Act.AddHost: return plan.AddHost(actor, sure ? Cast.OtherPractitioner.AsActor() : person, agreed.Settings.FirstOrDefault() ?? "", !sure, now);
            case Act.EndHost: return plan.EndHost(actor, sure ? Cast.OtherPractitioner.Id : person.PersonId, now);
            default: return plan.Move(act, actor, Lifecycle.WordsOf(act).Asks?.Codes is { } codes && sure ? Any(codes.All, random).Value : "", why, now);
        }
    }

    /// <summary>One part changed, added or removed.</summary>
    private static PlanContent Proposed(PlanContent shared, Random random, out Guid part)
    {
        var objective = Any(shared.Objectives, random);
        part = PartTexts.About;
        switch (random.Next(5))
        {
            case 0: return shared with { PlannedMonths = random.Next(12) };
            case 1:
                part = objective.Id;
                return shared.With(objective with { Title = $"Title {random.Next(4)}" });
            case 2:
                part = objective.Id;
                return shared.Without(part);
            case 3 when !shared.Stages.IsEmpty:
                var stage = Any(shared.Stages, random);
                part = stage.Id;
                return shared.With(stage with { PlannedWeeks = random.Next(12), AppliesTo = random.Next(3) == 0 ? "Endoscopy" : stage.AppliesTo });
            default:
                part = Ids.New();
                return shared.With(new ReviewPoint { Id = part, Month = random.Next(8), Type = "formal", Attendees = ["practitioner"] });
        }
    }

    private static SourceDocument Document(Plan plan, Random random) => plan.Documents.Count == 0 ? Nothing : Any(plan.Documents, random);

    private static readonly SourceDocument Nothing = new() { Id = Ids.New(), PlanId = Ids.New(), Kind = "", Title = "", AddedBy = Ids.New(), AddedOn = RequestedOn };

    private static Showing ShowingOf(Random random, string why) => (ShownAs)random.Next(4) switch
    {
        ShownAs.Summary => new(ShownAs.Summary, why),
        ShownAs.No => new(ShownAs.No, Why: why),
        var shown => new(shown, random.Next(4) == 0 ? why : ""),
    };

    private static PlanContent Edited(Plan plan, Random random) => random.Next(5) switch
    {
        0 => plan.Working with { PlannedMonths = random.Next(40) },
        1 when !plan.Working.Stages.IsEmpty => plan.Working.Without(Any(plan.Working.Stages, random).Id),
        2 => plan.Working.WithLadder(Any(SupervisionLadders.All, random)),
        3 => MrG.Framework(plan.Working),
        _ => MrG.Whole(MrG.Framework(plan.Working)),
    };

    private static T Any<T>(IReadOnlyCollection<T> from, Random random) => from.ElementAt(random.Next(from.Count));
}
