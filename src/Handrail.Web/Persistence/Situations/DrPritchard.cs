using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A salaried GP in Wales comes back after two and a half years at home. One review is behind her; because she works part of the week, more time is on offer.</summary>
public static class DrPritchard
{
    private const int Number = 1;
    private const string Surgeries = "Booked surgeries", Urgent = "Urgent appointments and home visits";
    private static readonly Guid Consulting = Part(Number, 1), UpToDate = Part(Number, 2), Records = Part(Number, 3);
    private static readonly Guid Cot = Part(Number, 11), Cbd = Part(Number, 12), Skills = Part(Number, 13), SittingIn = Part(Number, 14), Learning = Part(Number, 15), Hours = Part(Number, 21);
    private static readonly Guid RecordReview = Part(Number, 16), Survey = Part(Number, 17), Msf = Part(Number, 18), Tutorials = Part(Number, 19), Log = Part(Number, 20), Prescribing = Part(Number, 22);
    private static readonly Guid SurgeriesAlone = Part(Number, 43);

    public static Situation Situation { get; } = new()
    {
        Name = "A salaried GP returns after a career break",
        Stands = PlanStatus.Amending,
        People = new Circle(Pritchard, Cast.OtherCaseManager, Vaughan, Morris, Cast.OtherAdviser, ThirdAdviser, Llewellyn, Parry),
        Asked = new Asked
        {
            Specialty = "600",
            Grade = "gp-salaried",
            Contract = "permanent",
            PlanType = "return-to-work",
            Routes = ["return-after-absence"],
            Domains = ["clinical-skills", "record-keeping"],
            Away = new Away("career-break", 30),
            Needs = "A salaried GP for six sessions a week in a practice that the health board runs itself, with a share of the urgent appointments and of the home visits.",
            Place = "A valley practice of 7,400 patients: three GPs, two advanced nurse practitioners, a practice pharmacist and a team that has worked together for years. Half of the consultations can be held in Welsh.",
            JobPlan = "Six sessions over three days. Surgeries of twelve appointments each, rising to fourteen; one protected session a fortnight for learning.",
            Supervisors = "Dr Gareth Llewellyn, who trains GPs in the same practice, with Dr Nia Parry when he is away.",
            Resources = "A locum covers two sessions a week for the first three months. Dr Llewellyn has four hours a week set aside.",
        },
        Content = new PlanContent
        {
            Background = "Dr Pritchard left general practice two and a half years ago to look after her family, after nine years as a salaried GP. There were no concerns about her work before that. Guidance, medicines and the clinical system have all moved on since.",
            Aim = "Dr Pritchard settles back into general practice, up to date and at ease, and by the end of the plan runs her own surgeries, urgent appointments and visits as any salaried GP in the practice does.",
            PatientSafety = "Every patient can be seen again the same day by the supervising GP if Dr Pritchard or the patient would like that. Nobody waits to ask: the door is open, and a question between appointments is part of the plan. A near miss goes into the practice’s incident log like anybody else’s and is looked at together, with care for those involved.",
            Support = "Dr Pritchard has a tutorial with Dr Llewellyn each week and coffee with the whole team on Wednesdays. She can also speak with the case manager, with her key contact at the advice service, with the local medical committee, and in confidence with the health board’s wellbeing service.",
            Adjustments = "I need to leave by half past five on Thursdays. I learn best by sitting in first and talking afterwards, and I would like consultations in Welsh from the start, since that is where I feel most myself.",
            PlannedMonths = 6,
            Objectives =
            [
                NewObjective(Consulting, ["clinical-skills", "communication"], 6, "Consult safely and at a sustainable pace",
                    "Work through the range of problems that people bring to a GP, examine and decide with confidence, and move from thirty-minute to twelve-minute appointments without losing the thread of what matters to the patient.",
                    "Observed consultations that include a child, somebody over 75 and a mental health problem; discussions of cases that she has chosen and of cases drawn at random; the survey of patients.",
                    ["Observed consultations judged competent or better in each area of the tool", "Surgeries of twelve patients end within twenty minutes of the planned time", "Patients describe feeling listened to"]),
                NewObjective(UpToDate, ["clinical-skills"], 5, "Bring clinical knowledge and prescribing up to date",
                    "Catch up with the changes of the past three years in long-term conditions, safe prescribing, cancer pathways and safeguarding, and use them at the desk.",
                    "Certificates of the agreed modules, a review of prescribing with the practice pharmacist, and short notes on what changed in practice because of what was learned.",
                    ["Agreed modules complete by month 3", "The prescribing review finds local guidance followed in at least nine out of ten items", "Safeguarding training at the level that GPs need"]),
                NewObjective(Records, ["record-keeping"], 6, "Keep notes that a colleague can pick up",
                    "Write notes on the new clinical system that let the next person see at once what was found, what was thought and what happens next, including what to do if things do not improve.",
                    "Two reviews of twenty consultations each, drawn at random by the practice manager.",
                    ["Plan and safety net written down in at least eighteen of twenty notes", "Letters and results dealt with within two working days"]),
            ],
            Activities =
            [
                NewActivity(SittingIn, "observed-list-or-clinic", "Sitting in with GPs and the nurse practitioner", [Consulting], "practitioner", "twice-weekly", 8, 1, "A line in the log for each session"),
                NewActivity(Cot, "cot", "Observed consultations", [Consulting], "clinical-supervisor", "fortnightly", 10, 6, "Completed form; patients have agreed to being observed", 0),
                NewActivity(Cbd, "cbd", "Talking cases through", [Consulting, UpToDate], "clinical-supervisor", "fortnightly", 8, 6, "Completed form, no more than three capabilities each"),
                NewActivity(Skills, "dops", "Examinations and practical skills watched", [Consulting], "clinical-supervisor", "as-needed", 5, 4, "One each for joint, chest, eye and ear, skin, and intimate examination with a chaperone"),
                NewActivity(Tutorials, "supervisor-meeting", "Weekly tutorial", [Consulting, UpToDate, Records], "clinical-supervisor", "weekly", 24, 6, "Date, topic and one thing to try"),
                NewActivity(Learning, "reading-or-e-learning", "Modules on long-term conditions, cancer pathways and safeguarding", [UpToDate], "practitioner", "weekly", 10, 3, "Certificate of each module"),
                NewActivity(Prescribing, "audit", "Review of prescribing with the practice pharmacist", [UpToDate], "practitioner", "once", 1, 5, "Fifty items against local guidance, with what was changed"),
                NewActivity(RecordReview, "record-review", "Review of twenty consultations", [Records], "organisation", "before-each-review", 2, 5, "Summary by the practice manager and the supervisor"),
                NewActivity(Survey, "patient-survey", "Survey of patients", [Consulting], "organisation", "once", 1, 5, "At least 34 answers, in either language", 90, "organisation"),
                NewActivity(Msf, "msf", "Feedback from the practice team", [Consulting, Records], "practitioner", "once", 1, 5, "Ten answers or more, talked through with the supervisor"),
                NewActivity(Log, "reflective-log", "Learning log", [UpToDate], "practitioner", "weekly", 20, 6, "Entries that she chooses to share"),
                NewActivity(Hours, "phased-hours", "Longer appointments at first", [Consulting], "organisation", "per-stage", 3, 4, "Thirty, then twenty, then twelve minutes; agreed at each tutorial", 5_400, "organisation"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Surgeries, "direct", 5, "Induction to the practice and the clinical system done", "Four observed consultations and one examination skill; both doctors find that she can see patients on her own; first review held"),
                NewStage(Part(Number, 42), Surgeries, "close", 9, "First review held and the step agreed", "Eight observed consultations in all, four case discussions, one review of notes; review held"),
                NewStage(SurgeriesAlone, Surgeries, "indirect", 12, "Review held; twelve-minute appointments tried for two weeks", "Survey and team feedback talked through; final review held"),
                NewStage(Part(Number, 44), Urgent, "observing", 5, "From the first day", "Five urgent sessions and three visits with a colleague; first review held"),
                NewStage(Part(Number, 45), Urgent, "close", 12, "First review held", "Ten urgent sessions with every patient talked through on the day; review held"),
                NewStage(Part(Number, 46), Urgent, "indirect", 9, "Review held", "Final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager"], (1, "interim"), (3, "formal"), (5, "formal"), (6, "final")),
        }.WithLadder(SupervisionLadders.Suggested),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "Yes, gladly. I would rather come back slowly and well."),
            Accepted = "A clear and thoughtful request. We begin with the outline and share it within two weeks.",
            Proceeds = [new Remark(Role.CaseManager, "This matches what the practice can offer."), new Remark(Role.Practitioner, "It reads like a way back in, not a test.")],
            Approved = "Well paced for somebody who works three days a week. Please check that month 3 is not too early for all ten modules.",
            Discussion =
            [
                new Remark(Role.Practitioner, "Could home visits wait until I have found my feet in the surgery?", Consulting),
                new Remark(Role.CaseManager, "Yes. You go along with a colleague at first, and nobody expects you to visit alone before the first review.", Consulting),
                new Remark(Role.Practitioner, "Thank you. May I do some of the modules in the evening and take the time back?", UpToDate),
                new Remark(Role.KeyContact, "That is for the practice to arrange. Many organisations agree to it as long as the hours are written down.", UpToDate),
            ],
            Proposals =
            [
                new Proposal(Role.Practitioner, "Two weeks are short for finding a new rhythm. I would like a third before I see people with less help.",
                    plan => plan.Restaged(SurgeriesAlone, s => s with { EntryCriteria = "Review held; twelve-minute appointments tried for three weeks" }), true, "Agreed: a third week costs us little."),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 4, "Very pleased to. Tutorials on Tuesdays after morning surgery."), new Offer(Role.DeputySupervisor, 2)],
            Doings =
            [
                new Doing(3, Role.Practitioner, SittingIn, "Sat in with the nurse practitioner: minor illness and asthma checks."),
                new Doing(7, Role.Practitioner, SittingIn, "Morning surgery with Dr Llewellyn."),
                new Doing(8, Role.ClinicalSupervisor, Tutorials, "Ways around the clinical system; where to find guidance while the patient is in the room."),
                new Doing(15, Role.ClinicalSupervisor, Cot, "Review of several long-term conditions in one visit."),
                new Doing(17, Role.ClinicalSupervisor, Skills, "Knee and hip examination."),
                new Doing(22, Role.ClinicalSupervisor, Cot, "Feverish toddler, worried father: safety net explained clearly."),
                new Doing(24, Role.Practitioner, Learning, "Diabetes update."),
                new Doing(38, Role.ClinicalSupervisor, Cbd, "New headache in somebody who rarely comes: when to refer."),
                new Doing(52, Role.DeputySupervisor, Cot, "Low mood after bereavement, held in Welsh."),
                new Doing(58, Role.Practitioner, Learning, "Suspected cancer pathways."),
            ],
            Evidence =
            [
                new Piece(24, "certificate", "Certificate: diabetes update", [UpToDate], "With two notes on what I now do differently."),
                new Piece(27, "reflective-log", "The first month", [Consulting, Records], "What felt familiar, what felt foreign, and the moment when it began to feel like my work again."),
                new Piece(59, "meeting-note", "Halfway through the modules", [UpToDate], "Six of ten done; the rest planned with Dr Llewellyn."),
            ],
            Reviews =
            [
                new Held
                {
                    Month = 1,
                    Lines = [("on-track", "Listens closely and examines with care. Speed will come."), ("some-progress", "Two modules done; the plan for the rest is realistic."), ("some-progress", "Notes are full; shorter ones would serve the reader better.")],
                    Strengths = "Dr Pritchard has been open about what she does not yet know, and asks at the right moment. Patients have already begun to ask for her by name.",
                    Difficulties = "The clinical system takes time from the consultation. Evening modules are hard to fit in with three working days.",
                    Recommendation = "step-down",
                    Account = "I had forgotten how much I like this work. The first week was loud and fast. Being allowed to ask, without anybody sighing, has made all the difference.",
                    Outcome = "step-down",
                    Notes = "All agree that Dr Pritchard can see booked patients on her own with every case talked through on the day. Urgent sessions stay shared for now. The next review is in two months.",
                    StepsDown = [(Surgeries, "Four consultations were observed and found competent, and both doctors feel ready for the step.")],
                },
            ],
            Turns = [new Turn(Act.OpenAmendment, Role.CaseManager, 40, "", "Six sessions a week make fewer cases than the plan assumed. Two more months would let every stage have its full number, and nothing else need change.")],
        },
    };
}
