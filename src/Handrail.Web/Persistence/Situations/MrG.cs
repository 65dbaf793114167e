using System.Collections.Immutable;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using static Handrail.Web.Persistence.Situations.Cast;

namespace Handrail.Web.Persistence.Situations;

/// <summary>
/// The composite case of source S2, told in our own words (domain.md 2.5): a consultant surgeon, kept to outpatients while an
/// investigation dragged on, returns to the full range of practice within six months. Every state is reached by the domain's
/// own steps on a clock that moves from day to day, so no impossible state can be arranged and the log's times rise.
/// </summary>
public sealed class MrG
{
    private static readonly Guid ReturnToPractice = Part(1), WorkingTogether = Part(2);
    private static readonly Guid Cbd = Part(11), Dops = Part(12), Cex = Part(13), Notss = Part(14), Msf = Part(15), Meetings = Part(16), Coach = Part(17), Audit = Part(18);
    private static readonly Guid FirstStage = Part(21);
    private static readonly Guid Review2 = Part(31), Review4 = Part(32), Review6 = Part(33);

    private readonly Actor adviser = Adviser.AsActor(), reader = SecondReader.AsActor(), manager = CaseManager.AsActor(), accountable = AccountablePerson.AsActor();
    private readonly Actor practitioner = Cast.MrG.AsActor(), supervisor = Supervisor.AsActor(), deputy = DeputySupervisor.AsActor();
    private readonly Action<MrG>? evening;
    private DateTime clock;

    private MrG(string reference, DateOnly requestedOn, Action<MrG>? evening)
    {
        this.evening = evening;
        clock = requestedOn.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);
        Plan = Plan.BeginRequest(manager, reference, Harbourside.Country, Now);
    }

    public Plan Plan { get; }

    /// <summary>The day that the story has reached.</summary>
    public DateOnly Day => DateOnly.FromDateTime(clock);

    /// <summary>Each step takes two minutes of its day.</summary>
    internal Moment Now
    {
        get
        {
            clock = clock.AddMinutes(2);
            return new Moment(clock, Day);
        }
    }

    /// <summary>The story as far as the first day on which the plan stands at this status.</summary>
    public static MrG Reach(PlanStatus status, string reference, DateOnly requestedOn) => Reach(status, reference, requestedOn, null);

    /// <summary>The same, where something else happens at the end of its days.</summary>
    internal static MrG Reach(PlanStatus status, string reference, DateOnly requestedOn, Action<MrG>? evening)
    {
        var story = new MrG(reference, requestedOn, evening);
        story.Play(status);
        if (story.Plan.Status != status) throw new InvalidOperationException($"The story stands at {story.Plan.Status}, not {status}");
        return story;
    }

    /// <summary>The story as far as the day on which both sides can sign: a proposal accepted, and the supervisors too.</summary>
    public static MrG ReadyToSign(string reference, DateOnly requestedOn)
    {
        var story = Reach(PlanStatus.Issued, reference, requestedOn);
        story.Later(3);
        story.Discuss();
        return story;
    }

    /// <summary>The story as far as the plan's third month: started, one review held, supervision stepped down once.</summary>
    public static MrG AfterFirstReview(string reference, DateOnly requestedOn)
    {
        var story = Reach(PlanStatus.InDelivery, reference, requestedOn);
        story.UntilFirstReview();
        return story;
    }

    /// <summary>Somebody of his own choice reads along, for three months.</summary>
    public MrG Accompanied()
    {
        Do(Plan.InviteCompanion(practitioner, Companion.AsActor(), Day.AddMonths(3), Now));
        return this;
    }

    private void Play(PlanStatus goal)
    {
        if (goal == PlanStatus.RequestDrafting) return;
        FillRequest();
        if (goal == PlanStatus.Withdrawn)
        {
            Do(Plan.Move(Act.WithdrawRequest, manager, CodeLists.WithdrawReasons.Offered.First().Value, "", Now));
            return;
        }

        Do(Plan.SubmitRequest(manager, Cast.MrG.Id, Now));
        if (goal == PlanStatus.Submitted) return;
        Later(1);
        if (goal == PlanStatus.Declined)
        {
            Do(Plan.Move(Act.Decline, adviser, CodeLists.DeclineReasons.Offered.First().Value, "A local induction would serve better here. We can advise on its content.", Now));
            return;
        }

        Do(Plan.Allocate(adviser, adviser, Now));
        if (goal == PlanStatus.PractitionerAsked) return;
        Later(2);
        if (goal == PlanStatus.MoreInformation)
        {
            Do(Plan.AskForMore(adviser, "How many operating sessions a week can be supervised from the start?", Day.AddDays(14), Now));
            return;
        }

        Do(Plan.ReadExplanation(practitioner, Now));
        Do(Plan.AnswerTakingPart(practitioner, TakingPart.Yes, null, "I want to operate again, safely and as part of the team.", Now));
        if (goal == PlanStatus.Considering) return;
        Later(1);
        Do(Plan.Move(Act.Accept, adviser, "", "The facts are known, both sides want the return, and supervision has been found.", Now));
        if (goal == PlanStatus.FrameworkDrafting) return;
        Later(3);
        Do(Plan.EditDraft(adviser, Framework(Plan.Working), "Framework", null, Now));
        Do(Plan.Move(Act.OfferFramework, adviser, "", "", Now));
        if (goal == PlanStatus.FrameworkOffered) return;
        Later(2);
        Do(Plan.Move(Act.Proceed, manager, "", "", Now));
        Do(Plan.Move(Act.Proceed, practitioner, "", "Please keep the clinic going while I step back into theatre.", Now));
        if (goal == PlanStatus.DetailedDrafting) return;
        Later(4);
        Do(Plan.EditDraft(adviser, Whole(Plan.Working), "Whole draft", null, Now));
        Do(Plan.SendToSecondReader(adviser, reader, Now));
        if (goal == PlanStatus.SecondReading) return;
        Later(1);
        Do(Plan.Move(Act.Approve, reader, "", "Clear, safe and measurable.", Now));
        Do(Plan.Move(Act.Issue, adviser, "", "", Now));
        if (goal == PlanStatus.Issued) return;
        Agree(goal);
    }

    private void Agree(PlanStatus goal)
    {
        Later(3);
        if (goal == PlanStatus.NotAgreed)
        {
            Do(Plan.Move(Act.CloseNotAgreed, accountable, "", "The post has changed, and the two sides could not agree on a plan for it.", Now));
            return;
        }

        Discuss();
        var version = Plan.Versions.Single(v => v.Number == Plan.SharedVersion);
        Do(Plan.Sign(accountable, version.Number, version.Hash, true, Now));
        Later(1);
        Do(Plan.Sign(practitioner, version.Number, version.Hash, true, Now));
        if (goal == PlanStatus.Agreed) return;
        Later(4);
        Do(Plan.CheckReadiness(manager, [.. CodeLists.ReadinessItems.Offered.Select(i => i.Value == "placement" ? new ReadinessAnswer(i.Value, "not-needed", "Mr Grant works at his own trust.") : ReadinessAnswer.Confirmed(i.Value))], Now));
        Do(Plan.Start(manager, Day, Now));
        if (goal == PlanStatus.InDelivery) return;
        Deliver(goal);
    }

    /// <summary>The practitioner proposes other words for one stage, the organisation accepts them, and those who are asked to supervise say yes.</summary>
    private void Discuss()
    {
        Do(Plan.Comment(practitioner, ReturnToPractice, "Could the first theatre sessions be with a list that I know well?", Now));
        var stage = Plan.Shared.Stages.Single(s => s.Id == FirstStage);
        Do(Plan.Propose(practitioner, Plan.Shared.With(stage with { EntryCriteria = "Induction complete; first lists chosen together from those that Mr Grant knows well" }), FirstStage, "I would be calmer, and safer, if I began with operations that I have done many times.", Now));
        Do(Plan.NameSupervisor(accountable, Supervisor.Id, Role.ClinicalSupervisor, 4, Now));
        Do(Plan.NameSupervisor(accountable, DeputySupervisor.Id, Role.DeputySupervisor, 1, Now));
        Later(2);
        Do(Plan.AnswerSupervision(supervisor, true, true, "", Now));
        Do(Plan.AnswerSupervision(deputy, true, true, "", Now));
        Do(Plan.Comment(manager, ReturnToPractice, "Yes. The first sessions are hernia and gall bladder lists.", Now));
        Do(Plan.AcceptProposal(manager, Plan.Proposals.Single().Id, "Agreed: familiar lists first.", Now));
        Later(2);
    }

    private void Deliver(PlanStatus goal)
    {
        switch (goal)
        {
            case PlanStatus.Paused:
                Later(10);
                Do(Plan.PausePlan(manager, CodeLists.PauseReasons.Offered.First().Value, "", Day.AddDays(28), Now));
                return;
            case PlanStatus.SafetyHold:
                Later(10);
                Do(Plan.Move(Act.RaiseConcern, supervisor, "", "A theatre list ran without the supervisor in the room.", Now));
                return;
            case PlanStatus.Amending:
                Later(10);
                Do(Plan.Move(Act.OpenAmendment, manager, "", "The theatre is closed for two weeks, so the observed cases need longer.", Now));
                return;
            case PlanStatus.EndedEarly:
                Later(10);
                Do(Plan.Move(Act.EndEarly, accountable, CodeLists.EarlyEndReasons.Offered.First().Value, "Mr Grant has taken a post elsewhere. The plan is offered to the new organisation with his consent.", Now));
                return;
        }

        UntilFirstReview();
        Practise(4);
        HoldReview(4, "formal", "move-to-final", "Complex cases resumed with close supervision. Colleagues describe calm, clear leadership in theatre.");
        StepDown("Theatre and inpatient work", "Both reviews were satisfactory and the observed cases are complete.");
        Practise(6);
        HoldReview(6, "final", Plan.ReadyForSignOff, "Both objectives have been achieved. Assessments and colleague feedback agree.");
        if (goal == PlanStatus.SigningOff) return;
        Later(3);
        Do(Plan.RecommendSignOff(supervisor, "completed-objectives-met", "I recommend sign-off: safe, effective and a pleasure to work with.", Now));
        Do(Plan.RecommendSignOff(manager, "completed-objectives-met", "All three reviews were held on time, and both objectives have been achieved.", Now));
        Do(Plan.SignOff(accountable, new("completed-objectives-met", [.. Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "achieved", ""))], "Both objectives were achieved within six months. Supervision ended as planned.", "", true), Now));
        if (goal == PlanStatus.FollowUp) return;
        Do(Plan.DecideFullScope(accountable, "full-scope", "Evidence across the full range of practice supports it.", true, Now));
        Later(1);
        Do(Plan.ReadSignOff(practitioner, "Thank you to everyone who made room for this.", true, "", true, Now));
        Later(91);
        Do(Plan.RecordFollowUp(manager, "in-role", "none", "In post, full scope. The debriefs after lists have become a habit of the whole team.", Now));
        Do(Plan.Move(Act.Close, adviser, "", "", Now));
    }

    private void UntilFirstReview()
    {
        var start = Plan.StartedOn!.Value;
        On(start.AddDays(10));
        Do(Plan.RecordActivity(practitioner, Meetings, Day, "First meeting. We went through the plan together.", Now));
        On(start.AddDays(17));
        Do(Plan.RecordActivity(supervisor, Cbd, Day, "Emergency laparotomy: decision to operate and consent.", Now));
        On(start.AddDays(30));
        Do(Plan.RecordActivity(supervisor, Dops, Day, "Laparoscopic gall bladder removal, directly observed.", Now));
        Do(Plan.AttachEvidence(practitioner, "reflective-log", "Reflection after the first observed list", Day, [ReturnToPractice, WorkingTogether], "What went well, what I would do differently, and what the team said.", null, Now));
        On(start.AddDays(40));
        Do(Plan.RecordActivity(practitioner, Coach, Day, "", Now));
        HoldReview(2, "formal", "step-down", "The return to theatre goes well. The team reports clear briefings before each list.");
        StepDown("Theatre and inpatient work", "The agreed observed cases are complete and no safety question is open.");
    }

    /// <summary>What is done every other week, until a few days before the review of a month.</summary>
    private void Practise(int month)
    {
        var until = Plan.Schedule().Reviews.Single(r => r.Review.Month == month).On.AddDays(-5);
        for (var (day, odd) = (Day.AddDays(7), true); day <= until; (day, odd) = (day.AddDays(14), !odd))
        {
            On(day);
            Do(Plan.RecordActivity(practitioner, Meetings, Day, "", Now));
            foreach (var activity in odd ? new[] { Cbd, Dops, Coach } : [Cex, Notss]) Do(Plan.RecordActivity(supervisor, activity, Day, "", Now));
        }

        if (month != 6) return;
        Do(Plan.RecordActivity(practitioner, Msf, Day, "Fourteen answers, talked through with the supervisor.", Now));
        Do(Plan.RecordActivity(practitioner, Audit, Day, "Outcomes of all operations since the return, with the result for each.", Now));
    }

    private void HoldReview(int month, string type, string outcome, string notes)
    {
        var day = Plan.Schedule().Reviews.Single(r => r.Review.Month == month).On;
        On(day.AddDays(-4));
        Do(Plan.Report(supervisor, "yes", [.. Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, type == "final" ? "achieved" : "on-track", "Evidence and observation agree."))], notes, "", outcome, Now));
        Do(Plan.GiveAccount(practitioner, "I feel steadier each week. The debriefs after lists help most.", Now));
        On(day);
        DateOnly? next = type == "final" ? null : Plan.Schedule().Reviews.First(r => r.Review.Month > month).On;
        Do(Plan.RecordReview(manager, new(Day, type, [new("practitioner", Cast.MrG.Name, true), new("clinical-supervisor", Supervisor.Name, true), new("case-manager", CaseManager.Name, true), new("deputy-supervisor", DeputySupervisor.Name, false)], outcome, next, notes), Now));
    }

    private void StepDown(string setting, string why) => Do(Plan.StepDown(manager, Plan.InForce.Single(r => r.Setting == setting).Id, Day, why, Now));

    private void FillRequest()
    {
        var details = new RequestDetails
        {
            Practitioner = new PractitionerDetails
            {
                Title = "Mr",
                GivenName = "Gwilym",
                FamilyName = "Grant",
                Email = Cast.MrG.Email,
                Profession = "doctor",
                Regulator = "gmc",
                RegistrationNumber = Cast.MrG.RegistrationNumber,
                MainSpecialty = "100",
                Grade = "consultant",
                ContractType = "permanent",
            },
            Reasons = new Reasons
            {
                PlanType = "mixed",
                EntryRoutes = [CodeLists.EntryRoutes.Offered.First().Value],
                ConcernSummary = "Concerns were raised over two years about skill, behaviour and communication. A local investigation, which took far longer than planned, found no clinical concern. Working relationships in the team could be better.",
                ConcernDomains = ["communication", "leadership", "team-working"],
            },
            Absence = new AbsenceDetails
            {
                Applies = "yes",
                Reason = CodeLists.AbsenceReasons.Offered.First(r => r.Words.Contains("estriction", StringComparison.Ordinal)).Value,
                From = Day.AddMonths(-14),
                LastClinicalDay = Day.AddMonths(-14).AddDays(-1),
            },
            Restrictions = new RestrictionDetails
            {
                Applies = "yes",
                Each = [new Restriction { Imposer = "organisation", Kind = "duties-limited", Scope = "Outpatient clinics only, while the investigation was open.", From = Day.AddMonths(-14), ReviewDue = Day.AddMonths(1) }],
            },
            Post = new PostDetails
            {
                ServiceNeeds = "A consultant who covers elective and emergency general surgery, one night on call in eight.",
                WorkEnvironment = "Two theatres, six consultants, a ward of 28 beds.",
                JobPlan = "Ten programmed activities, five of them clinical.",
                ProposedSupervisors = "Miss Ruth Calder, with Mr Daniel Achebe as deputy.",
            },
            Workplaces = new WorkplaceDetails
            {
                Places =
                [
                    new Workplace { Name = "Harbourside General Hospital", Setting = "Theatres and surgical ward", Sessions = 8 },
                    new Workplace { Name = "Northgate Community Clinic", Host = "Northgate Health Partnership", Setting = "Outpatient clinics", Sessions = 2 },
                ],
            },
            Responsible = new Responsible
            {
                CaseManager = CaseManager.Id,
                CaseManagerRaised = "no",
                AccountablePerson = AccountablePerson.Id,
                AccountablePersonRaised = "no",
                AccountableOffice = "responsible-officer",
                Deputy = DeputyAccountablePerson.Id,
                DeputyRaised = "no",
                DeputyOffice = "medical-director",
            },
            Readiness = new Readiness
            {
                PractitionerTold = "yes",
                ResourcesConfirmed = "yes",
                ResourcesNote = "Theatre time and supervisor hours have been set aside.",
                OccupationalHealth = CodeLists.OccupationalHealth.Offered.First().Value,
                RegulatorInvolvement = CodeLists.RegulatorInvolvement.Offered.First().Value,
                TargetStart = Day.AddMonths(2),
            },
        };
        foreach (var section in RequestSections.All.Offered)
            Do(Plan.EditRequest(manager, section.Value, details, Now));
        Do(Plan.AddDocument(manager, "local-investigation", "Report of the investigation into surgical practice", Day.AddMonths(-1), null, new Showing(ShownAs.Summary, "The investigation looked at 40 operations and spoke with 12 colleagues. It found no clinical concern. It recommends a return to full surgical duties with support for communication and leadership."), Now));
        Do(Plan.AddDocument(manager, "complaint-or-incident-review", "Statements of colleagues", Day.AddMonths(-9), null, new Showing(ShownAs.No, Why: "The statements name colleagues who spoke in confidence. What they say is in the summary of the investigation."), Now));
    }

    /// <summary>Aim, objectives and the steps of supervision: what both sides first agree in principle.</summary>
    public static PlanContent Framework(PlanContent started) => started.WithLadder(SupervisionLadders.Suggested) with
    {
        Aim = "Mr Grant returns to the full range of practice of a consultant surgeon, safely and with confidence, and works with his team in a way that helps everyone do their best.",
        PlannedMonths = 6,
        Objectives =
        [
            new Objective
            {
                Id = ReturnToPractice, Areas = ["clinical-skills"], WithinMonths = 6,
                Title = "Return to the full range of surgical practice",
                Description = "Return to safe, effective practice across elective and emergency general surgery after a long time away from theatre.",
                SuccessMeasures = ["Assessments at each stage show the standard expected of a consultant", "No unresolved patient-safety concern", "All three reviews find the stage complete"],
                EvidenceExpected = "Case-based discussions, observed procedures and clinical evaluation exercises by at least two assessors; logbook by level of supervision.",
            },
            new Objective
            {
                Id = WorkingTogether, Areas = ["communication", "leadership", "team-working"], WithinMonths = 6,
                Title = "Communicate and lead well with the team",
                Description = "Strengthen communication and leadership, and show working relationships that are positive and collaborative at consultant level.",
                SuccessMeasures = ["Multisource feedback at or above the expected level", "Non-technical skills rated acceptable or good in every category"],
                EvidenceExpected = "Non-technical skills observations, multisource feedback, coaching attendance and the practitioner’s reflections.",
            },
        ],
        Stages =
        [
            Stage(21, "direct", "Theatre and inpatient work", 8, "Induction complete", "Eight observed cases, six of them satisfactory without prompting; no open safety question"),
            Stage(22, "close", "Theatre and inpatient work", 9, "First review held", "Four observed procedures and two case discussions at this stage, two assessors; second review held"),
            Stage(23, "indirect", "Theatre and inpatient work", 9, "Second review held", "Multisource feedback discussed; final review held"),
            Stage(24, "distant", "Outpatient clinics", 26, "None: clinics have continued throughout", "Final review held"),
        ],
    };

    /// <summary>The detailed plan.</summary>
    public static PlanContent Whole(PlanContent framework) => framework with
    {
        Background = "Mr Grant has worked in outpatient clinics only for over a year while a local investigation was under way. It found no clinical concern and recommended a return to full duties with support for communication and leadership.",
        PatientSafety = "Patient safety comes first. Anyone may stop a case or raise a concern at any time. Supervision steps up at once when it is needed, and never steps down without a review.",
        Support = "Mr Grant can talk to his supervisor each week, to the case manager, to his key contact at the advice service, to occupational health and to his defence organisation.",
        Adjustments = "I would like familiar lists first, and feedback on the day rather than by email.",
        Activities =
        [
            Activity(Cbd, "cbd", "Case-based discussions", [ReturnToPractice], "clinical-supervisor", 6, 6, "Completed form for each case"),
            Activity(Dops, "dops", "Direct observation of procedural skills", [ReturnToPractice], "clinical-supervisor", 8, 5, "Completed form for each procedure, two assessors"),
            Activity(Cex, "mini-cex", "Clinical evaluation exercises", [ReturnToPractice], "clinical-supervisor", 4, 5, "Completed form for each encounter"),
            Activity(Notss, "notss", "Non-technical skills for surgeons", [WorkingTogether], "clinical-supervisor", 4, 6, "Ratings and comments for each category"),
            Activity(Msf, "msf", "Multisource feedback", [WorkingTogether], "practitioner", 1, 5, "Summary discussed with the supervisor"),
            Activity(Meetings, "supervisor-meeting", "Meetings with the supervisor", [ReturnToPractice, WorkingTogether], "clinical-supervisor", 24, 6, "Date and agreed points"),
            Activity(Coach, "coaching", "Coaching on communication and leadership", [WorkingTogether], "practitioner", 6, 5, "Dates of attendance only", 120_000),
            Activity(Audit, "audit", "Audit of outcomes after return", [ReturnToPractice], "practitioner", 1, 6, "Written audit with its result"),
        ],
        Reviews = [Review(Review2, 1, 2, "formal"), Review(Review4, 2, 4, "formal"), Review(Review6, 3, 6, "final")],
    };

    private static SupervisionStage Stage(int id, string level, string setting, int weeks, string entry, string exit) =>
        new() { Id = Part(id), Level = level, AppliesTo = setting, PlannedWeeks = weeks, EntryCriteria = entry, ExitCriteria = exit };

    private static Activity Activity(Guid id, string kind, string title, ImmutableArray<Guid> objectives, string owner, int count, int due, string evidence, int pence = 0) => new()
    {
        Id = id,
        Kind = kind,
        Title = title,
        Objectives = objectives,
        Owner = owner,
        PlannedCount = count,
        DueByMonth = due,
        EvidenceNeeded = evidence,
        Frequency = count > 12 ? "weekly" : count > 1 ? "monthly" : "once",
        CostPence = pence,
        WhoPays = pence > 0 ? "organisation" : "no-cost",
    };

    private static ReviewPoint Review(Guid id, int number, int month, string type) =>
        new() { Id = id, Number = number, Month = month, Type = type, Attendees = ["practitioner", "clinical-supervisor", "case-manager"] };

    private static Guid Part(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2);

    internal void Later(int days)
    {
        evening?.Invoke(this);
        clock = clock.Date.AddDays(days).AddHours(9);
    }

    private void On(DateOnly day) => clock = day > Day ? day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc) : clock;

    private static void Do(Outcome outcome)
    {
        if (outcome.IsRefused) throw new InvalidOperationException(outcome.Sentence);
    }
}
