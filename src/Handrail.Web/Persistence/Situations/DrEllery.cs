using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A consultant psychiatrist and his community team find a way to work together again. The plan rests for a while after its first review.</summary>
public static class DrEllery
{
    private const int Number = 4;
    private const string Meetings = "Team meetings and handovers", Clinics = "Community clinics and care planning";
    private static readonly Guid Together = Part(Number, 1), Heard = Part(Number, 2), Shared = Part(Number, 3);
    private static readonly Guid Agreement = Part(Number, 11), Facilitated = Part(Number, 12), Coach = Part(Number, 13), Doncs = Part(Number, 14), MiniPat = Part(Number, 15), Ace = Part(Number, 16);
    private static readonly Guid Cbd = Part(Number, 17), Plans = Part(Number, 18), Supervisor = Part(Number, 19), Reflection = Part(Number, 20), JobPlan = Part(Number, 21);

    public static Situation Situation { get; } = new()
    {
        Name = "A consultant psychiatrist works on behaviour, communication and teamwork",
        Stands = PlanStatus.Paused,
        People = new Circle(Ellery, Sowerby, Lindqvist, Mbeki, Cast.Adviser, ThirdAdviser, Kemp, Aslam),
        Asked = new Asked
        {
            Specialty = "710",
            Grade = "consultant",
            Contract = "permanent",
            PlanType = "remediation",
            Routes = ["professional-behaviour", "advice-assessment"],
            Concerns = "Five members of a community mental health team described meetings in which they felt talked over, and said that they had stopped bringing worries about patients. A behavioural assessment found high standards, long hours and little awareness of how a sharp tone lands. It found a strong wish to change.",
            Domains = ["behaviour", "communication", "team-working"],
            Needs = "A consultant for a community team that looks after 340 people, at one with the crisis service and with GPs, in a town where posts are hard to fill.",
            Place = "Two clinic rooms and an open-plan office shared with nurses, social workers, psychologists and peer support workers. The team has had three managers in two years.",
            JobPlan = "Nine programmed activities; two of them for supervision, appraisal and teaching. No work at weekends.",
            Supervisors = "Dr Ursula Kemp of the neighbouring team. Dr Naveed Aslam would deputise.",
            Resources = "The trust pays for a coach and for six facilitated team sessions. Dr Ellery’s list is shorter by two new patients a week until the last review.",
            OccupationalHealth = "received",
        },
        Content = new PlanContent
        {
            Background = "Relationships in the community team became strained during a time of many changes. Dr Ellery’s care of patients is valued by those who receive it. An assessment by the advice service described what the team experienced and what Dr Ellery intended, and suggested work on both sides.",
            Aim = "Dr Ellery and the community team talk with each other openly and respectfully, also when they disagree, so that worries about patients are spoken aloud and decisions are shared.",
            PatientSafety = "A worry about a patient always comes before the question of how it was said. Any member of the team may take one straight to the team manager or the duty consultant. Dr Kemp looks at any decision that the team felt unable to question, within two working days.",
            Support = "Dr Ellery can talk to Dr Kemp, to his coach in confidence, to the case manager, to his key contact, to occupational health and to his union representative. The team has its own facilitator and its manager.",
            Adjustments = "I take in difficult feedback best in writing, a day before we talk. Please do not raise it in the corridor.",
            PlannedMonths = 9,
            Objectives =
            [
                NewObjective(Together, ["team-working", "communication"], 9, "Build trust with the community team",
                    "Agree with the team how meetings are held and how disagreement is voiced, keep to it, and put right what slips on the same day.",
                    "Observed meetings, a brief team survey of six questions at three points, and the notes of facilitated sessions as far as the team agrees to share them.",
                    ["The team survey moves from 2.4 to 3.5 or more out of 5", "Team members raise worries in meetings again", "No new report of being spoken to sharply in the last three months"]),
                NewObjective(Heard, ["communication", "leadership"], 9, "Lead so that others feel heard",
                    "Notice early signs of irritation, pause, ask before answering, and give credit and criticism in a way that people can use.",
                    "Coaching, peer assessment, and direct observation of meetings, supervision of trainees and a difficult conversation.",
                    ["Peer assessment at or above the usual range for listening and respect", "Two difficult conversations observed and judged well handled"]),
                NewObjective(Shared, ["clinical-skills", "record-keeping"], 6, "Make clinical decisions visible and shared",
                    "Set out risk, options and reasons with the care coordinator before a plan changes, and write them down so that the crisis service can act on them at night.",
                    "Whole assessments observed, case discussions with the care coordinator present, and a review of care plans.",
                    ["Care plans show who was asked and what they said in nine out of ten", "Observed assessments meet the standard of a consultant"]),
            ],
            Activities =
            [
                NewActivity(Agreement, "behavioural-agreement", "Agreement on how we work together", [Together], "case-manager", "once", 1, 1, "One page, signed by Dr Ellery and read with the team"),
                NewActivity(Facilitated, "team-mediation", "Facilitated team sessions", [Together], "organisation", "monthly", 6, 7, "Dates, and what the team chooses to share", 4_200, "organisation"),
                NewActivity(Coach, "coaching", "Coaching on presence and tone", [Heard], "coach", "fortnightly", 10, 8, "Dates of attendance alone", 2_500, "organisation"),
                NewActivity(Doncs, "doncs", "Meetings and supervision observed", [Together, Heard], "clinical-supervisor", "monthly", 6, 8, "Completed form, two observers"),
                NewActivity(MiniPat, "mini-pat", "Peer assessment", [Heard], "practitioner", "once", 2, 8, "Eight answers or more, at month 3 and month 8"),
                NewActivity(Ace, "ace", "Whole assessments observed", [Shared], "clinical-supervisor", "as-needed", 3, 6, "Completed form; the patient has agreed"),
                NewActivity(Cbd, "cbd", "Case discussions with the care coordinator", [Shared], "clinical-supervisor", "monthly", 6, 6, "Completed form"),
                NewActivity(Plans, "record-review", "Review of care plans", [Shared], "organisation", "before-each-review", 3, 6, "Fifteen plans each time, read by a senior nurse"),
                NewActivity(Supervisor, "supervisor-meeting", "Meetings with Dr Kemp", [Together, Heard, Shared], "clinical-supervisor", "fortnightly", 18, 9, "Date and next step"),
                NewActivity(Reflection, "reflective-log", "Moments that went differently", [Heard], "practitioner", "weekly", 24, 9, "Private unless he shares it"),
                NewActivity(JobPlan, "job-plan-adjustment", "Two fewer new patients a week and a finish by 6pm", [Heard], "organisation", "throughout", 1, 9, "The amended job plan"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Meetings, "close", 13, "Working agreement read with the team", "Three meetings observed and the first team survey discussed; review held"),
                NewStage(Part(Number, 42), Meetings, "indirect", 13, "Review held", "Three facilitated sessions held at this stage and no open worry; review held"),
                NewStage(Part(Number, 43), Meetings, "distant", 13, "Review held", "Second peer assessment talked through; final review held"),
                NewStage(Part(Number, 44), Clinics, "indirect", 26, "From the start: there has been no concern about care", "Three observed assessments and the review of care plans satisfactory; review held"),
                NewStage(Part(Number, 45), Clinics, "distant", 13, "Review held", "Final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager", "hr"], (3, "formal"), (6, "formal"), (9, "final")),
        }.WithLadder(SupervisionLadders.Suggested),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "I was hurt by the report, and I recognise myself in it. I want the team to be able to talk to me."),
            Accepted = "The assessment gives us a good base. The plan will ask something of the team as well, and we shall say so plainly.",
            Proceeds = [new Remark(Role.Practitioner, "Yes. It matters to me that this is about the team too."), new Remark(Role.AccountablePerson, "Agreed.")],
            Approved = "Balanced, and the measure of the team survey is well chosen. I moved nothing.",
            Discussion =
            [
                new Remark(Role.Practitioner, "Who sees the single answers of the team survey?", Together),
                new Remark(Role.CaseManager, "Nobody but the facilitator. You and Dr Kemp read the averages, and only if eight people have answered.", Together),
                new Remark(Role.Practitioner, "Then I am content.", Together),
                new Remark(Role.CaseManager, "Should the coach send a report?", Heard),
                new Remark(Role.KeyContact, "We would advise against it. Coaching works when it is private; attendance is enough.", Heard),
            ],
            Proposals =
            [
                new Proposal(Role.Practitioner, "Weekly coaching would leave too little time to try things out in between.",
                    plan => plan.Replanned(Coach, a => a with { EvidenceNeeded = "Dates of attendance alone, and one aim chosen by Dr Ellery" }), true, "Agreed. The aim is yours."),
                new Proposal(Role.CaseManager, "The crisis service would like to read the care plans too.",
                    plan => plan.Replanned(Plans, a => a with { PlannedCount = 4 }), false, "Three reviews are enough, I think. I shall gladly meet the crisis service instead."),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 3, "I know the team a little and have no line to any of its members."), new Offer(Role.DeputySupervisor, 1)],
            Doings =
            [
                new Doing(6, Role.Practitioner, Agreement, "Read with the team on Tuesday. Two sentences were changed at their wish."),
                new Doing(9, Role.ClinicalSupervisor, Supervisor, "What makes a meeting feel safe? A list by each of us, compared."),
                new Doing(20, Role.Practitioner, Coach, ""),
                new Doing(27, Role.ClinicalSupervisor, Doncs, "Morning handover: asked three colleagues for their view before giving his own."),
                new Doing(34, Role.Practitioner, Facilitated, "First session. The team spoke first."),
                new Doing(48, Role.DeputySupervisor, Cbd, "Change of medication after a hospital stay, with the care coordinator."),
                new Doing(62, Role.ClinicalSupervisor, Ace, "First assessment of somebody referred by their GP."),
                new Doing(70, Role.ClinicalSupervisor, Doncs, "Weekly meeting: interrupted once, noticed it, and gave the word back."),
            ],
            Evidence =
            [
                new Piece(6, "other", "Agreement on how we work together", [Together], "Signed, with the team’s two changes."),
                new Piece(74, "feedback-summary", "Team survey after three months", [Together, Heard], "Eleven answers; average 3.0 out of 5."),
            ],
            Reviews =
            [
                new Held
                {
                    Month = 3,
                    Kept = "partly",
                    Lines = [("some-progress", "The survey has moved from 2.4 to 3.0. Two people say that they speak up again."), ("some-progress", "He notices earlier, and apologises on the day."), ("on-track", "Assessments are thorough and kind. Reasons could be written down more briefly.")],
                    Strengths = "Dr Ellery has kept every appointment of the plan. The team has remarked on the pause before he answers.",
                    Difficulties = "Two facilitated sessions were cancelled because of staff shortage. Long days are still long.",
                    Recommendation = "step-down",
                    Account = "I did not know how frightened people were of my silence. I am sleeping better since I leave at six. I would ask for patience with the speed of this.",
                    Outcome = "step-down",
                    Notes = "Enough has changed in the meetings for the next stage. The two lost team sessions are planned again. Clinics stay as they are until the three assessments are complete.",
                    StepsDown = [(Meetings, "Three meetings were observed, and team members themselves describe the difference.")],
                },
            ],
            Turns = [new Turn(Act.Pause, Role.CaseManager, 16, "sickness", "Dr Ellery is away for now, and we wish him well. The team has been told that the plan rests and that nothing is lost. We speak again in four weeks.")],
        },
    };
}
