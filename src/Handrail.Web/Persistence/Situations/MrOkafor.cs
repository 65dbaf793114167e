using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A consultant obstetrician has come to the end of his plan: the final review is behind him, and the recommendations wait for the accountable person.</summary>
public static class MrOkafor
{
    private const int Number = 6;
    private const string Labour = "Labour ward", Gynaecology = "Gynaecology lists", Antenatal = "Antenatal clinic";
    private static readonly Guid Birth = Part(Number, 1), Listening = Part(Number, 2), Keyhole = Part(Number, 3);
    private static readonly Guid Osats = Part(Number, 11), Drills = Part(Number, 12), Cbd = Part(Number, 13), Notss = Part(Number, 14), MiniCex = Part(Number, 15), Msf = Part(Number, 16);
    private static readonly Guid Survey = Part(Number, 17), Traces = Part(Number, 18), Audit = Part(Number, 19), Meetings = Part(Number, 20), Coach = Part(Number, 21), Logbook = Part(Number, 22), Teaching = Part(Number, 23);

    public static Situation Situation { get; } = new()
    {
        Name = "A consultant obstetrician completes a mixed plan",
        Stands = PlanStatus.SigningOff,
        People = new Circle(Okafor, Cast.CaseManager, Cast.AccountablePerson, Cast.DeputyAccountablePerson, ThirdAdviser, Cast.SecondReader, Donovan, Petrov),
        Asked = new Asked
        {
            Specialty = "500",
            Grade = "consultant",
            Contract = "permanent",
            PlanType = "mixed",
            Routes = ["return-after-absence", "areas-found-by-organisation"],
            Concerns = "A review of two births by outside experts found sound decisions that were reached late and not explained to the parents or to the midwives. Mr Okafor asked for help himself before the review was complete. He then did no work on the labour ward for seven months.",
            Domains = ["clinical-skills", "communication", "team-working"],
            Away = new Away("restriction", 7, "organisation", "duties-limited", "No work on the labour ward and no on call; gynaecology clinics went on."),
            Needs = "A consultant on a labour ward with about 3,900 births a year, one night on call in nine, and one gynaecology list a week.",
            Place = "A consultant-led unit with a midwife-led unit beside it. Three obstetric theatres, a triage room, and good links with the newborn unit.",
            JobPlan = "Ten programmed activities, four of them on the labour ward.",
            Supervisors = "Miss Clare Donovan. Mr Ivan Petrov deputises and leads on keyhole surgery.",
            Resources = "A locum consultant covers the nights for four months.",
            StartsInMonths = 1,
        },
        Content = new PlanContent
        {
            Background = "After a review of two births Mr Okafor worked in gynaecology alone for seven months. The reviewers had no doubt about his skills in general and suggested that decisions be reached and shared earlier. Mr Okafor takes the same view.",
            Aim = "Mr Okafor works on the labour ward and in theatre as a full member of the consultant team, decides in good time, and brings parents and midwives along with every decision.",
            PatientSafety = "Mother and baby come first, and time matters: any midwife or doctor may call the second consultant directly. The fetal heart trace is read together every hour while supervision is close. Birth reviews carry on as for every consultant.",
            Support = "Miss Donovan sees Mr Okafor every week. He can talk to the professional midwifery advocate, to the case manager, to his key contact, to the department’s psychologist, and to his medical defence body.",
            Adjustments = "After a difficult night I would like an hour before I go through it with anyone.",
            PlannedMonths = 6,
            Objectives =
            [
                NewObjective(Birth, ["clinical-skills"], 6, "Decide and act in good time on the labour ward",
                    "Read the whole picture early, set a time for the next decision, carry out assisted and caesarean births to the standard of the unit, and call for help before it is needed.",
                    "Observed births and operations, emergency drills, case discussions and reading of heart traces with a second person.",
                    ["Twelve observed operative births, all satisfactory", "Time from decision to birth within the unit’s standard in nine of ten urgent caesareans", "Trace reading agrees with the expert panel in at least 17 of 20"]),
                NewObjective(Listening, ["communication", "team-working", "leadership"], 6, "Share decisions with parents and midwives",
                    "Explain what is happening and what the choices are, ask what matters, hear the midwife’s view first, and talk with the family afterwards.",
                    "Observed encounters, non-technical skills on the ward, feedback from colleagues, and what parents say.",
                    ["Parents rate explanation at four out of five or better", "Feedback from midwives in the expected range for every question"]),
                NewObjective(Keyhole, ["clinical-skills", "education-training"], 5, "Keep up keyhole surgery and teach it",
                    "Hold the level reached in keyhole operations while away from other theatre work, and teach a trainee on the same list.",
                    "Observed operations and one observed teaching session.",
                    ["Four observed operations satisfactory", "Teaching judged helpful by the trainee and the observer"]),
            ],
            Activities =
            [
                NewActivity(Osats, "osats", "Operative births and operations observed", [Birth, Keyhole], "clinical-supervisor", "weekly", 16, 5, "Completed form; caesarean, assisted birth, repair, keyhole"),
                NewActivity(Drills, "simulation", "Emergency drills with midwives", [Birth, Listening], "organisation", "monthly", 4, 5, "Attendance and the debrief’s points"),
                NewActivity(Cbd, "cbd", "Discussions of births", [Birth], "clinical-supervisor", "fortnightly", 8, 6, "Completed form"),
                NewActivity(Notss, "notss", "Non-technical skills observed", [Listening], "clinical-supervisor", "monthly", 4, 6, "Ratings with comments, two observers, one of them a senior midwife"),
                NewActivity(MiniCex, "mini-cex", "Conversations with parents observed", [Listening], "clinical-supervisor", "monthly", 5, 5, "Completed form; the parents have agreed"),
                NewActivity(Msf, "msf", "Feedback from colleagues", [Listening], "practitioner", "once", 1, 5, "Fifteen answers, half of them from midwives"),
                NewActivity(Survey, "patient-survey", "What parents say", [Listening], "organisation", "once", 1, 5, "Twenty answers or more", 75, "organisation"),
                NewActivity(Traces, "reading-or-e-learning", "Reading of fetal heart traces", [Birth], "practitioner", "monthly", 5, 5, "Certificate; twenty traces read with the panel", 140, "organisation"),
                NewActivity(Audit, "audit", "Time from decision to birth", [Birth], "practitioner", "once", 1, 6, "All urgent caesareans of four months, with the unit’s figures beside them"),
                NewActivity(Teaching, "teaching-observation", "Teaching on a keyhole list", [Keyhole], "clinical-supervisor", "once", 1, 5, "Form by observer and trainee"),
                NewActivity(Meetings, "supervisor-meeting", "Weekly meeting", [Birth, Listening, Keyhole], "clinical-supervisor", "weekly", 24, 6, "Date and agreed points"),
                NewActivity(Coach, "coaching", "Coaching on difficult conversations", [Listening], "coach", "monthly", 4, 5, "Dates of attendance alone", 960, "shared"),
                NewActivity(Logbook, "logbook", "Logbook of births and operations", [Birth, Keyhole], "practitioner", "throughout", 1, 6, "Summary by level of supervision"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Labour, "direct", 8, "Induction to the ward; first drill done", "Six observed operative births, satisfactory; review held"),
                NewStage(Part(Number, 42), Labour, "close", 9, "First review held", "Twelve in all, among them two at night; second review held"),
                NewStage(Part(Number, 43), Labour, "indirect", 9, "Second review held", "Feedback and survey talked through; final review held"),
                NewStage(Part(Number, 44), Gynaecology, "close", 17, "From the first week", "Four observed operations; second review held"),
                NewStage(Part(Number, 45), Gynaecology, "distant", 9, "Second review held", "Final review held"),
                NewStage(Part(Number, 46), Antenatal, "distant", 26, "Clinics have gone on throughout", "Final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager"], (2, "formal"), (4, "formal"), (6, "final")),
        }.WithLadder(SupervisionLadders.Suggested),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "I asked for this. I would like to be trusted on nights again, and to deserve it."),
            Accepted = "The outside review is clear and kind in tone. We can build on it.",
            Proceeds = [new Remark(Role.CaseManager, "The labour ward is ready for this."), new Remark(Role.Practitioner, "Thank you for beginning with listening.")],
            Approved = "Strong on measures. The hourly reading of the trace together is an excellent safeguard.",
            Discussion =
            [
                new Remark(Role.Practitioner, "Could a senior midwife be one of the observers? I would value it more than another consultant.", Listening),
                new Remark(Role.AccountablePerson, "A very good thought. The ward’s matron has agreed.", Listening),
                new Remark(Role.CaseManager, "The coach is outside the trust, so the cost would be shared. Is that acceptable?", Listening),
                new Remark(Role.Practitioner, "It is.", Listening),
            ],
            Proposals =
            [
                new Proposal(Role.Practitioner, "Half of the feedback should come from midwives: they see most.",
                    plan => plan.Replanned(Msf, a => a with { EvidenceNeeded = "Fifteen answers, at least half of them from midwives of both units" }), true, "Agreed with pleasure."),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 5), new Offer(Role.DeputySupervisor, 2, "Keyhole lists on the first and third Thursday.")],
            Doings =
            [
                new Doing(4, Role.Practitioner, Drills, "Shoulder dystocia and heavy bleeding, with the night team."),
                new Doing(11, Role.ClinicalSupervisor, Osats, "Planned caesarean: unhurried, well explained."),
                new Doing(19, Role.ClinicalSupervisor, Osats, "Assisted birth after a long second stage."),
                new Doing(25, Role.Practitioner, Traces, "First set of four with the panel."),
                new Doing(33, Role.ClinicalSupervisor, MiniCex, "Counselling after a previous caesarean."),
                new Doing(41, Role.ClinicalSupervisor, Notss, "Busy afternoon: named a time for each next decision."),
                new Doing(75, Role.DeputySupervisor, Osats, "Keyhole removal of an ovarian cyst."),
                new Doing(88, Role.ClinicalSupervisor, Cbd, "Decision for caesarean at night: reasons and timing."),
                new Doing(103, Role.DeputySupervisor, Teaching, "Trainee led the first half of a keyhole operation."),
                new Doing(131, Role.Practitioner, Coach, ""),
                new Doing(140, Role.Practitioner, Survey, "Twenty-six parents answered."),
                new Doing(146, Role.Practitioner, Msf, "Seventeen answers, ten of them from midwives."),
                new Doing(165, Role.Practitioner, Audit, "Thirty-one urgent caesareans."),
            ],
            Evidence =
            [
                new Piece(26, "certificate", "Certificate: fetal heart traces", [Birth], "Eighteen of twenty in agreement with the panel."),
                new Piece(141, "feedback-summary", "What parents said", [Listening], "Average 4.6 out of 5 for explanation."),
                new Piece(147, "feedback-summary", "Feedback from colleagues", [Listening], "In the expected range throughout; warm words from the night midwives."),
                new Piece(166, "audit", "Time from decision to birth", [Birth], "Within the standard in 29 of 31; the unit as a whole reaches 26 of 31."),
            ],
            Reviews =
            [
                new Held
                {
                    Month = 2,
                    Lines = [("on-track", "Six births observed, all satisfactory. Decisions come earlier."), ("some-progress", "With parents excellent; with midwives still somewhat formal."), ("on-track", "Two operations observed.")],
                    Strengths = "Mr Okafor names the time of the next decision aloud, and the whole ward has begun to do the same.",
                    Recommendation = "step-down",
                    Account = "My hands remembered at once. My confidence took five weeks. Reading the trace together every hour helped me more than I had expected.",
                    Outcome = "step-down",
                    Notes = "The first stage on the labour ward is complete. Nights begin with a second consultant on site.",
                    StepsDown = [(Labour, "Six operative births observed, no open question, and the team agrees.")],
                },
                new Held
                {
                    Month = 4,
                    Lines = [("on-track", "Thirteen births observed, three of them at night."), ("on-track", "The matron describes a changed tone at handover."), ("achieved", "Five operations observed; teaching was a pleasure to watch.")],
                    Strengths = "Two heavy bleeds were led calmly and according to the drill, and the families were spoken with on the same day.",
                    Difficulties = "A fortnight of leave in the unit made one coaching session fall away.",
                    Recommendation = "step-down",
                    Account = "I ask the midwife first now, and mean it. Being on call at night felt like coming home.",
                    Outcome = "step-down",
                    Notes = "Both settings go to the next stage. The survey of parents runs next month.",
                    StepsDown = [(Labour, "Thirteen births in all, three at night, every one satisfactory."), (Gynaecology, "The objective for keyhole surgery has been achieved.")],
                },
                new Held
                {
                    Month = 6,
                    Lines = [("achieved", "Times and technique are at or above the unit’s own figures."), ("achieved", "Parents and colleagues say so in their own words."), ("achieved", "Nothing to add to the last review.")],
                    Strengths = "All that was planned has been done, and more. Trainees have asked to be on his lists.",
                    Recommendation = "ready-for-sign-off",
                    Account = "I am a better listener than I was, and not only here. I hope that what we tried on the ward stays after the plan ends.",
                    Outcome = "ready-for-sign-off",
                    Notes = "All three objectives have been achieved. Supervisor and case manager give their recommendations within a week.",
                },
            ],
            Ending = new Ending
            {
                SupervisorRecommends = "I recommend that the plan be signed off with its objectives met and that Mr Okafor return to the whole of his job plan. I would be glad to have him look after a member of my own family.",
                CaseManagerRecommends = "The evidence is complete, and it agrees across observers, parents and figures. I support sign-off, and suggest that the hourly shared reading be offered to every consultant who returns.",
            },
        },
    };
}
