using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>What happens at each status, in a sentence or two, for somebody who opens the plan and wants to know what to expect.</summary>
public static class NextWords
{
    /// <summary>The same for one plan, where it has come further than its status says.</summary>
    public static string Of(Plan plan) => plan.Status == PlanStatus.SecondReading && plan.IsApproved
        ? "The second reader has approved the draft. Once the key contact has issued it, both sides receive it at the same time."
        : Of(plan.Status);

    public static string Of(PlanStatus status) => status switch
    {
        PlanStatus.FrameworkDrafting => "The key contact writes the framework: the aim, the objectives and the steps of supervision. Both sides then read it at the same time.",
        PlanStatus.FrameworkOffered => "Both sides read the framework and say whether to proceed. Nothing is agreed in detail yet.",
        PlanStatus.DetailedDrafting => "The key contact writes the whole plan. A second reader goes through it before both sides receive it.",
        PlanStatus.SecondReading => "The second reader goes through the draft. Once it is approved, both sides receive it at the same time.",
        PlanStatus.Issued => "Both sides read the same draft, discuss it and can propose other words. The organisation asks who will supervise. Each side signs when it agrees.",
        PlanStatus.NotAgreed => "The two sides have not agreed on a plan. What was written can still be read.",
        PlanStatus.Agreed => "Both sides have signed. The case manager goes through the start checklist and then starts the plan.",
        PlanStatus.InDelivery => "Activities are recorded and evidence is attached as they are done, under Progress. Before each review the supervisor writes a progress report, and the practitioner can add their own account. The case manager then records the review.",
        PlanStatus.Paused => "Dates do not run while the plan is paused. Supervision stays as it is for any work that is done. The case manager resumes the plan; no date does it by itself.",
        PlanStatus.SafetyHold => "The accountable person reads the concern, decides what it means for supervision and gives the reasons.",
        PlanStatus.Amending => "The agreed plan stays in force until both sides have signed the amendment.",
        PlanStatus.SigningOff => "The final review has been held. The supervisor and the case manager each make a recommendation, and the accountable person then decides how the plan ends.",
        PlanStatus.EndedEarly => "The plan ended before it was complete. The key contact closes it when nothing more is open.",
        PlanStatus.FollowUp => "The plan has been signed off. The practitioner signs that they have read it, scope of practice is decided, and somebody asks after 3 and 6 months how things are. Then the key contact closes the plan.",
        PlanStatus.Closed => "The plan can still be read by those who were on it.",
        _ => "",
    };
}
