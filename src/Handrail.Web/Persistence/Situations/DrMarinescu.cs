using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>An associate specialist in paediatrics came back after a long illness, did well, and then took a post nearer home: the plan ended early.</summary>
public static class DrMarinescu
{
    private const int Number = 9;
    private const string Assessment = "Children’s assessment unit", Clinics = "Outpatient clinics", Newborn = "Newborn checks and resuscitation calls";
    private static readonly Guid Acute = Part(Number, 1), Families = Part(Number, 2), Stamina = Part(Number, 3);
    private static readonly Guid MiniCex = Part(Number, 11), Cbd = Part(Number, 12), Dops = Part(Number, 13), Acat = Part(Number, 14), LifeSupport = Part(Number, 15), Msf = Part(Number, 16);
    private static readonly Guid Survey = Part(Number, 17), Hours = Part(Number, 18), Meetings = Part(Number, 19), Safeguarding = Part(Number, 20), Log = Part(Number, 21);

    public static Situation Situation { get; } = new()
    {
        Name = "A paediatrician returns after long sickness, and moves on",
        Stands = PlanStatus.EndedEarly,
        People = new Circle(Marinescu, Ferreira, Whitcombe, Farouk, Cast.Adviser, ThirdAdviser, Hoyle, Bankole),
        Asked = new Asked
        {
            Specialty = "420",
            Grade = "associate-specialist",
            Contract = "permanent",
            PlanType = "return-to-work",
            Routes = ["return-after-absence"],
            Domains = ["clinical-skills", "health"],
            Away = new Away("sickness", 14),
            Needs = "An experienced paediatrician for the assessment unit by day, two general clinics a week and, later, evenings.",
            Place = "An assessment unit with ten beds, a children’s ward next door, a newborn unit one floor up. Two consultants are on site until 10pm.",
            JobPlan = "Four sessions at first, seven from the third month, nine at the end.",
            Supervisors = "Dr Tessa Hoyle, with Dr Olu Bankole as deputy.",
            Resources = "The hours come from a vacant post. Courses are covered by the study budget.",
            OccupationalHealth = "received",
        },
        Content = new PlanContent
        {
            Background = "Dr Marinescu was away for fourteen months because of illness. Before that she had worked in the department for twelve years and had taught many of its nurses. Occupational health supports a phased return.",
            Aim = "Dr Marinescu returns step by step to the assessment unit, to her clinics and to emergency calls, at a pace that lasts.",
            PatientSafety = "A consultant is always on site when Dr Marinescu sees acutely ill children, and sees each child before they go home during the first stage. Parents can ask for the consultant. If tiredness gets in the way, stopping for the day is the right decision and is never held against anybody.",
            Support = "Dr Hoyle keeps half an hour free every Wednesday. Occupational health, the case manager, the key contact, the employee support line and the medical charity for doctors returning after illness are all there for Dr Marinescu.",
            Adjustments = "A break at 11 and at 3 that really happens; no twelve-hour days before the last review; a parking space near the unit in the first weeks.",
            PlannedMonths = 6,
            Objectives =
            [
                NewObjective(Acute, ["clinical-skills"], 6, "See acutely ill children safely again",
                    "Assess, treat and hand over children with common emergencies, and recognise early the few who are getting worse.",
                    "Observed encounters, shifts in the assessment unit as a whole, practical skills and up-to-date life support.",
                    ["Ten observed encounters at the expected level", "Advanced life support for children renewed", "Two whole shifts assessed"]),
                NewObjective(Families, ["communication", "clinical-skills"], 5, "Take up clinics and safeguarding work",
                    "Hold clinics with clear letters to families, and take part in safeguarding with current training.",
                    "Case discussions, letters read together, training at the level of the post, and what families say.",
                    ["Letters written to families in plain words", "Safeguarding training complete by month 2"]),
                NewObjective(Stamina, ["other"], 6, "Build up hours that last",
                    "Move from four to nine sessions in steps that she and occupational health find right.",
                    "The rota as it was worked, and a short talk at each meeting.",
                    ["Each step kept for four weeks before the next"]),
            ],
            Activities =
            [
                NewActivity(MiniCex, "mini-cex", "Encounters with children and parents observed", [Acute, Families], "clinical-supervisor", "fortnightly", 10, 6, "Completed form, three assessors"),
                NewActivity(Cbd, "cbd", "Case discussions", [Acute, Families], "clinical-supervisor", "fortnightly", 8, 6, "Completed form"),
                NewActivity(Dops, "dops", "Cannula, lumbar puncture and newborn airway observed", [Acute], "clinical-supervisor", "as-needed", 4, 4, "Completed form; the airway on a manikin first"),
                NewActivity(Acat, "acat", "Whole shifts in the assessment unit", [Acute], "clinical-supervisor", "per-stage", 2, 5, "Completed form"),
                NewActivity(LifeSupport, "course", "Advanced life support for children", [Acute], "practitioner", "once", 1, 2, "Certificate", 560, "organisation"),
                NewActivity(Safeguarding, "reading-or-e-learning", "Safeguarding training", [Families], "practitioner", "once", 1, 2, "Certificate"),
                NewActivity(Msf, "msf", "Feedback from nurses, doctors and the play team", [Families], "practitioner", "once", 1, 5, "Twelve answers"),
                NewActivity(Survey, "patient-survey", "What children and parents say", [Families], "organisation", "once", 1, 5, "Fifteen answers, some of them drawings", 40, "organisation"),
                NewActivity(Hours, "phased-hours", "Four, seven, nine sessions", [Stamina], "organisation", "per-stage", 3, 6, "The rota as worked", 8_300, "organisation"),
                NewActivity(Meetings, "supervisor-meeting", "Wednesday half hour", [Acute, Families, Stamina], "clinical-supervisor", "weekly", 24, 6, "Date, and how the week went"),
                NewActivity(Log, "reflective-log", "Learning and energy diary", [Stamina], "practitioner", "weekly", 24, 6, "Private; themes shared if she wishes"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Assessment, "direct", 6, "Induction and life support booked", "Four observed encounters; review held"),
                NewStage(Part(Number, 42), Assessment, "close", 10, "Review held", "One whole shift assessed; review held"),
                NewStage(Part(Number, 43), Assessment, "indirect", 10, "Review held", "Final review held"),
                NewStage(Part(Number, 44), Clinics, "close", 8, "From the third week", "Three case discussions; review held"),
                NewStage(Part(Number, 45), Clinics, "distant", 16, "Review held", "Final review held"),
                NewStage(Part(Number, 46), Newborn, "observing", 12, "Life support renewed", "Four calls attended; review held"),
                NewStage(Part(Number, 47), Newborn, "close", 14, "Review held", "Final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager"], (2, "formal"), (4, "formal"), (6, "final")),
        }.WithLadder(SupervisionLadders.Suggested),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "Yes. I would like the children’s nurses to hear it from me first."),
            Accepted = "Everything is here. We wish Dr Marinescu a good return.",
            Proceeds = [new Remark(Role.Practitioner, "Yes. The pace feels kind."), new Remark(Role.CaseManager, "Yes from us.")],
            Approved = "The statement on tiredness is exemplary. Ready to go.",
            Discussion = [new Remark(Role.Practitioner, "Could newborn calls stay at the end? They are what I am most nervous about.", Acute), new Remark(Role.CaseManager, "They can. You attend as an observer until you say that you are ready.", Acute)],
            Proposals =
            [
                new Proposal(Role.CaseManager, "Occupational health would like each step to last a little longer.",
                    plan => plan.Reworded(Stamina, o => o with { SuccessMeasures = ["Each step kept for five weeks before the next"] }), true, "Fine with me."),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 4), new Offer(Role.DeputySupervisor, 1)],
            Doings =
            [
                new Doing(5, Role.ClinicalSupervisor, Meetings, "The first two days: tired, and glad."),
                new Doing(16, Role.ClinicalSupervisor, MiniCex, "Wheezy child of four: calm, and good with both parents."),
                new Doing(29, Role.DeputySupervisor, MiniCex, "Fever without a focus in a baby."),
                new Doing(37, Role.Practitioner, LifeSupport, "Two days, with an old friend as instructor."),
                new Doing(44, Role.ClinicalSupervisor, Cbd, "New diabetes: explaining a lifelong condition on the first day."),
                new Doing(51, Role.Practitioner, Safeguarding, ""),
            ],
            Evidence = [new Piece(38, "certificate", "Certificate: advanced life support for children", [Acute], ""), new Piece(52, "certificate", "Certificate: safeguarding", [Families], "")],
            Reviews =
            [
                new Held
                {
                    Month = 2,
                    Lines = [("on-track", "Safe, thorough, and a little slower than before, which is right."), ("on-track", "Training done; letters are a model for others."), ("some-progress", "Four sessions are comfortable. Seven may need another month.")],
                    Strengths = "The nurses say that the unit feels more whole with Dr Marinescu in it.",
                    Difficulties = "The journey of 50 minutes each way costs more strength than the work.",
                    Recommendation = "step-down",
                    Account = "I can do this work. I am not sure that I can do the road. I would like to think about that aloud with somebody.",
                    Outcome = "step-down",
                    Notes = "A good first stage. The case manager and Dr Marinescu meet next week to talk about the journey.",
                    StepsDown = [(Assessment, "Four encounters observed at the expected level, life support renewed.")],
                },
            ],
            Turns = [new Turn(Act.EndEarly, Role.AccountablePerson, 30, "left-employment", "Dr Marinescu has accepted a post in community paediatrics ten minutes from her home, and leaves with our thanks. She has a copy of the plan and of what was achieved. With her agreement her new organisation has been offered a talk about the stages that remain.")],
        },
    };
}
