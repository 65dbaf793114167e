using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;
using static Handrail.Web.Persistence.Situations.Writing;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A consultant anaesthetist may work again under conditions. The plan is signed, and the start is being prepared.</summary>
public static class DrHaddad
{
    private const int Number = 5;
    private const string Elective = "Elective lists", Emergency = "Emergency lists and on call";
    private static readonly Guid Anaesthesia = Part(Number, 1), Critical = Part(Number, 2), Conditions = Part(Number, 3);
    private static readonly Guid Acex = Part(Number, 11), Dops = Part(Number, 12), Cbd = Part(Number, 13), Almat = Part(Number, 14), Mtr = Part(Number, 15), Simulation = Part(Number, 16);
    private static readonly Guid Logbook = Part(Number, 17), Learning = Part(Number, 18), Meetings = Part(Number, 19), Mentor = Part(Number, 20), Obligations = Part(Number, 21), Hours = Part(Number, 22), Log = Part(Number, 23);

    public static Situation Situation { get; } = new()
    {
        Name = "A consultant anaesthetist returns under conditions",
        Stands = PlanStatus.Agreed,
        People = new Circle(Haddad, Cast.CaseManager, Cast.AccountablePerson, Cast.DeputyAccountablePerson, Cast.OtherAdviser, Cast.SecondReader, Whitby, Thorne),
        Asked = new Asked
        {
            Specialty = "190",
            Grade = "consultant",
            Contract = "permanent",
            PlanType = "return-to-work",
            Routes = ["return-after-absence"],
            Domains = ["clinical-skills", "team-working"],
            Away = new Away("suspension", 11, "regulator", "interim-suspension", "No medical work while the interim order was in force. It has been replaced by conditions: a named workplace reporter, no work on call in the first eight weeks, no private practice."),
            Needs = "A consultant anaesthetist for general, urological and orthopaedic lists and, later, for the on-call rota of twelve.",
            Place = "Eight operating theatres and a day-surgery unit. A second consultant is in the suite during the day; one covers emergencies at night.",
            JobPlan = "Eight programmed activities at first, all in the daytime; ten from the fourth month.",
            Supervisors = "Dr Alison Whitby, with Dr Marcus Thorne as deputy.",
            Resources = "Lists are double-staffed for six weeks. Simulation days are part of the department’s own programme.",
            OccupationalHealth = "received",
            Regulator = "conditions",
        },
        Content = new PlanContent
        {
            Background = "Dr Haddad did not work for eleven months while an interim order of the regulator was in force. The order has been lifted and conditions have taken its place. The matter did not concern his anaesthetic care, which has never been in question; after so long away, practice has to be rebuilt with care.",
            Aim = "Dr Haddad gives safe, up-to-date anaesthesia on his own again, first on planned lists and then in emergencies, keeps to the regulator’s conditions and feels part of the department.",
            PatientSafety = "For the first weeks two consultants look after every patient. Either may say “stop” before or during an anaesthetic, and so may anybody in the theatre team. Dr Haddad works within the regulator’s conditions at all times; a list that does not fit them is not started.",
            Support = "Dr Haddad meets Dr Whitby every Friday and has a mentor from another hospital. He can also turn to the case manager, to his key contact at the advice service, to the welfare lead of his professional association and to his defence organisation.",
            Adjustments = "Please let new colleagues hear from me, not from the rota, why a second consultant is there.",
            PlannedMonths = 6,
            Objectives =
            [
                NewObjective(Anaesthesia, ["clinical-skills"], 5, "Give safe anaesthesia for planned surgery",
                    "Assess, plan, give and hand over anaesthetics for adults across the lists of the post, with the drugs, ultrasound-guided blocks and monitoring that are in use today.",
                    "Observed anaesthetics and whole lists, procedures watched, discussions of cases, and a logbook that states who was with him.",
                    ["Twenty anaesthetics observed, the last ten without prompting", "Four whole lists led from briefing to recovery", "Logbook complete for every list"]),
                NewObjective(Critical, ["clinical-skills", "team-working", "leadership"], 6, "Lead the team when minutes count",
                    "Recognise and treat critical events early, ask for help aloud, share out roles and lead the talk afterwards.",
                    "Simulation, observed emergency work, and the report of several trainers.",
                    ["Two simulation days complete", "Ten emergency cases with close support, then six with a colleague in the hospital", "Trainers’ report at the expected level for calm and clarity"]),
                NewObjective(Conditions, ["other"], 6, "Keep to the regulator’s conditions without surprises",
                    "Know every condition, tell those who need to know in good time, and keep a record that can be shown at any moment.",
                    "A short register of each condition with its date and what was done.",
                    ["The regulator hears of each change of post or supervisor within seven days", "The workplace reporter’s monthly letters sent on time"]),
            ],
            Activities =
            [
                NewActivity(Acex, "a-cex", "Anaesthetics observed", [Anaesthesia], "clinical-supervisor", "weekly", 12, 5, "Completed form, three assessors"),
                NewActivity(Dops, "dops", "Airway, blocks and lines observed", [Anaesthesia], "clinical-supervisor", "weekly", 10, 4, "Completed form; spinal, block under ultrasound, videolaryngoscope, arterial line"),
                NewActivity(Cbd, "cbd", "Anaesthetic plans talked through", [Anaesthesia, Critical], "clinical-supervisor", "fortnightly", 8, 6, "Completed form"),
                NewActivity(Almat, "almat", "Whole lists led", [Anaesthesia, Critical], "clinical-supervisor", "monthly", 4, 6, "Completed form"),
                NewActivity(Mtr, "mtr", "Report of several trainers", [Critical], "case-manager", "once", 2, 6, "At month 3 and month 6, five trainers or more"),
                NewActivity(Simulation, "simulation", "Simulation days", [Critical], "organisation", "once", 2, 3, "Programme and attendance", 300, "organisation"),
                NewActivity(Logbook, "logbook", "Logbook with level of supervision", [Anaesthesia, Critical], "practitioner", "every-session", 60, 6, "Summary for each review"),
                NewActivity(Learning, "reading-or-e-learning", "Life support, new equipment and drug charts", [Anaesthesia], "practitioner", "once", 6, 1, "Certificates and equipment sign-off"),
                NewActivity(Meetings, "supervisor-meeting", "Friday meeting", [Anaesthesia, Critical, Conditions], "clinical-supervisor", "weekly", 24, 6, "Date, what was agreed"),
                NewActivity(Mentor, "mentoring", "Mentor from another hospital", [Critical], "mentor", "monthly", 6, 6, "Dates alone"),
                NewActivity(Obligations, "other", "Register of conditions", [Conditions], "practitioner", "monthly", 6, 6, "Up to date at each review; letters of the workplace reporter", 0),
                NewActivity(Hours, "phased-hours", "Eight programmed activities, then ten", [Anaesthesia], "organisation", "per-stage", 1, 4, "The job plan"),
                NewActivity(Log, "reflective-log", "Reflections on coming back", [Critical], "practitioner", "fortnightly", 10, 6, "Private unless shared"),
            ],
            Stages =
            [
                NewStage(Part(Number, 41), Elective, "present-throughout", 6, "Induction, equipment sign-off and life support complete", "Ten observed anaesthetics and five procedures; review held"),
                NewStage(Part(Number, 42), Elective, "in-the-suite", 10, "Review held", "Two whole lists led, logbook complete; review held"),
                NewStage(Part(Number, 43), Elective, "in-the-hospital", 10, "Review held", "Trainers’ report at the expected level; final review held"),
                NewStage(Part(Number, 44), Emergency, "present-throughout", 12, "Daytime emergencies alone; the conditions exclude work on call until week 9", "Ten emergency cases; one simulation day; review held"),
                NewStage(Part(Number, 45), Emergency, "in-the-hospital", 14, "Review held and the workplace reporter told", "Six emergency cases at this stage; final review held"),
            ],
            Reviews = NewReviews(Number, ["practitioner", "clinical-supervisor", "deputy-supervisor", "case-manager"], (2, "formal"), (4, "formal"), (6, "final")),
        }.WithLadder(SupervisionLadders.RcoaBased),
        Words = new Told
        {
            TakingPart = new Reply(TakingPart.Yes, "I have waited eleven months for this letter. Yes."),
            Accepted = "Thank you for the full text of the conditions. They shape the first stage, and we shall quote them exactly.",
            Proceeds = [new Remark(Role.AccountablePerson, "The conditions are met by this order of stages."), new Remark(Role.Practitioner, "I would have gone faster. I see why not.")],
            Approved = "Each condition can be found in a stage or in the third objective. Good.",
            Discussion =
            [
                new Remark(Role.Practitioner, "May my first lists be urology? I know the team there.", Anaesthesia),
                new Remark(Role.CaseManager, "Yes, urology on Mondays and Thursdays for the first three weeks.", Anaesthesia),
                new Remark(Role.KeyContact, "Please make sure that the workplace reporter has agreed before the start date is set; the conditions ask for it.", Conditions),
                new Remark(Role.CaseManager, "Dr Thorne has agreed, and the regulator has his name.", Conditions),
            ],
            Proposals =
            [
                new Proposal(Role.Practitioner, "I would like the second trainers’ report before the last review, not on the day.",
                    plan => plan.Replanned(Mtr, a => a with { EvidenceNeeded = "At month 3 and in the first half of month 6, five trainers or more" }), true, "Of course."),
            ],
            Supervisors = [new Offer(Role.ClinicalSupervisor, 6, "My Monday and Thursday lists are paired with his from the first week."), new Offer(Role.DeputySupervisor, 2, "I am also the workplace reporter, and say so here.")],
            Ready = ["induction", "occupational-health", "told"],
        },
    };
}
