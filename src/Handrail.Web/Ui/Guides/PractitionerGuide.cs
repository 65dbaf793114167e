using Handrail.Domain.Plans;

namespace Handrail.Web.Ui.Guides;

/// <summary>What a practitioner reads, often alone and late: true, calm, and without a promise that nobody can keep.</summary>
internal static class PractitionerGuide
{
    public static Chapter Of(PlanStatus status) => status switch
    {
        PlanStatus.RequestDrafting => new(
            "Your organisation is writing a request for an action plan. It has not been sent, and nothing has been decided.",
            "Your organisation talks with you about it before it is sent. Later the advice service asks you yourself whether you want to take part.",
            "If you have heard of a request and nobody has spoken with you, ask the person who is looking after it in your organisation. You can take advice from your defence organisation, your union or your professional body at any time."),
        PlanStatus.Submitted => new(
            "The request has reached the advice service. Nobody has decided anything about you or your work.",
            "An adviser reads it and a key contact is named. That is the person whom you can ask about anything on the way. Then you are asked whether you want to take part.",
            "You can ask your organisation what the request says. Once you have been asked to take part, you can read it yourself."),
        PlanStatus.MoreInformation => new(
            "The advice service has asked your organisation for something that was missing or not clear.",
            "Your organisation answers, and the request goes on from where it was. If you have not said yet whether you take part, your answer can wait until then.",
            "A question is a usual step, and it is not a bad sign. If the answer takes long, ask your key contact where it stands."),
        PlanStatus.PractitionerAsked => new(
            "You are asked whether you want to take part in an action plan. It is for you alone to say. A plan is an agreement between you and your organisation. It is not a sanction, and it decides nothing about the past.",
            "If you say yes, you have not agreed to a plan yet: you read each draft at the same time as your organisation, and no plan starts unless you have signed it. If you say no, your organisation and the key contact are told, and the service drafts no plan. If you need time, say so and give a date.",
            "Before you answer, talk with your defence organisation, your union or professional body, or with somebody you trust. You need not give a reason for saying no, and you can change your answer while the request is open."),
        PlanStatus.Considering => new(
            "You have said that you take part. The key contact now considers whether a plan is the right help for you.",
            "If it is, drafting begins. If it is not, you and your organisation read why, and what may help instead.",
            "You can ring your key contact and ask how it stands. If you have second thoughts, tell them: nothing has been agreed."),
        PlanStatus.Declined => new(
            "The service will not draft a plan on this request. That is no judgement of you. Often another kind of help fits better.",
            "Your organisation reads the reason, and so do you if you had been asked to take part. What happens now is for you and your organisation to talk about, outside this service.",
            "Ask the key contact what would help instead. Your defence organisation, union or professional body can advise you on what your organisation proposes."),
        PlanStatus.Withdrawn => new(
            "Your organisation has withdrawn its request. Nothing more happens here.",
            "No plan is drafted. If your organisation asks again, it is a new request, and you are asked anew.",
            "If you do not know why, ask the person who looked after the request in your organisation."),
        PlanStatus.FrameworkDrafting => new(
            "The request has been accepted. Your key contact writes a framework: the aim, the objectives and the steps of supervision. It is an outline and not yet a plan.",
            "You and your organisation read the framework at the same time, and each of you says whether to go on with it.",
            "If something matters to you, such as where you begin, what has helped you before or what would make it hard, tell your key contact now. It is easiest to take in at this point."),
        PlanStatus.FrameworkOffered => new(
            "The framework is there for you to read. If you say “proceed”, you agree to it in principle. It is not a signature.",
            "When both sides proceed, the whole plan is drafted. When one side does not, the framework goes back to your key contact with the reasons, and you are asked again.",
            "You may say that you do not proceed, and what would have to change. It does not end the plan. Ask for time if you want to take advice first."),
        PlanStatus.DetailedDrafting => new(
            "Your key contact writes the whole plan: activities, evidence, supervision, reviews, support and what keeps patients safe.",
            "Another person of the service then checks the draft. After that you and your organisation receive it at the same moment.",
            "While it is being written, neither you nor your organisation reads the draft. If you think of something that belongs in it, tell your key contact."),
        PlanStatus.SecondReading => new(
            "The plan has been drafted. A second reader, who did not write it, checks that it is safe, can be done, and says clearly what is to be shown and by when.",
            "The second reader approves the draft, or returns it with changes. Once it has been approved, it is issued to you and your organisation at the same time.",
            "This is a check of the draft, not of you. If it takes longer than you expected, ask your key contact."),
        PlanStatus.Issued => new(
            "You and your organisation have the same draft in front of you, and it is now for the two of you to discuss. You can comment, propose other words, sign, say that you need time, or say that you do not agree. Nothing is in force yet.",
            "What one side proposes and the other accepts makes the next version. Your organisation asks people whether they will supervise, and you can see who has been asked. When somebody has accepted in each setting, signing opens. When both sides have signed the same version, the plan is agreed.",
            "Take the time that you need, and take advice before you sign. If you do not agree, say with what and why. Your organisation and your key contact read your reasons; the plan does not end by it, and you can still sign later. A new draft is written when both sides ask for one. If it would be hard for you to work with somebody who has been asked to supervise, say so now: the accountable person answers you in writing."),
        PlanStatus.NotAgreed => new(
            "You and your organisation did not come to an agreement. The plan has been closed, and it was never in force.",
            "Those who were on it can still read what was written. What happens now is for you and your organisation to talk about, outside this service.",
            "Not agreeing is one of the ways in which this can end, and you were free to choose it. Take advice on what your organisation proposes next. Your key contact can tell you what is recorded here."),
        PlanStatus.Agreed => new(
            "You and your organisation have signed. The plan is agreed, and it has not started yet.",
            "Your case manager goes through the start checklist: who supervises you and who deputises, your induction, cover and indemnity, and any restriction that stands in the way. Then the plan starts, and the first step of supervision is in force from that day.",
            "If the start takes long, ask your case manager what on the checklist is still open. If something has changed for you since you signed, say so now rather than later."),
        PlanStatus.InDelivery => new(
            "The plan is under way. The supervision that counts is the one shown as in force today, whatever the calendar had foreseen.",
            "You do the activities and attach what shows them. Before each review your supervisor writes a progress report, and you can give your own account beside it. The review looks at both. Supervision can step down after a review, and a person always decides it.",
            "If it is too much, or if time or supervision that was agreed does not happen, say so early: to your supervisor, to your case manager, in your own account, or to your key contact. A plan can be paused and it can be changed. If supervision steps up, that is a safeguard and not a judgement. If you are worried about a patient, anybody on the plan can raise a concern, and so can you."),
        PlanStatus.Paused => new(
            "The plan is paused and its dates do not run. Supervision stays as it is for any work that you do.",
            "Your case manager resumes the plan at the step where it paused, and the dates ahead are looked at again.",
            "If the pause is about your health or your family, say here only what you want read: health details do not belong in the plan. If you are ready to go on and nothing happens, ask your case manager."),
        PlanStatus.SafetyHold => new(
            "Somebody on the plan is worried about patients’ safety and has said so. Everybody on the plan may do that at any time. It does not mean that you have done something wrong.",
            "The accountable person looks into it and decides, with reasons that you can read: to carry on as before, to have closer supervision, or to stop work in one setting for now. Until then nothing can be loosened.",
            "You may not be told at once what was said. Ask your case manager what you can be told, and when. Talk with your defence organisation, and with somebody you trust. This can be a hard time, and you need not get through it alone: there is support for you at any hour."),
        PlanStatus.Amending => new(
            "A change to the plan has been proposed. The agreed plan stays in force while a changed copy is written.",
            "You and your organisation read the changed version, and each of you signs it or says why not. Until both have signed, and if it is given up, the agreed plan goes on.",
            "You need not sign a change that you do not agree with. Say with what and why, and take advice if you want to. If you would have it say something else, propose the words yourself while it is on offer."),
        PlanStatus.SigningOff => new(
            "The final review has been held. The accountable person in your organisation now decides how the plan ends.",
            "They read what your supervisor and your case manager recommend. They sign the plan off, or they return it to delivery and say what is still to be shown. When it is signed off, you sign that you have received and read it. You can add your own account and say where you do not agree; your signature does not mean that you agree with every word, and nothing waits for it.",
            "If it takes long, ask your case manager when the decision can be expected. If the plan goes back to delivery, it means “not yet”. If you see the decision differently, say so in your own account, and take advice."),
        PlanStatus.EndedEarly => new(
            "The plan has ended before it was complete. The reason and what happens next are recorded, and you can read both.",
            "You can sign that you have read it, add your own account and say where you do not agree. When nothing more is open, the key contact closes the plan.",
            "Plans end early for many reasons; a new post, health and a change of service are among them. If you see the reason differently, say so in your own account. Take advice on what your organisation proposes next."),
        PlanStatus.FollowUp => new(
            "The plan has been signed off. Its supervision is no longer in force.",
            "Whether you return to your full scope of practice is a decision of its own, made by the accountable person and recorded with reasons. Three and six months after sign-off your case manager asks how things are.",
            "If you are waiting for the decision on your scope of practice, ask your case manager when it can be expected. Read the sign-off, and add your own account if you want to. If something becomes difficult again, ask for help early."),
        PlanStatus.Closed => new(
            "The plan is closed. Nothing more is asked of you.",
            "You can still read it, and so can those who were on it. What you have learnt may be worth taking into your appraisal.",
            "If you have a question about what is recorded, ask your organisation or the advice service."),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
