using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A consultant radiologist and her health board could not agree on a plan after a review by the royal college. That is an answer too.</summary>
public static class DrRao
{
    private const int Number = 8;
    private const string Body = "CT of chest and abdomen", Plain = "Plain films and ultrasound", Acute = "Acute reporting out of hours";
    private static readonly Guid Reading = Part(Number, 1), Meeting = Part(Number, 2), Learning = Part(Number, 3);
    private static readonly Guid DoubleReading = Part(Number, 11), MiniIpx = Part(Number, 12), Mdt = Part(Number, 14);

    public static Situation Situation { get; } = new()
    {
        Name = "A consultant radiologist, with whom no plan was agreed",
        Stands = PlanStatus.NotAgreed,
        People = new Circle(Rao, Cast.OtherCaseManager, Vaughan, Morris, Cast.OtherAdviser, Cast.SecondReader, Rees, Castle),
        Asked = new Asked
        {
            Specialty = "810",
            Grade = "consultant",
            Contract = "permanent",
            PlanType = "remediation",
            Routes = ["areas-found-by-organisation"],
            Concerns = "A service review by the royal college read 200 reports of body CT. Agreement with the panel was somewhat lower than in the rest of the department for small lung nodules and for changes of the pancreas. The panel noted a workload well above its own guidance.",
            Domains = ["clinical-skills"],
            Needs = "A radiologist who reports CT, ultrasound and plain films for two hospitals and presents at the lung cancer meeting.",
            Place = "Two sites with one reporting room each, seven consultants where ten are funded, some reporting from home.",
            JobPlan = "Ten programmed activities; six of them reporting, one meeting, one ultrasound list.",
            Supervisors = "Dr Huw Rees, with Dr Bethan Castle as deputy.",
            Resources = "An outside reporting company takes 80 studies a week for five months.",
        },
        Content = new PlanContent
        {
            Background = "The royal college looked at the work of the whole department and suggested support for one part of Dr Rao’s reporting. It also asked the health board to lower the number of studies that each radiologist reports. Dr Rao has worked here for sixteen years.",
            Aim = "Dr Rao reports body CT with the agreement that the department as a whole shows, at a pace that allows it, and feels sure of her reports again.",
            PatientSafety = "A second radiologist reads every chest and abdominal CT before the report leaves, until the first review. A changed report reaches the referring doctor by phone on the same day. Discrepancies are learned from in the department’s own meeting, without names.",
            Support = "Dr Rao can talk to Dr Rees, to the clinical director of another health board who has offered to be a sounding board, to the case manager, to her key contact and to her trade union.",
            Adjustments = "I report best in a quiet room in the morning. Please keep the phone and the door with somebody else until midday.",
            PlannedMonths = 5,
            Objectives =
            [
                NewObjective(Reading, ["clinical-skills"], 5, "Report body CT with confidence",
                    "Use a structured search for lung nodules and the pancreas, compare with earlier studies every time, and say plainly what is uncertain.",
                    "Double reading, interpretation exercises across body systems, and discrepancy figures of the department beside her own.",
                    ["Agreement with the second reader in at least 96 of 100 studies for two months running", "No discrepancy with a consequence for the patient in the last 300 studies"]),
                NewObjective(Meeting, ["communication", "team-working"], 4, "Bring imaging to the cancer meeting with clarity",
                    "Present the images so that the meeting can decide, and say aloud when new facts change the reading.",
                    "Assessments in the meeting by two colleagues.",
                    ["Three meetings assessed at the expected level"]),
                NewObjective(Learning, ["clinical-skills"], 3, "Refresh knowledge of nodules and the pancreas",
                    "Work through current guidance and a teaching file of proven cases.",
                    "Course certificate and results of the teaching file.",
                    ["Sixty proven cases read with agreement of 90 in 100 or better in the last twenty"]),
            ],
            Activities =
            [
                NewActivity(DoubleReading, "other", "Double reading of body CT", [Reading], "clinical-supervisor", "throughout", 1, 5, "Weekly count of agreement"),
                NewActivity(MiniIpx, "mini-ipx", "Interpretation exercises", [Reading], "clinical-supervisor", "fortnightly", 9, 5, "Completed form, three body systems, two assessors"),
                NewActivity(Part(Number, 13), "rad-dops", "Ultrasound-guided sampling observed", [Reading], "clinical-supervisor", "once", 2, 3, "Completed form"),
                NewActivity(Mdt, "mdt-assessment", "Cancer meetings assessed", [Meeting], "clinical-supervisor", "monthly", 3, 4, "Completed form"),
                NewActivity(Part(Number, 15), "audit", "Discrepancies before, during and after", [Reading], "practitioner", "once", 1, 5, "Figures beside those of the department"),
                NewActivity(Part(Number, 16), "course", "Course on chest CT", [Learning], "practitioner", "once", 1, 2, "Certificate", 620, "organisation"),
                NewActivity(Part(Number, 17), "reading-or-e-learning", "Teaching file of proven cases", [Learning], "practitioner", "weekly", 12, 3, "Five cases a week with the answer"),
                NewActivity(Part(Number, 18), "supervisor-meeting", "Half an hour every fortnight", [Reading, Meeting, Learning], "clinical-supervisor", "fortnightly", 10, 5, "Date and agreed points"),
                NewActivity(Part(Number, 19), "job-plan-adjustment", "Fewer studies a day and a quiet morning", [Reading], "organisation", "throughout", 1, 5, "Number of studies a day", 22_000, "organisation"),
                NewActivity(Part(Number, 20), "msf", "Feedback from those who ask for reports", [Meeting], "practitioner", "once", 1, 4, "Twelve answers"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Body, "double", 9, "Number of studies lowered", "Agreement of 94 in 100 over 250 studies; review held"),
                NewStage(Part(Number, 42), Body, "same-day", 7, "Review held", "Agreement of 96 in 100; review held"),
                NewStage(Part(Number, 43), Body, "sampled", 6, "Review held", "Final review held"),
                NewStage(Part(Number, 44), Acute, "double", 14, "A second reader is on the rota for every session", "Eight sessions; review held"),
                NewStage(Part(Number, 45), Plain, "sampled", 22, "No concern: this work goes on", "Final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager", "supporter"], (2, "formal"), (4, "formal"), (5, "final")),
        }.WithLadder(SupervisionLadders.Own(
        [
            ("double", "Read by two", "A second radiologist reads every study before the report leaves."),
            ("same-day", "Checked the same day", "The report leaves at once; a second radiologist reads it on the same day."),
            ("sampled", "Sample read", "A second radiologist reads one study in ten each week."),
            ("independent", "Independent", "Reports go out under the department’s usual checks."),
        ])),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "I take part because I want the workload to be part of it."),
            Accepted = "The college’s report speaks of both the reading and the workload. So will the draft.",
            Proceeds = [new Remark(Role.CaseManager, "In order."), new Remark(Role.Practitioner, "Yes, as long as the lower numbers are written down.")],
            Approved = "Clear. I would expect a talk about the duration of double reading.",
            Discussion =
            [
                new Remark(Role.Practitioner, "Every body CT read twice, by colleagues who are as stretched as I am: I do not see how the department can keep that up. A sample would be fairer to all.", Reading),
                new Remark(Role.CaseManager, "We need it until the first review. After that we are open.", Reading),
                new Remark(Role.KeyContact, "Some departments begin with all studies of the two areas that the panel named, and with a sample of the rest. Would that be a bridge?", Reading),
                new Remark(Role.AccountablePerson, "The panel’s wording was “all body CT”. We cannot go below it.", Reading),
            ],
            Proposals =
            [
                new Proposal(Role.Practitioner, "The panel named two areas. Double reading of those answers its concern.",
                    plan => plan.Replanned(DoubleReading, a => a with { Title = "Double reading of chest CT for nodules and of CT of the pancreas" }), false, "We have thought about it for a week and cannot accept it before the first review."),
                new Proposal(Role.CaseManager, "A shorter first stage would show good will.",
                    plan => plan.Restaged(Part(Number, 41), s => s with { PlannedWeeks = 7, ExitCriteria = "Agreement of 94 in 100 over 200 studies; review held" }), false, "Thank you. It does not change the principle for me."),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 4)],
            Turns =
            [
                new Turn(Act.DoNotAgree, Role.Practitioner, 6, "", "I do not agree to every body CT being read twice while the number of studies stays where it is. I have asked the college to explain its sentence, and would sign a plan that follows the explanation."),
                new Turn(Act.CloseNotAgreed, Role.AccountablePerson, 9, "", "Both sides have tried hard and stay apart on one point. The health board and Dr Rao will ask the college together what it meant; chest and pancreas studies are shared between colleagues until then. A new request can be made at any time."),
            ],
        },
    };
}
