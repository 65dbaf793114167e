using Handrail.Domain.Plans;
using static Handrail.Web.Persistence.Situations.Company;

namespace Handrail.Web.Persistence.Situations;

/// <summary>An emergency physician, well supported where he works: another route served him better, and the request was declined.</summary>
public static class DrBramley
{
    public static Situation Situation { get; } = new()
    {
        Name = "An emergency physician, for whom another route was advised",
        Stands = PlanStatus.Declined,
        People = new Circle(Bramley, Ferreira, Whitcombe, Farouk, Cast.Adviser, Cast.SecondReader),
        Asked = new Asked
        {
            Specialty = "180",
            Grade = "consultant",
            Contract = "permanent",
            PlanType = "remediation",
            Routes = ["areas-found-by-organisation"],
            Concerns = "Three complaints in four months described long waits for a decision and a hurried manner. All fell on shifts with half of the usual medical staff. Dr Bramley’s appraisals before that were warm. No local look at the three cases has taken place so far.",
            Domains = ["communication", "leadership"],
            Needs = "A consultant in charge of the emergency department on one evening shift in five, and on one weekend in eight.",
            Place = "A department with about 290 attendances a day, a children’s area of its own, and eleven consultants where fourteen are funded.",
            JobPlan = "Ten programmed activities, a third of them after 7pm.",
            Supervisors = "Not yet named.",
            Resources = "One session a week could be found for a supervisor.",
            OccupationalHealth = "awaited",
        },
        Words = new Told
        {
            Turns =
            [
                new Turn(Act.Decline, Role.Adviser, 3, "other-route-advised",
                    "Thank you for asking. The facts of the three cases have not been looked at yet, and staffing explains much of what is described, so a plan would address the wrong thing. We suggest a short local review of the three shifts, a talk with Dr Bramley about workload with occupational health advice to hand, and a call with us when both are done. If a plan would help after that, this request can be used again."),
            ],
        },
    };
}
