using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Calendar;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;

namespace Handrail.Web.Persistence.Situations;

/// <summary>
/// Plays a situation by the domain's own steps, on a clock that moves from day to day, to where the plan stands. Anything that
/// the domain refuses stops the start, so a situation that has become impossible is found at once.
/// </summary>
public sealed class Playing
{
    private readonly Situation story;
    private readonly Actor manager, accountable, adviser, reader, practitioner;
    private DateTime clock;

    private Playing(Situation story, int number, DateOnly requestedOn)
    {
        this.story = story;
        var people = story.People;
        (manager, accountable, adviser, reader, practitioner) = (people.CaseManager.AsActor(), people.Accountable.AsActor(), people.KeyContact.AsActor(), people.SecondReader.AsActor(), people.Practitioner.AsActor());
        clock = requestedOn.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);
        Plan = Plan.BeginRequest(manager, Plan.ReferenceFor(requestedOn.Year, number), people.Organisation.Country, Now);
    }

    private Plan Plan { get; }

    private DateOnly Day => DateOnly.FromDateTime(clock);

    private Moment Now
    {
        get
        {
            clock = clock.AddMinutes(2);
            return new Moment(clock, Day);
        }
    }

    /// <summary>The plan as it stands on a day, its request having been made so much earlier that the story is just told.</summary>
    /// <param name="number">of the plan within its year, which is the year of the request</param>
    public static Plan Until(Situation story, int number, DateOnly today)
    {
        // How long a story takes depends on where weekends and holidays fall, so the day to begin on is found by telling it.
        var begin = today.AddYears(-1);
        for (var attempt = 0; ; attempt++)
        {
            var told = Told(story, number, begin);
            var spare = today.DayNumber - told.Day.DayNumber;
            if (spare is >= 0 and < 5 || (spare >= 0 && attempt > 8)) return told.Plan;
            begin = begin.AddDays(spare < 0 ? spare : Math.Max(1, spare - 2));
        }
    }

    /// <summary>The plan at the end of its story, which begins on a given day.</summary>
    public static Plan From(Situation story, int number, DateOnly requestedOn) => Told(story, number, requestedOn).Plan;

    private static Playing Told(Situation story, int number, DateOnly requestedOn)
    {
        var playing = new Playing(story, number, requestedOn);
        playing.Play();
        return playing;
    }

    private void Play()
    {
        Request();
        if (story.Stands is PlanStatus.Submitted)
        {
            Later(6);
            return;
        }

        Later(1);
        if (story.Content is null && story.Words.TakingPart is null)
        {
            Turns();
            return;
        }

        Do(Plan.Allocate(adviser, adviser, Now));
        Later(2);
        var reply = story.Words.TakingPart!;
        Do(Plan.ReadExplanation(practitioner, Now));
        Do(Plan.AnswerTakingPart(practitioner, reply.Answer, reply.NeedsDays > 0 ? Day.AddDays(reply.NeedsDays) : null, reply.Text, Now));
        if (story.Stands == PlanStatus.PractitionerAsked)
        {
            Later(2);
            return;
        }

        Later(1);
        Do(Plan.Move(Act.Accept, adviser, "", story.Words.Accepted, Now));
        Draft();
    }

    private void Request()
    {
        var details = story.Request(Day);
        foreach (var section in RequestSections.All.Offered)
            Do(Plan.EditRequest(manager, section.Value, details, Now));
        Do(Plan.SubmitRequest(manager, practitioner.PersonId, Now));
    }

    private void Draft()
    {
        Later(3);
        Do(Plan.EditDraft(adviser, story.Framework!, "Framework", null, Now));
        Do(Plan.Move(Act.OfferFramework, adviser, "", "", Now));
        Later(2);
        foreach (var remark in story.Stands == PlanStatus.FrameworkOffered ? story.Words.Discussion : [])
            Do(Plan.Comment(As(remark.By), remark.About, remark.Text, Now));
        foreach (var remark in story.Words.Proceeds)
            Do(Plan.Move(Act.Proceed, As(remark.By), "", remark.Text, Now));
        if (story.Stands == PlanStatus.FrameworkOffered)
        {
            Later(2);
            return;
        }

        Later(4);
        Do(Plan.EditDraft(adviser, story.Content!, "Whole draft", null, Now));
        Do(Plan.SendToSecondReader(adviser, reader, Now));
        Later(2);
        Do(Plan.Move(Act.Approve, reader, "", story.Words.Approved, Now));
        Do(Plan.Move(Act.Issue, adviser, "", "", Now));
        Agree();
    }

    private void Agree()
    {
        Later(3);
        foreach (var remark in story.Words.Discussion)
            Do(Plan.Comment(As(remark.By), remark.About, remark.Text, Now));
        Later(1);
        foreach (var proposal in story.Words.Proposals) Propose(proposal);
        foreach (var offer in story.Words.Supervisors)
            Do(Plan.NameSupervisor(accountable, Who(offer.As).PersonId, offer.As, offer.HoursPerWeek, Now));
        Later(2);
        foreach (var offer in story.Words.Supervisors)
            Do(Plan.AnswerSupervision(Who(offer.As), true, true, offer.Text, Now));
        if (story.Stands == PlanStatus.Issued) return;
        Later(2);
        if (story.Stands == PlanStatus.NotAgreed)
        {
            Turns();
            return;
        }

        var version = Plan.Versions.Single(v => v.Number == Plan.SharedVersion);
        Do(Plan.Sign(accountable, version.Number, version.Hash, true, Now));
        Later(1);
        Do(Plan.Sign(practitioner, version.Number, version.Hash, true, Now));
        Later(4);
        if (story.Stands == PlanStatus.Agreed)
        {
            Do(Plan.CheckReadiness(manager, [.. story.Words.Ready.Select(ReadinessAnswer.Confirmed)], Now));
            return;
        }

        Do(Plan.CheckReadiness(manager, [.. CodeLists.ReadinessItems.Offered.Select(i => ReadinessAnswer.Confirmed(i.Value))], Now));
        Do(Plan.Start(manager, Day, Now));
        Deliver();
    }

    private void Propose(Proposal proposal)
    {
        var by = As(proposal.By);
        var changed = proposal.Change(Plan.Shared);
        Do(Plan.Propose(by, changed, ChangedPart(Plan.Shared, changed), proposal.Why, Now));
        if (proposal.Accepted is not { } accepted) return;
        var id = Plan.Proposals.Single(p => p.IsOpen).Id;
        var other = by.PersonId == practitioner.PersonId ? manager : practitioner;
        Later(1);
        Do(accepted ? Plan.AcceptProposal(other, id, proposal.Answer, Now) : Plan.DeclineProposal(other, id, proposal.Answer, Now));
    }

    /// <summary>The one part in which two contents differ.</summary>
    private static Guid ChangedPart(PlanContent before, PlanContent after)
    {
        var was = PlanText.Write(before);
        return after.Objectives.Where(o => PlanText.Write(before.With(o)) != was).Select(o => o.Id)
            .Concat(after.Activities.Where(a => PlanText.Write(before.With(a)) != was).Select(a => a.Id))
            .Concat(after.Stages.Where(s => PlanText.Write(before.With(s)) != was).Select(s => s.Id))
            .Concat(after.Reviews.Where(r => PlanText.Write(before.With(r)) != was).Select(r => r.Id)).First();
    }

    private void Deliver()
    {
        var start = Plan.StartedOn!.Value;
        var steps = story.Words.Doings.Select(d => (d.Day, Do: (Action)(() => Do(Plan.RecordActivity(As(d.By), d.Activity, Day, d.Note, Now)))))
            .Concat(story.Words.Evidence.Select(e => (e.Day, Do: (Action)(() => Do(Plan.AttachEvidence(practitioner, e.Kind, e.Title, Day, [.. e.Objectives], e.Note.Length > 0 ? e.Note : "The original was shown to the clinical supervisor.", null, Now))))))
            .Concat(story.Words.Reviews.Select(r => (Day: Plan.Schedule().Reviews.Single(d => d.Review.Month == r.Month).On.DayNumber - start.DayNumber, Do: (Action)(() => Hold(r)))))
            .OrderBy(s => s.Day);
        foreach (var (day, step) in steps)
        {
            On(start.AddDays(day));
            step();
        }

        if (story.Words.Ending is { } ending) End(ending);
        Turns();
    }

    private void Hold(Held held)
    {
        var (content, schedule) = (Plan.Agreed, Plan.Schedule());
        var type = schedule.Reviews.Single(r => r.Review.Month == held.Month).Review.Type;
        var outcome = type == "final" ? Plan.ReadyForSignOff : held.Outcome;
        Do(Plan.Report(Who(Role.ClinicalSupervisor), held.Kept, [.. content.Objectives.Select((o, i) => new ObjectiveJudgement(o.Id, held.Lines[i].Progress, held.Lines[i].Comment))], held.Strengths, held.Difficulties, type == "final" ? Plan.ReadyForSignOff : held.Recommendation, Now));
        Do(Plan.GiveAccount(practitioner, held.Account, Now));
        DateOnly? next = type == "final" ? null : schedule.Reviews.First(r => r.Review.Month > held.Month).On;
        Do(Plan.RecordReview(manager, new HeldReview(Day, type, [Came(Role.Practitioner), Came(Role.ClinicalSupervisor), Came(Role.CaseManager)], outcome, next, held.Notes), Now));
        foreach (var (setting, why) in held.StepsDown)
            Do(Plan.StepDown(manager, Plan.InForce.Single(r => r.Setting == setting).Id, Day, why, Now));

        Invited Came(Role role) => new(role.Words().Replace(' ', '-'), story.People.In(role)!.Name, true);
    }

    private void Turns()
    {
        foreach (var turn in story.Words.Turns)
        {
            Later(turn.DaysLater);
            Do(turn.Act switch
            {
                Act.Pause => Plan.PausePlan(manager, turn.Code, turn.Text, Day.AddDays(28), Now),
                Act.OpenAmendment => Longer(turn.Text),
                _ => Plan.Move(turn.Act, As(turn.By), turn.Code, turn.Text, Now),
            });
        }

        if (story.Words.Turns.Count > 0) Later(3);
    }

    /// <summary>Two more months, with a review at their end.</summary>
    private Outcome Longer(string why)
    {
        var months = Plan.Agreed.PlannedMonths + 2;
        return Plan.Extend(manager, new Extension(months, [months], Plan.Agreed.LastStages().ToDictionary(s => s.Id, s => s.PlannedWeeks + 8), true), why, Now);
    }

    private void End(Ending ending)
    {
        Later(3);
        var outcome = ending.Outcome.Length > 0 ? ending.Outcome : "completed-objectives-met";
        Do(Plan.RecommendSignOff(Who(Role.ClinicalSupervisor), outcome, ending.SupervisorRecommends, Now));
        Do(Plan.RecommendSignOff(manager, outcome, ending.CaseManagerRecommends, Now));
        Later(1);
        if (ending.Outcome.Length == 0) return;
        Do(Plan.SignOff(accountable, new SignOffDecision(outcome, [.. Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "achieved", ""))], ending.Summary, "", true), Now));
        Do(Plan.DecideFullScope(accountable, ending.Scope, ending.ScopeWhy, true, Now));
        Later(1);
        Do(Plan.ReadSignOff(practitioner, ending.Read, true, "", true, Now));
        foreach (var comment in ending.FollowUps)
        {
            Later(92);
            Do(Plan.RecordFollowUp(manager, "in-role", "none", comment, Now));
        }

        // The next answer has been due for some days: the page that says so has something to say.
        Later(95);
    }

    private Actor As(Role role) => Who(role);

    private Actor Who(Role role) => story.People.In(role)?.AsActor() ?? throw new InvalidOperationException($"Nobody is the {role.Words()} of {story.Name}");

    private void Later(int days) => clock = WorkingDays.NextOnOrAfter(Day.AddDays(days), Plan.Country).ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);

    private void On(DateOnly day) => clock = day > Day ? day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc) : clock;

    private void Do(Outcome outcome)
    {
        if (outcome.IsRefused) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{story.Name}, {Day}, {Plan.Status}: {outcome.Sentence}"));
    }
}
