using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;

namespace Handrail.Web.Persistence.Situations;

/// <summary>A GP partner: the request has been sent and waits for an adviser to take it on.</summary>
public static class DrTully
{
    public static Situation Situation { get; } = new()
    {
        Name = "A GP partner, whose request waits for triage",
        Stands = PlanStatus.Submitted,
        People = new Circle(Tully, Corrie, Reeve, Patel, Cast.Adviser, Cast.SecondReader),
        Asked = new Asked
        {
            Specialty = "600",
            Grade = "gp-partner",
            Contract = "partner",
            PlanType = "remediation",
            Routes = ["local-assessment", "areas-found-by-organisation"],
            Concerns = "A local assessment by two GPs read sixty consultations. Decisions were mostly sound, but in a third of the notes the reasons and the follow-up could not be found, and test results were sometimes filed without an action. Dr Tully runs a practice that is two partners short.",
            Domains = ["record-keeping", "clinical-skills"],
            Needs = "A partner who sees about 28 patients a day in person or by phone, signs repeat prescriptions and leads the practice’s work on diabetes.",
            Place = "A town practice of 9,800 patients with two partners, one salaried GP and a paramedic. The computer system changed a year ago.",
            JobPlan = "Eight sessions. Two of them could be shared with a locum for the length of a plan.",
            Supervisors = "A GP educator of the training hub has been approached and is willing in principle.",
            Resources = "Locum cover for two sessions a week for six months; the integrated care board and the practice share the cost.",
        },
        Words = new Told(),
    };
}
