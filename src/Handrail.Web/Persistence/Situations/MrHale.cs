using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>
/// A dentist on the performers list: the draft has been issued and the two sides are talking it over. One day a week he works
/// for a community dental service, which has asked for a plan of its own without knowing of the first.
/// </summary>
public static class MrHale
{
    private const int Number = 2;
    private const string Planning = "Examination and treatment planning", Gums = "Gum treatment", Roots = "Root canal treatment";
    private static readonly Guid Notes = Part(Number, 1), GumCare = Part(Number, 2), RootCare = Part(Number, 3);
    private static readonly Guid NoteReview = Part(Number, 11), DCbd = Part(Number, 12), Adept = Part(Number, 13), Radiographs = Part(Number, 14), PerioCourse = Part(Number, 15), EndoCourse = Part(Number, 16);
    private static readonly Guid Survey = Part(Number, 17), Tab = Part(Number, 18), Meetings = Part(Number, 19), Mentor = Part(Number, 20), Time = Part(Number, 21), Log = Part(Number, 22);
    private static readonly Guid RootsBeside = Part(Number, 45);

    public static Situation Situation { get; } = new()
    {
        Name = "A dentist strengthens record keeping and clinical skills",
        Stands = PlanStatus.Issued,
        People = new Circle(Hale, Corrie, Reeve, Patel, Cast.Adviser, Cast.SecondReader, Penn, Wojcik),
        Asked = new Asked
        {
            Specialty = "601",
            Grade = "dentist-performer",
            Contract = "contractor",
            PlanType = "remediation",
            Routes = ["areas-found-by-organisation", "local-assessment"],
            Concerns = "A review of forty sets of notes by the dental adviser found that gum charting, the reading of X-ray images and the reasons for treatment were often not written down. In six cases of root canal treatment the image at the end was missing or showed a filling short of the root. No patient is known to have come to harm.",
            Domains = ["record-keeping", "clinical-skills"],
            Needs = "A full NHS list in a town with few dentists. The practice sees about 30 patients a day in each surgery and takes its turn in urgent dental care.",
            Place = "Larkspur Lane Dental Practice: four surgeries, three dentists, a dental therapist and six dental nurses. Digital imaging; a second dentist is in the building every day.",
            JobPlan = "Four clinical days a week at the practice, one of them until 7pm. One day a week is worked elsewhere.",
            Supervisors = "Mr Oliver Penn, clinical dental adviser, with Ms Katarzyna Wójcik, dental tutor, as deputy.",
            Resources = "The practice owner agrees to longer appointments for four months. The integrated care board pays for supervision, the practice for the courses.",
            StartsInMonths = 1,
        },
        Content = new PlanContent
        {
            Background = "A review of clinical notes found that part of what Mr Hale does for his patients cannot be seen from the record, and that gum and root canal treatment would gain from a refresher. Mr Hale has worked in the practice for eleven years, welcomed the review and has already changed how he dictates his notes.",
            Aim = "Mr Hale’s notes show the care that he gives and why, and his gum and root canal treatment follow current guidance, so that patients and colleagues can rely on both.",
            PatientSafety = "Root canal treatment of molars is referred until the supervisor has seen three treatments of front teeth. Patients hear in plain words who is in the room and why. Anything that worries a nurse, a patient or Mr Hale himself is raised with the supervisor on the same day.",
            Support = "Mr Hale can turn to Mr Penn, to his mentor of the local dental committee, to the case manager, to his key contact at the advice service and to his indemnity organisation, whose dento-legal adviser knows of the plan.",
            Adjustments = "Please tell me about a mistake in a note when you see it, with the note in front of us, rather than in a list at the end of the month.",
            PlannedMonths = 8,
            Objectives =
            [
                NewObjective(Notes, ["record-keeping"], 5, "Write notes that tell the whole story",
                    "Record history, gum scores, findings, the reading of each image, options talked over, consent and advice for every course of treatment, in words that another dentist would understand.",
                    "Monthly review of ten sets of notes drawn by the practice manager, and discussions of cases with the notes on the screen.",
                    ["At least nine of ten elements present in each set of notes for three months running", "Every image has a reason, a quality grade and a reading", "Consent notes name the options that were declined"]),
                NewObjective(GumCare, ["clinical-skills", "communication"], 7, "Find, explain and treat gum disease",
                    "Screen every adult, chart fully when the screening calls for it, agree a plan with the patient in stages and look again after three months.",
                    "Observed treatment, case discussions and an audit of charting before and after.",
                    ["Screening recorded for 95 in 100 adults", "Six observed treatments, each satisfactory without prompting", "Patients can say in their own words what they were advised"]),
                NewObjective(RootCare, ["clinical-skills"], 8, "Carry out root canal treatment to current guidance",
                    "Choose cases well, isolate the tooth every time, measure, clean and fill to the right length, and know when to refer.",
                    "A hands-on course, observed treatments from start to end, and images before, during and after.",
                    ["Rubber dam in every case", "Five treatments with a filling within two millimetres of the root end", "Clear reasons in the notes for treating or referring"]),
            ],
            Activities =
            [
                NewActivity(NoteReview, "record-review", "Monthly review of ten sets of notes", [Notes], "clinical-supervisor", "monthly", 8, 8, "One-page result, talked through within a week"),
                NewActivity(DCbd, "d-cbd", "Dental case-based discussions", [Notes, GumCare, RootCare], "clinical-supervisor", "monthly", 8, 8, "Completed form; two assessors over the plan"),
                NewActivity(Adept, "adept", "Treatment observed in the surgery", [GumCare, RootCare], "clinical-supervisor", "fortnightly", 12, 8, "Completed form for each, at least six on gums"),
                NewActivity(Radiographs, "audit", "Audit of images: reason, quality and reading", [Notes], "practitioner", "once", 1, 6, "Fifty images before and fifty after"),
                NewActivity(PerioCourse, "course", "Course on gum disease", [GumCare], "practitioner", "once", 1, 3, "Certificate, with three changes to practice", 340, "practitioner"),
                NewActivity(EndoCourse, "course", "Two-day course on root canal treatment with practice on extracted teeth", [RootCare], "practitioner", "once", 1, 3, "Certificate and the tutor’s notes", 1_150, "shared"),
                NewActivity(Time, "job-plan-adjustment", "Longer appointments and a slot for notes each half day", [Notes], "organisation", "throughout", 1, 4, "The appointment book", 6_000, "organisation"),
                NewActivity(Meetings, "supervisor-meeting", "Meetings with the supervisor", [Notes, GumCare, RootCare], "clinical-supervisor", "fortnightly", 16, 8, "Date and what was agreed", 4_800, "organisation"),
                NewActivity(Mentor, "mentoring", "Mentor from the local dental committee", [Notes], "mentor", "monthly", 7, 8, "Dates alone; what is said stays between the two"),
                NewActivity(Survey, "patient-survey", "What patients say about explanations", [GumCare], "organisation", "once", 1, 6, "At least 25 answers", 60, "organisation"),
                NewActivity(Tab, "tab", "What the practice team sees", [Notes, GumCare], "practitioner", "once", 1, 6, "At least eight answers, among them nurses and reception"),
                NewActivity(Log, "reflective-log", "Cases that taught me something", [RootCare], "practitioner", "monthly", 8, 8, "Shared as he chooses"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Planning, "plans-checked", 10, "From the first day", "Three reviews of notes, the last with nine of ten elements; review held"),
                NewStage(Part(Number, 42), Planning, "sample", 24, "Review held", "Final review held"),
                NewStage(Part(Number, 43), Gums, "chairside", 8, "Course on gum disease booked", "Four observed treatments; review held"),
                NewStage(Part(Number, 44), Gums, "sample", 26, "Review held", "Two more observed treatments; final review held"),
                NewStage(RootsBeside, Roots, "chairside", 14, "Two-day course completed", "Three front or premolar teeth from start to end, satisfactory; review held"),
                NewStage(Part(Number, 46), Roots, "plans-checked", 20, "Review held", "Two molars or premolars with images before and after; final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "case-manager", "supporter"], (2, "formal"), (4, "formal"), (6, "formal"), (8, "final")),
        }.WithLadder(SupervisionLadders.Own(
        [
            ("chairside", "Supervisor at the chairside", "The supervisor is in the surgery and can take over."),
            ("plans-checked", "Plans checked first", "The supervisor sees the record and the plan before treatment begins, and can be reached at once."),
            ("sample", "Sample looked at", "The supervisor goes through ten sets of notes a month with the dentist."),
            ("independent", "Independent", "The dentist works with the checks that apply to everybody in the practice."),
        ])),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "The review was fair. I would like to put this right and then be able to show it."),
            Accepted = "We have what we need, thank you. Mr Hale’s own account of his notes was a great help.",
            Proceeds = [new Remark(Role.Practitioner, "Yes to all three objectives."), new Remark(Role.AccountablePerson, "Content with this, provided molars are referred at first.")],
            Approved = "Specific and fair. The referral of molars is stated where people will see it.",
            Discussion =
            [
                new Remark(Role.Practitioner, "Ten sets of notes each month by two readers is a lot of reading for everybody. Could the second half of the plan have fewer?", Notes),
                new Remark(Role.CaseManager, "We can see the point. Let us keep ten until the first review and then look at what the numbers say.", Notes),
                new Remark(Role.KeyContact, "A rule that depends on the result would give you both certainty: fewer when two months running are complete.", Notes),
                new Remark(Role.Practitioner, "The nearest course with practice on extracted teeth is full until the spring. Would one in another region count?", RootCare),
                new Remark(Role.CaseManager, "Any course that covers the same content counts. Travel is shared in the same way.", RootCare),
            ],
            Proposals =
            [
                new Proposal(Role.CaseManager, "Patients should be able to say what they were advised, not only sign for it.",
                    plan => plan.Reworded(GumCare, o => o with { SuccessMeasures = [.. o.SuccessMeasures, "Written advice given and noted for every patient with gum disease"] }), true, "Happy with that: we have a good leaflet."),
                new Proposal(Role.Practitioner, "I place about two root fillings a week. Three treatments in fourteen weeks is easily done, but the supervisor’s diary may not allow it: premolars and front teeth with a recording for the third would be as safe.",
                    plan => plan.Restaged(RootsBeside, s => s with { ExitCriteria = "Two front or premolar teeth from start to end at the chairside and a third on a recording, all satisfactory; review held" })),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 3, "I can do Wednesdays and every other Friday morning.")],
        },
    };

    /// <summary>The second request, of an organisation for which he works one day a week. He has been asked to take part and would like time.</summary>
    public static Situation Elsewhere { get; } = new()
    {
        Name = "The same dentist, asked for by a second organisation",
        Stands = PlanStatus.PractitionerAsked,
        People = new Circle(Hale, Ferreira, Whitcombe, Farouk, Cast.OtherAdviser, ThirdAdviser),
        Asked = new Asked
        {
            Specialty = "902",
            Grade = "dentist-community",
            Contract = "fixed-term",
            PlanType = "unsure",
            Routes = ["areas-found-by-organisation"],
            Concerns = "The annual check of notes in the community dental service found entries without a reading of the X-ray image. The service would like advice on whether a plan is the right help.",
            Domains = ["record-keeping"],
            Needs = "One clinic day a week for people who find it hard to use a high-street dentist, many of them with a learning disability.",
            Place = "A two-surgery clinic in a health centre with a dental nurse who knows the patients well.",
            JobPlan = "One day a week, six long appointments.",
            Supervisors = "Not yet named. The clinical lead of the community dental service would look for somebody.",
            Resources = "One hour a week can be found for somebody to go through notes.",
        },
        Words = new Told { TakingPart = new Reply(TakingPart.NeedsTime, "I already have a plan on the way through my main practice. I would like to ask my indemnity organisation whether one plan can cover both places.", 14) },
    };
}
