using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A community pharmacist comes back after parental leave and sickness. The framework is on the table; the company has said yes, she has not answered yet.</summary>
public static class MsMalik
{
    private const int Number = 3;
    private const string Checks = "Dispensing and final checks", Services = "Consultations and vaccinations", InCharge = "Being the responsible pharmacist";
    private static readonly Guid SafeSupply = Part(Number, 1), Consulting = Part(Number, 2), RunningTheDay = Part(Number, 3);

    public static Situation Situation { get; } = new()
    {
        Name = "A community pharmacist returns after parental leave and sickness",
        Stands = PlanStatus.FrameworkOffered,
        People = new Circle(Malik, Lund, Osborne, Hussain, Cast.SecondReader, ThirdAdviser, Nolan, Chen),
        Asked = new Asked
        {
            Grade = "pharmacist-community",
            Contract = "permanent",
            PlanType = "return-to-work",
            Routes = ["return-after-absence"],
            Domains = ["clinical-skills", "leadership"],
            Away = new Away("parental-leave", 19),
            Needs = "A second pharmacist on three days a week in a busy branch, who can be the responsible pharmacist when the manager is off, and who offers vaccinations and consultations for minor illness.",
            Place = "A branch next to a health centre: about 11,000 items a month, two accuracy-checking technicians, four dispensers, one consultation room.",
            JobPlan = "Three days of eight hours, one late evening in two weeks. No single-handed Saturdays during the plan.",
            Supervisors = "Ms Beth Nolan, pharmacist manager of the branch; Mr Li Chen, relief pharmacist, deputises.",
            Resources = "A relief pharmacist doubles up for the first six weeks.",
            OccupationalHealth = "received",
            StartsInMonths = 1,
        },
        Content = new PlanContent
        {
            Background = "Ms Malik has been away for a little over a year and a half: parental leave, followed by a period of sickness from which she has recovered. She was a well-liked second pharmacist in the same branch for four years. Clinical services have grown a good deal in the meantime.",
            Aim = "Ms Malik returns to the counter and the consultation room, supplies medicines safely, offers the newer services and is again at ease as the responsible pharmacist of her branch.",
            PatientSafety = "For the first six weeks a second pharmacist is always in the building. Ms Malik checks no more prescriptions in an hour than she is comfortable with, and the team knows that “please wait a moment” is the right answer to pressure. Near misses are written down and shared with the team, as for everybody.",
            Support = "Ms Malik meets Ms Nolan every Monday. She can speak at any time with the case manager, with her key contact at the advice service, with the charity that supports pharmacists and with her union.",
            Adjustments = "Until the summer I need a private room and twenty minutes at about eleven and at about three. A stool at the checking bench helps on long days.",
            PlannedMonths = 4,
            Objectives =
            [
                NewObjective(SafeSupply, ["clinical-skills"], 3, "Check and supply medicines safely",
                    "Return to clinical and accuracy checks at the branch’s usual pace, including high-risk medicines, controlled drugs and the newer medicines of the past two years.",
                    "Checks gone through a second time by a colleague, discussions of interventions, and the branch’s near-miss record.",
                    ["500 items re-checked with no error that would have reached a patient", "Interventions recorded and followed up", "All procedures for controlled drugs read, signed and shown in practice"]),
                NewObjective(Consulting, ["clinical-skills", "communication"], 4, "Offer the clinical services of the branch",
                    "Hold consultations for minor illness, contraception, blood pressure and new medicines, and give vaccinations, each within its protocol and with advice on what to do if things change.",
                    "Observed consultations, refreshed vaccination and life-support training, and notes of consultations looked at together.",
                    ["Eight observed consultations at the expected standard", "Vaccination technique signed off", "Notes that the patient’s GP could act on"]),
                NewObjective(RunningTheDay, ["leadership", "team-working"], 4, "Take charge of the branch with confidence",
                    "Act as the responsible pharmacist: plan the day, share out work, speak up early when the workload is not safe, and hand over well.",
                    "Feedback from the team, and a diary of three days in charge.",
                    ["Three days in charge with the supervisor reachable, gone through afterwards", "The team would be glad to work with her in charge"]),
            ],
            Activities =
            [
                NewActivity(Part(Number, 11), "other", "Second check of items that she has checked", [SafeSupply], "clinical-supervisor", "weekly", 10, 3, "Fifty items a time, counted by kind of prescription"),
                NewActivity(Part(Number, 12), "cbd", "Case-based discussions of interventions", [SafeSupply], "clinical-supervisor", "fortnightly", 6, 4, "Completed form"),
                NewActivity(Part(Number, 13), "mrcf", "Observed consultations", [Consulting], "clinical-supervisor", "weekly", 8, 4, "Completed framework, with the patient’s agreement; two observers"),
                NewActivity(Part(Number, 14), "dops", "Vaccination and blood pressure measured, observed", [Consulting], "clinical-supervisor", "as-needed", 4, 2, "Completed form"),
                NewActivity(Part(Number, 15), "course", "Vaccination and basic life support", [Consulting], "practitioner", "once", 1, 1, "Certificate", 185, "organisation"),
                NewActivity(Part(Number, 16), "reading-or-e-learning", "Protocols of the services, and medicines that are new", [SafeSupply, Consulting], "practitioner", "weekly", 8, 2, "List of what was read, signed protocols"),
                NewActivity(Part(Number, 17), "supervisor-meeting", "Monday meeting", [SafeSupply, Consulting, RunningTheDay], "clinical-supervisor", "weekly", 16, 4, "Three lines: what went well, what was hard, what is next"),
                NewActivity(Part(Number, 18), "msf", "Feedback from the team", [RunningTheDay], "practitioner", "once", 1, 3, "Ten answers, among them the health centre’s reception"),
                NewActivity(Part(Number, 19), "phased-hours", "Two days, then three", [SafeSupply, RunningTheDay], "organisation", "once", 1, 2, "The rota", 3_900, "organisation"),
                NewActivity(Part(Number, 20), "reflective-log", "Diary of days in charge", [RunningTheDay], "practitioner", "as-needed", 3, 4, "Shared with the supervisor"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Checks, "bench", 4, "Induction and procedures signed", "200 items re-checked; review held"),
                NewStage(Part(Number, 42), Checks, "building", 8, "Review held", "500 items re-checked in all; review held"),
                NewStage(Part(Number, 43), Checks, "reachable", 5, "Review held", "Final review held"),
                NewStage(Part(Number, 44), Services, "bench", 6, "Training in vaccination and life support up to date", "Five observed consultations; review held"),
                NewStage(Part(Number, 45), Services, "reachable", 11, "Review held", "Eight observed consultations in all; final review held"),
                NewStage(Part(Number, 47), InCharge, "bench", 5, "From the first day, beside whoever is in charge", "Two handovers led; review held"),
                NewStage(Part(Number, 46), InCharge, "building", 12, "First review held", "Three days in charge gone through; final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager"], (1, "interim"), (2, "formal"), (4, "final")),
        }.WithLadder(SupervisionLadders.Own(
        [
            ("bench", "Side by side", "The supervising pharmacist works at the same bench or sits in the consultation room."),
            ("building", "In the building", "The supervising pharmacist is in the pharmacy and comes when asked, and goes through part of the work the same day."),
            ("reachable", "On the phone", "The supervising pharmacist answers at once by phone and looks back over the week with her."),
            ("independent", "Independent", "She works as any pharmacist of the company does."),
        ])),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "Yes please. My worry is the new services, not the checking."),
            Accepted = "We look forward to this one. The branch has thought hard about making the first weeks possible.",
            Proceeds = [new Remark(Role.CaseManager, "We can staff this from the first Monday of next month.")],
            Discussion = [new Remark(Role.Practitioner, "Before I say yes: would days in charge begin only when I feel ready, or by a date?", RunningTheDay)],
        },
    };
}
