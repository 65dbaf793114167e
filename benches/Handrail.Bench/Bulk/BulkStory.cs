using System.Collections.Immutable;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Bench.Bulk;

/// <summary>
/// What happens in the bulk's plan of a number: a return to practice over twelve months, told in words of the length that
/// people write. Four in 25 are in delivery before their last review; the others have run their course and are closed.
/// </summary>
internal static class BulkStory
{
    public const int Objectives = 3, Activities = 15, Stages = 4, Reviews = 4, Evidence = 40, Entries = 120;

    /// <summary>How many acts the rest of the story takes: up to the start, at the reviews, at the end. The activities that are recorded make up the number.</summary>
    private const int ActsToStart = 31, ActsOfReview = 3, ActsToClose = 8;

    /// <summary>The day on which the plans in delivery stand, whenever they are made.</summary>
    private static readonly DateOnly Now = new(2026, 6, 30);

    private static readonly string[] Settings = ["Ward rounds and acute take", "Outpatient clinics"];

    private static readonly (string Kind, string Title, string Owner, string Frequency)[] Kinds =
    [
        ("cbd", "Discuss a case", "clinical-supervisor", "fortnightly"),
        ("mini-cex", "Be observed with a patient", "clinical-supervisor", "weekly"),
        ("reflective-log", "Write a reflection", "practitioner", "weekly"),
        ("audit", "Audit twenty records", "practitioner", "once"),
        ("supervisor-meeting", "Meet the clinical supervisor", "clinical-supervisor", "weekly"),
    ];

    public static bool IsInDelivery(int plan) => plan % BulkPeople.PlansOfCaseManager < 4;

    public static DateOnly RequestedOn(int plan) => Now.AddDays(-(IsInDelivery(plan) ? 330 + (plan % 23) : 650 + (plan * 17 % 1500)));

    public static Guid FirstActivity(int plan) => Part(plan, 10);

    public static Plan Play(int plan) => Playing.From(Of(plan), plan + 1, RequestedOn(plan));

    private static Situation Of(int plan)
    {
        var content = Content(plan);
        var isGoing = IsInDelivery(plan);
        var held = isGoing ? Reviews - 1 : Reviews;
        var last = isGoing ? 280 : 355;
        var doings = Entries - Evidence - ActsToStart - (held * ActsOfReview) - (isGoing ? 0 : ActsToClose) - 2;
        return new()
        {
            Name = FormattableString.Invariant($"Bulk plan {plan}"),
            Stands = isGoing ? PlanStatus.InDelivery : PlanStatus.Closed,
            People = new Circle(
                BulkPeople.PractitionerOf(plan), BulkPeople.CaseManagerOf(plan), BulkPeople.AccountableOf(plan), BulkPeople.DeputyOf(plan), BulkPeople.AdviserOf(plan), BulkPeople.SecondReaderOf(plan),
                BulkPeople.SupervisorOf(plan), BulkPeople.DeputySupervisorOf(plan))
            {
                Organisation = BulkPeople.OrganisationOf(plan),
            },
            Asked = Asked,
            Content = content,
            Words = new Told
            {
                TakingPart = new Reply(TakingPart.Yes, "Yes, I would like to take part and to be back at work."),
                Accepted = "The request is complete and an action plan is the right help here.",
                Proceeds = [new Remark(Role.CaseManager, "We can begin with this."), new Remark(Role.Practitioner, "I agree with the steps.")],
                Approved = "Clear and achievable. Ready to be shared.",
                Discussion = [new Remark(Role.Practitioner, "Could the first clinics be shorter, so that there is time to write the notes?", content.Objectives[0].Id)],
                Supervisors = [new Offer(Role.ClinicalSupervisor, 3, "Tuesdays and Thursdays."), new Offer(Role.DeputySupervisor, 2)],
                Doings = [.. Enumerable.Range(0, doings).Select(i => new Doing(3 + ((last - 3) * i / doings), Role.Practitioner, content.Activities[i % Activities].Id, "Two patients seen; agreed what to look at next time and wrote it down together."))],
                Evidence = [.. Enumerable.Range(0, Evidence).Select(i => new Piece(4 + ((last - 4) * i / Evidence), "assessment-form", FormattableString.Invariant($"Assessment {i + 1} on the ward round"), [content.Objectives[i % Objectives].Id], "Signed by the assessor on the day; the original was shown."))],
                Reviews = [.. Enumerable.Range(1, held).Select(Review)],
                Ending = isGoing ? null : Ending,
                Turns = isGoing ? [] : [new Turn(Act.Close, Role.KeyContact, 1, "", "Both follow-ups have been answered.")],
            },
        };
    }

    private static Asked Asked { get; } = new()
    {
        Specialty = "300",
        Grade = "consultant",
        Contract = "permanent",
        PlanType = "return-to-work",
        Routes = ["return-after-absence"],
        Domains = ["clinical-skills"],
        Away = new Away("sickness", 14),
        Needs = "The department needs a physician for the acute take and for two clinics a week, and covers both with locums at present.",
        Place = "A district hospital with a medical assessment unit of 30 beds and nine consultant colleagues.",
        JobPlan = "Ten programmed activities, two of them for supporting work.",
        Supervisors = "Two consultants of the department have been asked and are willing.",
        Resources = "The department covers the practitioner’s clinics for the first three months.",
        OccupationalHealth = "received",
    };

    private static PlanContent Content(int plan)
    {
        var objectives = Enumerable.Range(0, Objectives).Select(i => new Objective
        {
            Id = Part(plan, i),
            Areas = [i == 1 ? "communication" : "clinical-skills"],
            WithinMonths = 12,
            Title = FormattableString.Invariant($"Objective {i + 1}: care for patients with common acute conditions safely"),
            Description = "Assess, plan and review patients at the level that the post asks for, ask early when something is unclear, and keep records that a colleague can act on.",
            EvidenceExpected = "Assessments by at least two people, a logbook, and the words of patients and colleagues.",
            SuccessMeasures = ["Ten assessments at the expected level", "No unexplained gap in the records that are audited", "Colleagues say that they are asked in time"],
        }).ToImmutableArray();
        return Domain.Drafting.Parts.WithLadder(new PlanContent
        {
            Aim = "To return to the full scope of the post within twelve months, safely and with confidence.",
            Background = "The practitioner has been away from work for more than a year after an illness from which they have recovered.",
            PatientSafety = "Patients are seen with a supervisor beside the practitioner until the step down that both have agreed to.",
            Support = "Regular meetings with the clinical supervisor, a mentor of the practitioner’s choice and the key contact of the advice service.",
            PlannedMonths = 12,
            Objectives = objectives,
            Activities = [.. Enumerable.Range(0, Activities).Select(i => Activity(plan, i, objectives[i % Objectives].Id))],
            Stages = [.. Enumerable.Range(0, Stages).Select(i => new SupervisionStage
            {
                Id = Part(plan, 40 + i),
                AppliesTo = Settings[i / 2],
                Level = i % 2 == 0 ? "close" : "indirect",
                PlannedWeeks = 26,
                EntryCriteria = "The supervisor has time on the same days",
                ExitCriteria = "Assessments at the expected level and no open question of safety",
            })],
            Reviews = [.. Enumerable.Range(1, Reviews).Select(i => new ReviewPoint { Id = Part(plan, 60 + i), Number = i, Month = 3 * i, Type = i == Reviews ? "final" : "formal", Attendees = ["practitioner", "clinical-supervisor", "case-manager"] })],
        }, SupervisionLadders.Suggested);
    }

    private static Activity Activity(int plan, int number, Guid objective)
    {
        var (kind, title, owner, frequency) = Kinds[number % Kinds.Length];
        return new()
        {
            Id = Part(plan, 10 + number),
            Kind = kind,
            Title = FormattableString.Invariant($"{title} ({number + 1})"),
            Objectives = [objective],
            Owner = owner,
            Frequency = frequency,
            PlannedCount = 4,
            DueByMonth = 12,
            EvidenceNeeded = "A form or a note of what was learned",
            WhoPays = "no-cost",
        };
    }

    private static Held Review(int number) => new()
    {
        Month = 3 * number,
        Lines = [.. Enumerable.Repeat((number == Reviews ? "achieved" : "on-track", "The assessments show steady progress and good judgement."), Objectives)],
        Strengths = "Thorough, kind to patients and quick to ask for a second opinion.",
        Difficulties = "Two weeks of leave in the department made it hard to meet every week.",
        Recommendation = number == Reviews ? Plan.ReadyForSignOff : number == 2 ? "step-down" : "stay",
        Account = "I feel more at home with every month, and the meetings help me to see what I have learned.",
        Outcome = number == 2 ? "step-down" : "stay",
        Notes = "The plan goes on as agreed. The next steps have been talked through by all who came.",
        StepsDown = number == 2 ? [.. Settings.Select(s => (s, "Ten assessments at the expected level; both supervisors agree."))] : [],
    };

    private static Ending Ending { get; } = new()
    {
        SupervisorRecommends = "All three objectives have been achieved, and I would be glad to have this colleague on my own rota.",
        CaseManagerRecommends = "The organisation is content that the plan has reached its aim.",
        Outcome = "completed-objectives-met",
        Summary = "Supervision stepped down as agreed, and every objective has been achieved within the year.",
        Scope = "full-scope",
        ScopeWhy = "The evidence covers the whole of the post.",
        Read = "I have read this and am grateful to everybody who helped.",
        FollowUps = ["In role and doing well.", "In role; nothing more is needed."],
    };

    private static Guid Part(int plan, int number) => new(plan, (short)number, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 8);
}
