using Handrail.Domain.Plans;

namespace Handrail.Web.Ui.Guides;

/// <summary>What those read who supervise or deputise. They come to the plan when they are asked, and need no history of the case.</summary>
internal static class SupervisionGuide
{
    // Before anybody has been asked there is nothing to read but that one will be.
    private static readonly Chapter Before = new(
        "You have no part in the plan yet.",
        "If the organisation would like you to supervise or to deputise, you are asked. You then read what the plan asks of you, and it is for you to say yes or no.",
        "If somebody has mentioned that you may be asked, think about how many hours a week you could give, and whether anything would make it hard for you to judge fairly.");

    public static Chapter Of(PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting or PlanStatus.Submitted or PlanStatus.MoreInformation or PlanStatus.PractitionerAsked or PlanStatus.Considering
            or PlanStatus.FrameworkDrafting or PlanStatus.FrameworkOffered or PlanStatus.DetailedDrafting or PlanStatus.SecondReading => Before,
        PlanStatus.Declined or PlanStatus.Withdrawn => Before with { Then = "The request has ended, and no plan is drafted. Nothing is asked of you.", Worry = "If you had been told that you might be asked, the organisation can tell you what happens instead." },
        PlanStatus.Issued => new(
            "The organisation and the practitioner are discussing the draft. You may be asked to supervise or to deputise.",
            "You read a briefing: the settings, the levels of supervision and what they mean, the activities, the evidence and the hours a week. You do not read what led to the plan. Say whether anything would make it hard for you to judge fairly, and whether you accept.",
            "You may decline; say briefly why, so that somebody else can be found. If the hours are too few for what is asked, say how many you would need; the accountable person then agrees or asks somebody else. Ask the organisation for what you need: time, cover, or help with the assessments."),
        PlanStatus.NotAgreed => new(
            "The two sides did not come to an agreement, and the plan has been closed.",
            "Nothing is asked of you.",
            "If you have a question, ask the case manager."),
        PlanStatus.Agreed => new(
            "The plan has been agreed and is being made ready to start.",
            "If you have not answered yet, say whether you accept: the plan cannot start without a supervisor and a deputy. When it starts, the first step of supervision is in force from that day.",
            "Meet the practitioner before the start if you can, and agree when and how you will talk. If the time that was agreed is not in your job plan, tell the case manager now. If you find that you cannot supervise after all, say so here, while somebody else can still be found."),
        PlanStatus.InDelivery => new(
            "The plan is under way. You supervise at the level shown as in force today in each setting.",
            "You see to the observations and meetings that the plan asks of you, and record them. Before each review you write a progress report: what has gone well, what is still to come, and what you recommend. The practitioner reads it. The case manager decides on steps down after a review; as clinical supervisor you can step supervision up at any time, at once.",
            "If a patient is at risk, act first. If you are worried, raise a concern or step supervision up: nobody will ask you to be certain. If you cannot supervise as agreed, for however short a time, tell the case manager and the deputy, so that nothing happens unsupervised. If you and the practitioner do not get on, say so early; the organisation can ask somebody else."),
        PlanStatus.Paused => new(
            "The plan is paused. If the practitioner works, supervision stays at the level in force.",
            "The case manager resumes the plan. You are then asked for the next report as before.",
            "If you do not know whether the practitioner is at work, ask the case manager before you plan sessions."),
        PlanStatus.SafetyHold => new(
            "A patient-safety concern is open. Supervise at the level in force, or closer if you see the need. Nothing can be loosened.",
            "The accountable person decides, with written reasons: carry on, closer supervision, or no work in one setting for now. You read the decision.",
            "If you raised the concern, you did what the plan asks of everyone. If you know something that bears on it, tell the accountable person. If patients are at risk now, act first."),
        PlanStatus.Amending => new(
            "A change to the plan has been proposed. The agreed plan stays in force, and you supervise by it.",
            "The organisation and the practitioner sign the changed version, or give it up. If it is signed, read again what it asks of you.",
            "If the change asks more of you than you can give, tell the case manager before it is signed."),
        PlanStatus.SigningOff => new(
            "The final review has been held. Supervision stays in force until the plan has been signed off.",
            "You give your recommendation with reasons. The accountable person reads it and decides. If the plan returns to delivery, you go on supervising and read what is still to be shown.",
            "Recommend what you have seen. If you are in doubt, say what would settle it."),
        PlanStatus.EndedEarly => new(
            "The plan has ended early. Supervision under it has ended with it.",
            "Nothing more is asked of you here. Your reports stay readable to those who were on the plan.",
            "If you think that patients or the practitioner are left without something they need, tell the case manager."),
        PlanStatus.FollowUp => new(
            "The plan has been signed off. Supervision under it has ended.",
            "Nothing more is asked of you. The organisation follows up after three and six months.",
            "If you notice that something becomes difficult again, talk with the practitioner, and with the case manager if need be."),
        PlanStatus.Closed => new(
            "The plan is closed. Nothing more is asked of you.",
            "Those who were on it can still read it. Thank you for the time that you gave.",
            "If you have a question about what is recorded, ask the case manager."),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
