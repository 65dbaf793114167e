using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A hospital pharmacist in Northern Ireland has completed his plan. Full scope has been decided, and the first follow-up is due.</summary>
public static class MrDevlin
{
    private const int Number = 10;
    private const string Reviews = "Medication reviews with patients", Dispensary = "Dispensary checks", Aseptic = "Chemotherapy and aseptic release";
    private static readonly Guid Clinical = Part(Number, 1), Speaking = Part(Number, 2), Aseptics = Part(Number, 3);
    private static readonly Guid Mrca = Part(Number, 11), MiniCex = Part(Number, 12), Cbd = Part(Number, 13), Dops = Part(Number, 14), Msf = Part(Number, 15), Interventions = Part(Number, 16);
    private static readonly Guid Course = Part(Number, 17), Meetings = Part(Number, 18), Mentor = Part(Number, 19), Qiat = Part(Number, 20), Log = Part(Number, 21);

    public static Situation Situation { get; } = new()
    {
        Name = "A hospital pharmacist in Northern Ireland, in follow-up",
        Stands = PlanStatus.FollowUp,
        People = new Circle(Devlin, McCann, Quigg, Mallon, Cast.SecondReader, ThirdAdviser, Rooney, Toner),
        Asked = new Asked
        {
            Grade = "pharmacist-hospital",
            Contract = "permanent",
            PlanType = "mixed",
            Routes = ["return-after-absence", "areas-found-by-organisation"],
            Concerns = "A look at two incidents in the release of chemotherapy found that questions had been noticed and not spoken aloud. Mr Devlin then worked in medicines information for five months at his own wish. Nobody came to harm.",
            Domains = ["clinical-skills", "communication", "team-working"],
            Away = new Away("redeployment", 5),
            Needs = "A pharmacist for two medical wards and the chemotherapy unit, with one late shift in six.",
            Place = "A pharmacy department of forty people, an aseptic unit of its own, electronic prescribing since last year.",
            JobPlan = "37.5 hours a week: half with patients, a quarter in the aseptic unit, a quarter in the dispensary.",
            Supervisors = "Ms Aoife Rooney, principal clinical pharmacist; Mr Declan Toner as deputy.",
            Resources = "Ms Rooney’s clinical time is covered for three hours a week.",
            StartsInMonths = 1,
        },
        Content = new PlanContent
        {
            Background = "After two incidents in the release of chemotherapy Mr Devlin spent five months in medicines information. A look at the incidents showed interruptions, an unclear worksheet and a reluctance to hold things up by asking. The worksheet has since been changed.",
            Aim = "Mr Devlin returns to patients, to the dispensary and to chemotherapy release, sure of his knowledge and ready to say “stop” whenever something does not add up.",
            PatientSafety = "No chemotherapy leaves on Mr Devlin’s signature alone until the last stage. Anybody may hold a release by saying “I am not sure”, and is thanked for it. High-risk medicines are checked by two pharmacists throughout the plan.",
            Support = "Mr Devlin meets Ms Rooney every week. He has a mentor from another trust and can talk to the case manager, to his key contact at the advice service, to occupational health and to the pharmacists’ own support charity.",
            Adjustments = "When I am checking chemotherapy, please let the phone ring somewhere else.",
            PlannedMonths = 5,
            Objectives =
            [
                NewObjective(Clinical, ["clinical-skills"], 5, "Review medicines with patients and prescribers",
                    "Take a full medicines history, find what matters most, agree changes with patient and prescriber, and follow up.",
                    "Observed reviews, case discussions and a record of interventions.",
                    ["Eight observed reviews at the expected level", "Significant interventions accepted in eight out of ten"]),
                NewObjective(Speaking, ["communication", "team-working"], 4, "Speak up at once",
                    "Voice a doubt when it arises, in words that stop the work, and help others to do so.",
                    "Feedback from colleagues, reflection on holds, and a small improvement project.",
                    ["Colleagues describe that he asks early", "Every hold recorded, with what was learned"]),
                NewObjective(Aseptics, ["clinical-skills", "record-keeping"], 5, "Verify and release chemotherapy safely",
                    "Verify protocols, doses and worksheets, release products, and document each step.",
                    "Validated course, releases observed, and releases re-checked.",
                    ["Sixty releases re-checked without a difference that matters", "The unit’s competency record complete"]),
            ],
            Activities =
            [
                NewActivity(Mrca, "mrca", "Medication reviews observed", [Clinical], "clinical-supervisor", "fortnightly", 8, 5, "Completed form; the patient has agreed"),
                NewActivity(MiniCex, "mini-cex", "Talks with prescribers observed", [Clinical, Speaking], "clinical-supervisor", "monthly", 4, 4, "Completed form"),
                NewActivity(Cbd, "cbd", "Case discussions", [Clinical], "clinical-supervisor", "fortnightly", 6, 5, "Completed form, two assessors"),
                NewActivity(Dops, "dops", "Verification and release observed", [Aseptics], "clinical-supervisor", "weekly", 10, 4, "Completed form"),
                NewActivity(Course, "course", "Validation for chemotherapy verification", [Aseptics], "practitioner", "once", 1, 2, "Certificate", 275, "organisation"),
                NewActivity(Interventions, "audit", "Interventions and what became of them", [Clinical], "practitioner", "once", 1, 4, "Fifty interventions, graded with the supervisor"),
                NewActivity(Msf, "msf", "Feedback from pharmacy, nurses and doctors", [Speaking], "practitioner", "once", 1, 4, "Twelve answers"),
                NewActivity(Qiat, "qiat", "Project: fewer interruptions in the aseptic unit", [Speaking, Aseptics], "practitioner", "once", 1, 5, "One page with before and after"),
                NewActivity(Meetings, "supervisor-meeting", "Weekly meeting", [Clinical, Speaking, Aseptics], "clinical-supervisor", "weekly", 20, 5, "Date and agreed points"),
                NewActivity(Mentor, "mentoring", "Mentor from another trust", [Speaking], "mentor", "monthly", 5, 5, "Dates alone"),
                NewActivity(Log, "reflective-log", "When I said stop", [Speaking], "practitioner", "as-needed", 6, 5, "Shared with the supervisor"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Reviews, "close", 8, "Refresher in electronic prescribing done", "Three observed reviews; review held"),
                NewStage(Part(Number, 42), Reviews, "indirect", 14, "Review held", "Eight observed reviews in all; final review held"),
                NewStage(Part(Number, 43), Dispensary, "indirect", 22, "From the first day", "Final review held"),
                NewStage(Part(Number, 44), Aseptic, "direct", 8, "Validation course booked", "Five releases observed; course complete; review held"),
                NewStage(Part(Number, 45), Aseptic, "close", 14, "Review held", "Sixty releases re-checked; final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager"], (2, "formal"), (4, "formal"), (5, "final")),
        }.WithLadder(SupervisionLadders.Suggested),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "Yes. I should have asked that day, and I want to be somebody who asks."),
            Accepted = "The look at the incidents was fair to everybody. We begin this week.",
            Proceeds = [new Remark(Role.CaseManager, "We can begin with this."), new Remark(Role.Practitioner, "Yes. It is good to see the worksheet mentioned.")],
            Approved = "Safe and exact. The second signature is where it should be.",
            Discussion =
            [
                new Remark(Role.Practitioner, "Could the project count as evidence for speaking up as well as for the aseptic unit?", Speaking),
                new Remark(Role.CaseManager, "Gladly. It belongs to both.", Speaking),
                new Remark(Role.KeyContact, "One activity can serve two objectives; the evidence is then attached to each.", Speaking),
            ],
            Proposals =
            [
                new Proposal(Role.Practitioner, "“Every hold” could be read as counting against somebody. It should say what it is for.",
                    plan => plan.Reworded(Speaking, o => o with { SuccessMeasures = ["Colleagues describe that he asks early", "Every hold welcomed and recorded, so that the unit learns from it"] }), true, "Much better, thank you."),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 3), new Offer(Role.DeputySupervisor, 1, "Late shifts only.")],
            Doings =
            [
                new Doing(4, Role.ClinicalSupervisor, Meetings, "What made it hard to ask? Noise, hurry, and not wanting to be the one."),
                new Doing(13, Role.ClinicalSupervisor, Mrca, "Patient with eleven medicines going home."),
                new Doing(20, Role.DeputySupervisor, Dops, "Verification of a first cycle."),
                new Doing(31, Role.Practitioner, Course, "Passed with questions of his own."),
                new Doing(47, Role.Practitioner, Log, "First hold: weight on the prescription two months old. Thanked by the nurse."),
                new Doing(66, Role.ClinicalSupervisor, MiniCex, "Talk with a registrar about a kidney dose."),
                new Doing(94, Role.Practitioner, Msf, "Fourteen answers."),
                new Doing(110, Role.Practitioner, Interventions, "Fifty graded; forty-three accepted."),
                new Doing(135, Role.Practitioner, Qiat, "Interruptions down from nine to three an hour."),
            ],
            Evidence =
            [
                new Piece(32, "certificate", "Certificate: validation for chemotherapy", [Aseptics], ""),
                new Piece(48, "reflective-log", "When I said stop", [Speaking], "What I noticed in myself in the minute before."),
                new Piece(95, "feedback-summary", "Feedback from colleagues", [Speaking], "“Asks before we have to” comes up four times."),
                new Piece(136, "audit", "Fewer interruptions in the aseptic unit", [Speaking, Aseptics], "Adopted by the whole unit."),
            ],
            Reviews =
            [
                new Held
                {
                    Month = 2,
                    Lines = [("on-track", "Thorough histories, good priorities."), ("some-progress", "Three holds, each of them right."), ("on-track", "Course complete, six releases observed.")],
                    Strengths = "Mr Devlin explains medicines in a way that people remember, and the unit has noticed the holds.",
                    Recommendation = "step-down",
                    Account = "Saying “I am not sure” was the hardest sentence of my career. It is becoming an ordinary one.",
                    Outcome = "step-down",
                    Notes = "Two settings go to the next stage. The phone has been moved out of the checking room.",
                    StepsDown = [(Reviews, "Four reviews observed and found at the expected level."), (Aseptic, "Six releases observed, course complete, no open question.")],
                },
                new Held
                {
                    Month = 4,
                    Lines = [("on-track", "Interventions are accepted and followed up."), ("achieved", "Colleagues’ feedback says it in many ways."), ("on-track", "Forty-four releases re-checked, no difference.")],
                    Strengths = "He has begun to teach trainees how to hold a release.",
                    Difficulties = "Two weeks of staff shortage in the dispensary cost one meeting.",
                    Recommendation = "move-to-final",
                    Account = "I like coming to work again.",
                    Outcome = "move-to-final",
                    Notes = "Sixteen releases and one review remain. The final review is in a month, as planned.",
                },
                new Held
                {
                    Month = 5,
                    Lines = [("achieved", "Eight observed reviews, all at the expected level."), ("achieved", "Steady since the last review."), ("achieved", "Sixty-two releases re-checked.")],
                    Strengths = "Everything that was agreed has been shown, and the unit works more calmly than before.",
                    Recommendation = "ready-for-sign-off",
                    Account = "Thank you. The plan looked long in the beginning, and it was the right length.",
                    Outcome = "ready-for-sign-off",
                    Notes = "The three objectives have been achieved. No recommendation beyond the ordinary appraisal.",
                },
            ],
            Ending = new Ending
            {
                SupervisorRecommends = "Sign off with objectives met. I would sign a release beside his at any time.",
                CaseManagerRecommends = "I support it. The change of worksheet and of the room should be kept.",
                Outcome = "completed-objectives-met",
                Summary = "All three objectives were achieved within five months. Supervision in every setting came down as agreed, no safety question is open, and the department has changed its way of working for the better because of what was learned.",
                Scope = "full-scope",
                ScopeWhy = "Sixty-two re-checked releases, eight observed reviews and the words of colleagues all support a return to the whole of the post, including release on a single signature.",
                Read = "Received and read, with thanks to Aoife in particular. I agree with it.",
            },
        },
    };
}
