using Handrail.Domain.Plans;

namespace Handrail.Web.Ui.Guides;

/// <summary>What those read who ask for a plan, carry it out and decide on it. The service drafts; they deliver.</summary>
internal static class OrganisationGuide
{
    public static Chapter Of(PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting => new(
            "You are writing the request. Until you send it, only you read it.",
            "Talk with the practitioner before you send it. When every part is complete, check your answers and send the request. An adviser then reads it.",
            "If patients may be at risk now, act first, by your own procedures; a plan is no quick answer to that. If you are not sure that a plan is the right help, ask the advice service before you send the request."),
        PlanStatus.Submitted => new(
            "The request is with the advice service and waits for an adviser.",
            "An adviser reads it and allocates a key contact, who stays with the plan. The practitioner is then asked whether they take part. If a plan is not the right help, you read why and what may help instead.",
            "Tell the practitioner that the request has been sent, and what it says. If you hear nothing, ask the advice service."),
        PlanStatus.MoreInformation => new(
            "The key contact has asked you a question. The request waits for your answer.",
            "You can change the request first. When you send your answer, the request goes on from where it was.",
            "If you cannot answer yet, tell the key contact when you can. Others may depend on you: let the practitioner know that it takes a little longer."),
        PlanStatus.PractitionerAsked => new(
            "The practitioner is asked whether they take part. It is voluntary, and it is for them alone to say.",
            "When they say yes, the request is considered. When they say no, the service drafts no plan; the key contact talks with you about the request.",
            "Give the practitioner time to take advice, and do not press for an answer. They need give no reason for a no. If you do not hear, ask your key contact rather than the practitioner."),
        PlanStatus.Considering => new(
            "The practitioner takes part. The key contact considers whether a plan is the right help, and may ask you for more.",
            "If the request is accepted, the framework is drafted. If it is declined, you read the reason and what may help instead.",
            "While you wait, think about who could supervise, who could deputise, and how much time both would have each week. It is what plans most often wait for."),
        PlanStatus.Declined => new(
            "The service will not draft a plan on this request. The reason stands in the request.",
            "You keep every decision about what happens next. You can start a new request when something has changed.",
            "Ask the key contact what would help instead. Tell the practitioner yourself, and soon; if they had been asked to take part, they read the reason too."),
        PlanStatus.Withdrawn => new(
            "You have withdrawn the request. Nothing more happens here.",
            "You can start a new request at any time.",
            "Tell the practitioner, and say what happens instead."),
        PlanStatus.FrameworkDrafting => new(
            "The request has been accepted. The key contact writes the framework: the aim, the objectives and the steps of supervision.",
            "You and the practitioner read it at the same time, and each side says whether to proceed.",
            "If you know what your service can offer, such as supervised sessions a week, tell the key contact now, so that the framework can be kept."),
        PlanStatus.FrameworkOffered => new(
            "The framework is there to be read. To proceed means to agree in principle; it is not a signature.",
            "When both sides proceed, the whole plan is drafted. When one side does not, the framework goes back to the key contact with the reasons.",
            "Say now if the supervision cannot be provided: it is easier to change an outline than a plan. If the practitioner does not proceed, read their reasons before you answer."),
        PlanStatus.DetailedDrafting => new(
            "The key contact writes the whole plan.",
            "A second reader of the service checks it. Then you and the practitioner receive it at the same moment.",
            "Ask those who might supervise whether they have the time. If something has changed in the post or the team, tell the key contact before the draft is issued."),
        PlanStatus.SecondReading => new(
            "The draft is being checked by a second reader of the service.",
            "Once it has been approved, it is issued to you and to the practitioner at the same time.",
            "If you need the draft by a certain day, tell the key contact."),
        PlanStatus.Issued => new(
            "You and the practitioner have the same draft in front of you, and it is now for the two of you to discuss. The service advises; it approves nothing, and it does not deliver the plan.",
            "Comment, part by part, propose other words, and accept or decline what the practitioner proposes. Ask people whether they will supervise and deputise: signing opens when somebody has accepted in each setting. The accountable person signs for the organisation. When both sides have signed the same version, the plan is agreed.",
            "If you cannot agree to something, say with what and why; the plan does not end by it. If the service has raised a point about patients’ safety, it is answered in writing before anybody signs. If the practitioner needs time to take advice, give it. A new draft is written when both sides ask for one. If there is no agreement in the end, the plan can be closed as not agreed, with the reason."),
        PlanStatus.NotAgreed => new(
            "The plan has been closed without agreement. It was never in force.",
            "You keep every decision about what happens next. What was written can still be read.",
            "Talk with the practitioner about what happens now. Your key contact can advise on other help."),
        PlanStatus.Agreed => new(
            "Both sides have signed. The plan starts when everything on the start checklist is in place.",
            "The case manager goes through the checklist: a supervisor and a deputy who have accepted, induction, cover and indemnity, and restrictions in line with the first step of supervision. Then the case manager starts the plan.",
            "If something holds up the start, tell the practitioner what it is and until when. Waiting without word is what people find hardest. If no supervisor can be found, ask your key contact early."),
        PlanStatus.InDelivery => new(
            "The plan is under way, and you deliver it. What counts is the supervision shown as in force today.",
            "Before each review the supervisor writes a progress report, and the practitioner can give their own account. The case manager holds the review, records it, and agrees the next date. After a review supervision can step down; it can step up at any time.",
            "If agreed time or supervision is not happening, put it right or propose an amendment. If dates slip, say so to everyone and agree new ones. If you are worried about patients, raise a concern or step supervision up: both count at once. Your key contact can be asked at any time."),
        PlanStatus.Paused => new(
            "The plan is paused and its dates do not run. Supervision stays as it is for any work that is done.",
            "The case manager resumes the plan when the reason for the pause has gone.",
            "Keep in touch with the practitioner while the plan is paused, and agree when you next speak. If the plan will not go on, the accountable person can end it early, with the reason and what happens next."),
        PlanStatus.SafetyHold => new(
            "A patient-safety concern is open. Nothing can be loosened until it has been decided.",
            "The accountable person or their deputy reads the concern, asks what needs asking, and decides with written reasons: carry on, closer supervision, or no work in one setting for now. Everyone on the plan reads the decision.",
            "If patients are at risk now, act first, by your own procedures. Tell the practitioner promptly what they can be told. A concern is not a finding. If the accountable person cannot decide, the deputy can."),
        PlanStatus.Amending => new(
            "An amendment is being written. The agreed plan stays in force meanwhile.",
            "The case manager changes the copy and offers it to both sides. When both have signed, it takes the place of the agreed version. If it is given up, the agreed plan goes on.",
            "Talk with the practitioner before you offer it, so that nothing in it comes as a surprise. If they do not agree, read their reasons, and change or give up the amendment."),
        PlanStatus.SigningOff => new(
            "The final review has been held. The accountable person decides how the plan ends.",
            "The supervisor and the case manager recommend. The accountable person signs the plan off, or returns it to delivery and says what is still to be shown. The practitioner confirms that they have read it, and can add their own account.",
            "Do not leave the practitioner waiting without a day by which they will hear. If something is not shown yet, “not yet” with a clear list is kinder than a doubtful yes."),
        PlanStatus.EndedEarly => new(
            "The plan has ended before it was complete. The reason and what happens next are recorded.",
            "The practitioner can read both and add their own account. The key contact closes the plan when nothing more is open.",
            "Make sure that the practitioner has heard the reason from a person before reading it here, and knows whom to turn to."),
        PlanStatus.FollowUp => new(
            "The plan has been signed off. Its supervision is no longer in force.",
            "The accountable person decides on the return to full scope of practice, as a decision of its own. Three and six months after sign-off the case manager records how things are. Then the key contact closes the plan.",
            "If the decision on scope waits for something, tell the practitioner for what. If difficulties come back, ask the advice service early."),
        PlanStatus.Closed => new(
            "The plan is closed. Nothing more is asked of you.",
            "Those who were on it can still read it.",
            "If you have a question about what is recorded, ask the advice service."),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
