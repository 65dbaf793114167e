using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A specialty doctor in surgery returns from research. Somebody has raised a patient-safety concern, and the accountable person has to decide.</summary>
public static class MissFrost
{
    private const int Number = 12;
    private const string Scopes = "Endoscopy lists", Day = "Day-surgery lists", Referrals = "Referrals and hot clinic";
    private static readonly Guid Endoscopy = Part(Number, 1), Hernias = Part(Number, 2), Running = Part(Number, 3);
    private static readonly Guid Dops = Part(Number, 11), Pba = Part(Number, 12), Cbd = Part(Number, 13), Meetings = Part(Number, 18), Course = Part(Number, 16);

    public static Situation Situation { get; } = new()
    {
        Name = "A specialty doctor in surgery, with a safety concern to be decided",
        Stands = PlanStatus.SafetyHold,
        People = new Circle(Frost, Cast.CaseManager, Cast.AccountablePerson, Cast.DeputyAccountablePerson, ThirdAdviser, Cast.SecondReader, Cast.DeputySupervisor, Cast.Supervisor),
        Asked = new Asked
        {
            Specialty = "100",
            Grade = "specialty-doctor",
            Contract = "permanent",
            PlanType = "return-to-work",
            Routes = ["return-after-absence"],
            Domains = ["clinical-skills", "education-training"],
            Away = new Away("sabbatical-or-research", 22),
            Needs = "Two endoscopy lists and one day-surgery list a week, the hot clinic on Fridays, teaching of foundation doctors.",
            Place = "An accredited endoscopy unit with three rooms, and a day-surgery unit on the same corridor.",
            JobPlan = "Ten programmed activities, none at night during the plan.",
            Supervisors = "Mr Daniel Achebe, with Miss Ruth Calder as deputy. Both supervise on one other plan.",
            Resources = "Lists are shortened by two places for eight weeks.",
            StartsInMonths = 1,
        },
        Content = new PlanContent
        {
            Background = "Miss Frost spent 22 months in full-time research and comes back with a doctorate. She was an independent endoscopist before she left; the unit’s rules ask for a fresh assessment after a year without lists.",
            Aim = "Miss Frost takes up her endoscopy and day-surgery lists again at the unit’s quality standards, and teaches on them.",
            PatientSafety = "An examination is stopped when either the endoscopist or the nurse is unsure. A list runs only while the named supervisor or the deputy is where the stage says. Complications within 30 days are looked at together each month.",
            Support = "Mr Achebe and Miss Frost meet on Mondays. She can also speak with the nurse lead of the unit, with the case manager, with her key contact and with the trust’s advocate for specialty doctors.",
            Adjustments = "I would like the longer list on Tuesdays, so that there is time for teaching.",
            PlannedMonths = 4,
            Objectives =
            [
                NewObjective(Endoscopy, ["clinical-skills"], 4, "Meet the unit’s standards in endoscopy",
                    "Carry out examinations of the stomach and bowel completely, comfortably and with the expected findings, and remove small polyps.",
                    "Observed procedures, comfort scores and the figures of the national endoscopy record.",
                    ["Complete examination in 90 of 100", "Comfort good or better in 85 of 100", "Ten observed procedures satisfactory"]),
                NewObjective(Hernias, ["clinical-skills"], 4, "Return to hernia and lump operations by day",
                    "Plan, consent, operate and discharge on the same day.",
                    "Procedure-based assessments and thirty-day results.",
                    ["Six assessed operations, the last three without help"]),
                NewObjective(Running, ["leadership", "education-training"], 4, "Lead a list and teach on it",
                    "Brief the room, keep time, involve nurses and learners, and end with a short talk.",
                    "Observed briefings and one teaching observation.",
                    ["Four briefings observed", "Learners would come again"]),
            ],
            Activities =
            [
                NewActivity(Dops, "dops", "Endoscopies observed", [Endoscopy], "clinical-supervisor", "weekly", 10, 3, "Completed form, two assessors"),
                NewActivity(Pba, "pba", "Day-surgery operations assessed", [Hernias], "clinical-supervisor", "fortnightly", 6, 4, "Completed form"),
                NewActivity(Cbd, "cbd", "Findings and decisions discussed", [Endoscopy, Hernias], "clinical-supervisor", "fortnightly", 5, 4, "Completed form"),
                NewActivity(Part(Number, 14), "teaching-observation", "Teaching on a list", [Running], "clinical-supervisor", "once", 1, 4, "Form by observer and learners"),
                NewActivity(Part(Number, 15), "logbook", "Endoscopy and operation logbook", [Endoscopy, Hernias], "practitioner", "every-session", 40, 4, "Figures for each review"),
                NewActivity(Course, "course", "Polyp removal: one day", [Endoscopy], "practitioner", "once", 1, 2, "Certificate", 430, "organisation"),
                NewActivity(Part(Number, 17), "msf", "Feedback from the two units", [Running], "practitioner", "once", 1, 3, "Twelve answers"),
                NewActivity(Meetings, "supervisor-meeting", "Monday meeting", [Endoscopy, Hernias, Running], "clinical-supervisor", "weekly", 16, 4, "Date and agreed points"),
                NewActivity(Part(Number, 19), "audit", "Complications within 30 days", [Endoscopy, Hernias], "practitioner", "once", 1, 4, "All patients of the plan"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Scopes, "direct", 5, "Unit induction", "Five observed procedures; review held"),
                NewStage(Part(Number, 42), Scopes, "close", 6, "Review held", "Ten observed procedures in all, figures at standard; review held"),
                NewStage(Part(Number, 43), Scopes, "indirect", 6, "Review held", "Final review held"),
                NewStage(Part(Number, 44), Day, "direct", 8, "Unit induction", "Three assessed operations; review held"),
                NewStage(Part(Number, 45), Day, "close", 9, "Review held", "Final review held"),
                NewStage(Part(Number, 46), Referrals, "distant", 17, "From the first Friday", "Final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager"], (1, "interim"), (2, "formal"), (4, "final")),
        }.WithLadder(SupervisionLadders.Suggested),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "Happy to. I would want the same for any colleague."),
            Accepted = "A pleasant one to begin with: motivated on all sides.",
            Proceeds = [new Remark(Role.Practitioner, "Yes."), new Remark(Role.CaseManager, "Yes. Lists are booked.")],
            Approved = "Short and right. The 30-day look is a good habit.",
            Discussion = [new Remark(Role.Practitioner, "May the research nurse observe some lists? She would learn, and so would I.", Running), new Remark(Role.CaseManager, "Yes, as long as patients are asked.", Running)],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 4), new Offer(Role.DeputySupervisor, 1)],
            Doings =
            [
                new Doing(6, Role.ClinicalSupervisor, Dops, "Two examinations of the stomach: gentle and complete."),
                new Doing(13, Role.DeputySupervisor, Dops, "Bowel examination to the end in fourteen minutes."),
                new Doing(15, Role.ClinicalSupervisor, Pba, "Groin hernia with mesh under local anaesthetic."),
                new Doing(22, Role.Practitioner, Course, "Day course with practice on models."),
            ],
            Evidence = [new Piece(23, "certificate", "Certificate: polyp removal", [Endoscopy], "")],
            Reviews =
            [
                new Held
                {
                    Month = 1,
                    Lines = [("on-track", "Six procedures observed, all satisfactory."), ("some-progress", "One operation assessed; the second list was cancelled."), ("on-track", "Briefings are short and friendly.")],
                    Strengths = "The skill is there. Nurses enjoy the lists.",
                    Recommendation = "step-down",
                    Account = "Quicker than I had dared to hope. I still look for the suction pedal on the wrong side.",
                    Outcome = "step-down",
                    Notes = "Endoscopy goes to the next stage. Day surgery stays until three operations have been assessed.",
                    StepsDown = [(Scopes, "Six procedures were seen by two assessors, and comfort scores are good.")],
                },
            ],
            Turns = [new Turn(Act.RaiseConcern, Role.ClinicalSupervisor, 9, "", "On Thursday afternoon I was called to an emergency operation and Miss Calder was on leave, so for about forty minutes nobody was on site for the endoscopy list, as the stage requires. Miss Frost paused the list as soon as she knew, and no patient came to harm. The cover for Thursdays needs a decision.")],
        },
    };
}
