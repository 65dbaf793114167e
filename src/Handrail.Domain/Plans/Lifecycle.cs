using Handrail.Domain.Lists;
using static Handrail.Domain.Plans.Act;
using static Handrail.Domain.Plans.PlanStatus;

namespace Handrail.Domain.Plans;

/// <summary>
/// One row: from which status, which act, by whom, to which status. The first of <see cref="To"/> is where it ordinarily
/// leads. <see cref="IsNext"/> marks what the plan waits for, as against what may also be done.
/// </summary>
public sealed record Step(PlanStatus From, Act Act, IReadOnlyList<Role> By, IReadOnlyList<PlanStatus> To, bool IsNext);

/// <summary>
/// What an act is called on a button and in an address, how the history tells it, what the person who did it reads, and what
/// they are asked when nothing more than a reason is needed.
/// </summary>
public sealed record ActWords(Act Act, string Words, string Address, string Happened, string Done, Asks? Asks = null)
{
    /// <summary>What people are asked where the act is one of several answers, none of which is taken for granted.</summary>
    public string? Question { get; init; }

    /// <summary>The other answers, which stand beside it.</summary>
    public IReadOnlyList<Act> Or { get; init; } = [];
}

/// <summary>The grounds that an act asks for: a code from a list, a text, both or neither.</summary>
public sealed record Asks(string Explanation, string Text = "", string Missing = "", CodeList? Codes = null, string CodesLegend = "");

/// <summary>
/// The lifecycle is this table (domain.md 12.1). Buttons, acts, access rules, tests, "who has the next move" and the printed
/// diagram read it. No clock changes a status.
/// </summary>
public static class Lifecycle
{
    private static readonly Role[] Askers = [Role.Requester, Role.CaseManager];
    private static readonly Role[] Accountable = [Role.AccountablePerson, Role.DeputyAccountablePerson];
    private static readonly Role[] Organisation = [Role.CaseManager, Role.AccountablePerson, Role.DeputyAccountablePerson];
    private static readonly Role[] BothSides = [Role.CaseManager, Role.AccountablePerson, Role.DeputyAccountablePerson, Role.Practitioner];
    private static readonly Role[] Signers = [Role.AccountablePerson, Role.DeputyAccountablePerson, Role.Practitioner];
    private static readonly Role[] SignersAndDelegated = [.. Signers, Role.DelegatedSigner];
    private static readonly Role[] Supervision = [Role.ClinicalSupervisor, Role.DeputySupervisor];
    private static readonly Role[] Deliverers = [Role.Practitioner, Role.ClinicalSupervisor, Role.DeputySupervisor, Role.CaseManager];
    private static readonly Role[] Anyone = [Role.Practitioner, Role.ClinicalSupervisor, Role.DeputySupervisor, Role.CaseManager, Role.AccountablePerson, Role.DeputyAccountablePerson, Role.KeyContact];
    private static readonly Role[] KeyContact = [Role.KeyContact];
    private static readonly Role[] Drafters = [Role.KeyContact, Role.Drafter];
    private static readonly Role[] CaseManager = [Role.CaseManager];
    private static readonly Role[] Practitioner = [Role.Practitioner];

    private static readonly PlanStatus[] BeforeIssue = [FrameworkDrafting, FrameworkOffered, DetailedDrafting, SecondReading];
    private static readonly PlanStatus[] InHand = [PractitionerAsked, MoreInformation, Considering];
    private static readonly PlanStatus[] UnderWay = [InDelivery, Paused, SafetyHold, Amending, SigningOff];

    public static IReadOnlyList<Step> Table { get; } =
    [
        // The request (R1 to R5)
        Next(RequestDrafting, SubmitRequest, Askers, Submitted),
        Next(RequestDrafting, EditRequest, Askers),
        Next(Submitted, Allocate, [Role.Adviser], PractitionerAsked),
        May(Submitted, Decline, [Role.Adviser], Declined),
        Next(PractitionerAsked, ReadExplanation, Practitioner),
        May(MoreInformation, ReadExplanation, Practitioner),
        Next(PractitionerAsked, AnswerTakingPart, Practitioner, Considering, PractitionerAsked),
        May(PractitionerAsked, AskForMore, KeyContact, MoreInformation),
        May(PractitionerAsked, Decline, KeyContact, Declined),
        Next(MoreInformation, AnswerMore, Askers, PractitionerAsked, Considering),
        May(MoreInformation, Decline, KeyContact, Declined),
        Next(Considering, Accept, KeyContact, FrameworkDrafting),
        May(Considering, AskForMore, KeyContact, MoreInformation),
        May(Considering, Decline, KeyContact, Declined),
        .. From([Submitted, .. InHand], s => May(s, AmendRequest, Askers)),
        .. From(InHand, s => May(s, Reassign, [Role.KeyContact, Role.Adviser])),
        .. From([RequestDrafting, Submitted, .. InHand], s => May(s, WithdrawRequest, Askers, Withdrawn)),

        // What the request rests on, until the plan is agreed
        .. From([RequestDrafting, Submitted, .. InHand, .. BeforeIssue, Issued], s => May(s, AddDocument, Askers)),
        .. From([RequestDrafting, Submitted, .. InHand, .. BeforeIssue, Issued], s => Next(s, DecideDocument, Askers)),
        .. From([RequestDrafting, Submitted, .. InHand, .. BeforeIssue, Issued], s => May(s, ReplaceDocument, Askers)),
        .. From([RequestDrafting, Submitted, .. InHand, .. BeforeIssue, Issued], s => May(s, RemoveDocument, Askers)),

        // Framework and draft (P1 to P3)
        Next(FrameworkDrafting, OfferFramework, KeyContact, FrameworkOffered),
        Next(FrameworkDrafting, EditDraft, Drafters),
        Next(FrameworkOffered, Proceed, BothSides, FrameworkOffered, DetailedDrafting),
        May(FrameworkOffered, DoNotProceed, BothSides, FrameworkDrafting),
        May(FrameworkOffered, TakeBack, KeyContact, FrameworkDrafting),
        Next(DetailedDrafting, SendToSecondReader, KeyContact, SecondReading),
        Next(DetailedDrafting, EditDraft, Drafters),
        .. From([FrameworkDrafting, DetailedDrafting], s => May(s, CopyDraft, Drafters)),
        .. From([FrameworkDrafting, DetailedDrafting], s => May(s, InviteDrafter, KeyContact)),
        .. From([FrameworkDrafting, FrameworkOffered, DetailedDrafting, SecondReading], s => May(s, RemoveDrafter, KeyContact)),
        Next(SecondReading, Approve, [Role.SecondReader]),
        May(SecondReading, ReturnDraft, [Role.SecondReader, Role.KeyContact], DetailedDrafting),
        Next(SecondReading, Issue, KeyContact, Issued),

        // Discussion and agreement (P4 to P7)
        .. From([Issued, Amending], s => Next(s, AnswerSafety, Accountable)),
        .. From([Issued, Amending], s => Next(s, AcceptProposal, BothSides)),
        .. From([Issued, Agreed, .. UnderWay], s => Next(s, AnswerTerms, Accountable)),
        .. From([Issued, Agreed, .. UnderWay], s => Next(s, AnswerObjection, Accountable)),
        .. From([Issued, Agreed, .. UnderWay], s => Next(s, NameSupervisor, Accountable)),
        Next(Issued, Sign, SignersAndDelegated, Issued, Agreed),
        May(FrameworkOffered, Comment, [.. BothSides, .. Drafters]),
        .. From([Issued, Agreed, .. UnderWay], s => May(s, Comment, [.. BothSides, Role.KeyContact])),
        May(Issued, Propose, BothSides),
        May(Amending, Propose, Signers),
        .. From([Issued, Amending], s => May(s, DeclineProposal, BothSides)),
        .. From([Issued, Amending], s => May(s, WithdrawProposal, BothSides)),
        .. From([Issued, Amending], s => May(s, FlagSafety, KeyContact)),
        .. From([Issued, Amending], s => May(s, AnswerLater, Signers)),
        .. From([Issued, Amending], s => May(s, DoNotAgree, Signers)),
        .. From([Issued, Amending], s => May(s, SignWithoutSupervisor, Signers)),
        May(Issued, AskRedraft, BothSides, Issued, DetailedDrafting),
        May(Issued, WithdrawRedraft, BothSides),
        .. From([Issued, Agreed, .. UnderWay], s => Next(s, AnswerSupervision, Supervision)),
        .. From([Issued, Agreed], s => May(s, LeaveSupervision, Supervision)),
        .. From([Issued, Agreed, .. UnderWay], s => May(s, ObjectToSupervisor, Practitioner)),
        .. From(BeforeIssue, s => May(s, CloseNotAgreed, [.. Accountable, Role.KeyContact], NotAgreed)),
        May(Issued, CloseNotAgreed, Accountable, NotAgreed),
        Next(Agreed, CheckReadiness, CaseManager),
        Next(Agreed, Start, CaseManager, InDelivery),

        // Delivery (D1 to D6)
        .. From(UnderWay, s => May(s, RecordActivity, [Role.Practitioner, .. Supervision, Role.PlacementHost])),
        .. From(UnderWay, s => May(s, AttachEvidence, Deliverers)),
        Next(InDelivery, Report, Supervision),
        May(InDelivery, ReturnReport, CaseManager),
        .. From(UnderWay, s => May(s, GiveAccount, Practitioner)),
        Next(InDelivery, RecordReview, CaseManager, InDelivery, SigningOff),
        Next(InDelivery, StepDown, CaseManager),
        May(InDelivery, Stay, CaseManager),
        .. From(UnderWay, s => May(s, StepUp, [.. Supervision, .. Organisation])),
        May(InDelivery, Pause, CaseManager, Paused),
        Next(Paused, Resume, CaseManager, InDelivery),
        .. From(UnderWay, s => May(s, RaiseConcern, Anyone, SafetyHold)),
        Next(SafetyHold, DecideConcern, Accountable, InDelivery, Paused, Amending, SigningOff),
        .. From([InDelivery, Amending], s => May(s, LiftStop, Accountable)),
        May(InDelivery, OpenAmendment, CaseManager, Amending),
        May(InDelivery, Extend, CaseManager, Amending),
        Next(Amending, OfferAmendment, CaseManager),
        Next(Amending, EditDraft, CaseManager),
        May(Amending, CancelAmendment, CaseManager, InDelivery),
        Next(Amending, Sign, SignersAndDelegated, Amending, InDelivery),
        .. From([Agreed, .. UnderWay], s => May(s, EndEarly, Accountable, EndedEarly)),

        // Sign-off and follow-up (F1 to F5)
        Next(SigningOff, RecommendSignOff, [.. Supervision, Role.CaseManager]),
        May(SigningOff, ReturnToDelivery, Accountable, InDelivery),
        Next(SigningOff, SignOff, Accountable, FollowUp),
        Next(FollowUp, DecideFullScope, Accountable),
        .. From([FollowUp, EndedEarly], s => Next(s, ReadSignOff, Practitioner)),
        May(Closed, ReadSignOff, Practitioner),
        Next(FollowUp, RecordFollowUp, CaseManager),
        Next(FollowUp, Close, KeyContact, Closed),
        Next(EndedEarly, Close, KeyContact, Closed),
        .. From([PractitionerAsked, MoreInformation, Considering, .. BeforeIssue, Issued, Agreed, .. UnderWay, FollowUp, EndedEarly], s => May(s, ChangePerson, [.. Accountable, Role.KeyContact])),

        // Parts that somebody gives for a time
        .. From([.. InHand, .. BeforeIssue, Issued, Agreed, .. UnderWay, FollowUp, EndedEarly], s => May(s, InviteCompanion, Practitioner)),
        .. From([.. InHand, .. BeforeIssue, Issued, Agreed, .. UnderWay, FollowUp, EndedEarly, Declined, Withdrawn, NotAgreed, Closed], s => May(s, EndCompanion, Practitioner)),
        .. From([Issued, Agreed, .. UnderWay], s => May(s, Act.Delegate, [Role.AccountablePerson])),
        .. From([Issued, Agreed, .. UnderWay], s => May(s, EndDelegation, Accountable)),
        .. From([Agreed, .. UnderWay], s => May(s, AddHost, Accountable)),
        .. From([Agreed, .. UnderWay], s => May(s, EndHost, Accountable)),
    ];

    private static readonly Dictionary<(PlanStatus, Act), Step> Rows = Table.ToDictionary(s => (s.From, s.Act));

    public static Step? Find(PlanStatus from, Act act) => Rows.GetValueOrDefault((from, act));

    public static IEnumerable<Step> StepsFrom(PlanStatus status) => Table.Where(s => s.From == status);

    public static ActWords WordsOf(Act act) => Wordings[act];

    public static IEnumerable<ActWords> Acts => Wordings.Values;

    /// <summary>What is asked now, each with those of its other answers that the person may give.</summary>
    public static IReadOnlyList<Act> Answers(IReadOnlyList<Act> asked, IReadOnlyCollection<Act> may) => [.. asked.SelectMany(a => WordsOf(a).Or.Where(may.Contains).Prepend(a)).Distinct()];

    private static readonly Dictionary<Act, ActWords> Wordings = new ActWords[]
    {
        new(BeginRequest, "Start a request", "new", "Request started", "The request has been started"),
        new(EditRequest, "Change the request", "request", "Request changed", "Your answers have been saved"),
        new(SubmitRequest, "Send the request", "submit", "Request sent", "The request has been sent"),
        new(WithdrawRequest, "Withdraw the request", "withdraw", "Request withdrawn", "The request has been withdrawn",
            new("The request ends here. You can start a new one at any time.", "Anything to add (optional)", Codes: CodeLists.WithdrawReasons, CodesLegend: "Why is the request withdrawn?")),
        new(Allocate, "Allocate a key contact", "allocate", "Key contact allocated, practitioner asked to take part", "A key contact has been allocated and the practitioner has been asked to take part"),
        new(AskForMore, "Ask for more information", "ask-for-more", "More information asked for", "The organisation has been asked for more information"),
        new(AnswerMore, "Answer the question", "answer-more", "Question answered", "Your answer has been sent",
            new("You can change the request first, then say here what you changed or what the answer is.", "Your answer", "Enter your answer")),
        new(AnswerTakingPart, "Say whether you take part", "taking-part", "Practitioner answered whether to take part", "Thank you. Your answer has been recorded"),
        new(Accept, "Accept the request", "accept", "Request accepted", "The request has been accepted. The framework of the plan can be drafted",
            new("The service will draft a plan. You begin with its framework: aim, objectives and the steps of supervision.", "Why is a plan the right help?", "Say why a plan is the right help")) { Question = "Decide on the request", Or = [Decline] },
        new(Decline, "Decline the request", "decline", "Request declined", "The request has been declined",
            new("The organisation reads the reason, and the practitioner too if they have been asked to take part. Say what would help instead.", "Explanation", "Enter the explanation", CodeLists.DeclineReasons, "Why is the request declined?")),
        new(AmendRequest, "Amend the request", "amend", "Request amended", "The request has been amended. Everyone who reads it can see what was changed"),
        new(ReadExplanation, "Read what a plan is", "explanation", "Practitioner read what a plan is", "Thank you. You can answer when you are ready"),
        new(Reassign, "Pass the request to another adviser", "reassign", "Request passed to another adviser", "The request has been passed on, and both sides are told who the key contact is"),
        new(AddDocument, "Add a source document", "documents", "Source document added", "The document has been added"),
        new(DecideDocument, "Say what the practitioner may read", "documents", "Source document: what the practitioner may read", "Your decision has been recorded"),
        new(ReplaceDocument, "Replace a source document", "documents", "Source document replaced", "The document has been replaced. Say again what the practitioner may read of it"),
        new(RemoveDocument, "Take out a source document", "documents", "Source document taken out", "The document has been taken out"),
        new(EditDraft, "Write the draft", "draft", "Draft changed", "Saved"),
        new(OfferFramework, "Offer the framework to both sides", "offer-framework", "Framework offered to both sides", "The framework has been offered to the organisation and the practitioner",
            new("Both sides read the framework at the same time and say whether to proceed. Nothing is agreed in detail yet.")),
        new(Proceed, "Proceed on this framework", "proceed", "One side proceeds on the framework", "Your answer has been recorded: proceed",
            new("You agree in principle to the aim, the objectives and the steps of supervision. The detailed plan comes to you as a draft before anything is signed.", "Anything the drafter should know (optional)")) { Question = "Say whether to proceed on this framework", Or = [DoNotProceed] },
        new(DoNotProceed, "Do not proceed on this framework", "do-not-proceed", "One side does not proceed on the framework", "Your answer has been recorded. The framework goes back to the drafter",
            new("The framework goes back to the drafter with your reasons, which the other side reads too.", "What would have to change?", "Say what would have to change")),
        new(SendToSecondReader, "Send to the second reader", "second-reader", "Draft sent to the second reader", "The draft is with the second reader"),
        new(ReturnDraft, "Return the draft with changes", "return", "Draft returned with changes", "The draft has been returned to the drafter",
            new("The drafter reads your note.", "What needs to change?", "Say what needs to change")),
        new(Approve, "Approve the draft", "approve", "Draft approved by the second reader", "You have approved the draft. The key contact can issue it",
            new("You have read the whole draft and find it safe, feasible, measurable and dated.", "Note to the drafter (optional)")) { Question = "Decide on the draft", Or = [ReturnDraft] },
        new(Issue, "Issue the draft", "issue", "Draft issued to both sides", "The draft has been issued to the organisation and the practitioner",
            new("Both sides receive the same version at the same time. From then on it is theirs to discuss and agree.")),
        new(TakeBack, "Take back to change it", "take-back", "Taken back to be changed", "The framework is yours to change, and both sides have been told",
            new("Both sides are told. When you offer the framework again, both say anew whether to proceed.", "What will you change?", "Say what you will change")),
        new(CloseNotAgreed, "Close without agreement", "close-not-agreed", "Closed without agreement", "The plan has been closed without agreement",
            new("The plan ends here, not agreed. It can be read, and nothing more happens to it.", "Why is there no agreement?", "Say why there is no agreement")),
        new(InviteDrafter, "Invite somebody to draft with you", "drafters", "Another drafter invited", "They can write the draft with you from now on"),
        new(RemoveDrafter, "End a drafter’s part", "drafters", "A drafter’s part ended", "Their part in the draft has ended"),
        new(CopyDraft, "Start from an earlier plan", "draft/copy", "Draft started from an earlier plan", "The structure has been copied. Read every text for names and details that do not belong here"),
        new(Comment, "Add a comment", "discussion", "Comment added", "Your comment has been added"),
        new(NameSupervisor, "Name a supervisor or deputy", "supervisors", "Supervisor or deputy asked", "They have been asked to supervise"),
        new(AnswerSupervision, "Answer the request to supervise", "supervise", "Supervisor or deputy answered", "Thank you. Your answer has been recorded"),
        new(Sign, "Sign the plan", "sign", "Plan signed by one side", "You have signed the plan") { Or = [DoNotAgree, AnswerLater] },
        new(DoNotAgree, "Say that you do not agree", "do-not-agree", "One side does not agree", "Your answer has been recorded",
            new("This does not end the plan. The other side and your key contact read your reasons.", "What do you not agree with, and why?", "Say what you do not agree with, and why")),
        new(Propose, "Propose a change", "propose", "Change proposed", "Your proposal has been sent to the other side"),
        new(AcceptProposal, "Answer a proposed change", "discussion", "Proposed change accepted", "You have accepted the change. It has made a new version, which both sides read"),
        new(DeclineProposal, "Decline a proposed change", "discussion", "Proposed change declined", "You have declined the change. The plan stays as it is"),
        new(WithdrawProposal, "Withdraw a proposed change", "discussion", "Proposed change withdrawn", "The proposal has been withdrawn"),
        new(AskRedraft, "Ask the service to draft it anew", "ask-redraft", "One side asks the service to draft the plan anew", "Your wish has been recorded, and the other side has been told",
            new("Most things can be changed here, by proposing other words. If the draft as a whole does not fit, both sides can ask the service to write it anew: it goes back when both have asked, and nobody’s signature on this version counts any more.", "What should the service write differently?", "Say what the service should write differently")),
        new(WithdrawRedraft, "No longer ask for a new draft", "keep-draft", "One side no longer asks for a new draft", "You no longer ask for a new draft",
            new("The discussion goes on with the draft as it is.", "Anything to add (optional)")),
        new(FlagSafety, "Flag a point of patient safety", "flag-safety", "Point of patient safety flagged by the key contact", "Both sides have been told. Nobody signs before it has been answered in writing",
            new("Both sides see this at the top of the plan. The accountable person answers it in writing before anybody signs. For advice that need not hold up the signatures, add a comment instead. Do not name patients.", "What could harm patients, and what would you change?", "Say what could harm patients, and what you would change")),
        new(AnswerSafety, "Answer the point of patient safety", "answer-safety", "Point of patient safety answered", "Your answer has been recorded, and both sides and the key contact have been told"),
        new(AnswerTerms, "Answer what a supervisor asks for", "supervisors", "Supervisor’s terms answered", "Your answer has been recorded, and the supervisor has been told"),
        new(LeaveSupervision, "Say that you cannot supervise after all", "leave-supervision", "Supervisor or deputy can no longer supervise", "Your answer has been recorded, and the organisation and the practitioner have been told",
            new("The organisation looks for somebody else. Signatures that have been given stay as they are, and the plan cannot start before somebody has accepted.", "Why, in a few words?", "Say why, in a few words")),
        new(ObjectToSupervisor, "Object to a supervisor", "object", "Practitioner objects to a supervisor", "Your objection has been recorded. The accountable person answers it in writing"),
        new(AnswerObjection, "Answer an objection to a supervisor", "answer-objection", "Objection to a supervisor answered", "Your answer has been recorded, and the practitioner has been told"),
        new(SignWithoutSupervisor, "Record that your side signs without a supervisor", "sign-without", "One side is ready to sign without a supervisor", "This has been recorded. Signing opens when both sides have recorded it",
            new("Somebody should have accepted to supervise in each setting before the plan is signed. If both sides record that they sign without, signing opens all the same. The plan then cannot start, and no new setting of it can begin, until somebody has accepted.", "Anything to add (optional)")),
        new(AnswerLater, "Say by when you can answer", "answer-later", "One side answers later", "The date has been recorded as a reminder. It changes nothing else"),
        new(CheckReadiness, "Go through the start checklist", "readiness", "Start checklist saved", "The checklist has been saved"),
        new(Start, "Start the plan", "start", "Plan started", "The plan has started"),
        new(RecordActivity, "Record an activity", "activity", "Activity recorded", "The activity has been recorded"),
        new(AttachEvidence, "Attach evidence", "evidence", "Evidence attached", "The evidence has been attached"),
        new(Report, "Write the progress report", "report", "Progress report submitted", "The progress report has been submitted"),
        new(ReturnReport, "Return the report for changes", "return-report", "Progress report returned for changes", "The report has been returned. The supervisor writes it again, and the earlier text is kept",
            new("The supervisor writes the report again, from the text that is there. The earlier text and your note stay on the record of the review.", "What needs to change, and why?", "Say what needs to change, and why")),
        new(GiveAccount, "Give your own account", "account", "Practitioner’s account added", "Your account has been added"),
        new(RecordReview, "Record the review", "review", "Review recorded", "The review has been recorded"),
        new(StepDown, "Step supervision down", "supervision", "Supervision stepped down", "The new supervision stage is in force"),
        new(Stay, "Stay at this supervision stage", "supervision", "Supervision stage kept", "The decision has been recorded. The supervision stage stays as it is"),
        new(StepUp, "Step supervision up", "step-up", "Supervision stepped up", "The closer supervision is in force, and everyone on the plan has been told"),
        new(Pause, "Pause the plan", "pause", "Plan paused", "The plan has been paused"),
        new(Resume, "Resume the plan", "resume", "Plan resumed", "The plan goes on"),
        new(RaiseConcern, "Raise a patient-safety concern", "concern", "Patient-safety concern raised", "Your concern has been recorded. The supervisor, case manager and accountable person have been told",
            new("If a patient is at risk now, act first: follow your organisation’s urgent safety procedure. Recording a concern tells the supervisor, the case manager and the accountable person at once. Nothing can be loosened until it is decided.", "What happened or could happen?", "Say what happened or could happen")),
        new(DecideConcern, "Decide on the safety concern", "decide-concern", "Patient-safety concern decided", "The decision has been recorded"),
        new(LiftStop, "Let stopped work begin again", "lift-stop", "Stopped work begins again", "Work in the setting can begin again at the level you chose"),
        new(OpenAmendment, "Propose an amendment", "amend", "Amendment proposed", "An amendment has been opened. The agreed plan stays in force",
            new("The agreed plan stays in force while you change a copy. Both sides sign the new version before it counts.", "What needs to change, and why?", "Say what needs to change, and why")),
        new(OfferAmendment, "Offer the amendment for signature", "offer-amendment", "Amendment offered for signature", "The amended version has been offered to both sides",
            new("Both sides read the same version and sign it, or say why not.")),
        new(CancelAmendment, "Give up the amendment", "cancel-amendment", "Amendment given up", "The amendment has been given up. The agreed plan goes on",
            new("The changed copy is set aside. The agreed plan goes on as it is.", "Why?", "Say why you give up the amendment")),
        new(Extend, "Extend the plan", "extend", "Extension offered for signature", "The longer plan has been offered to both sides for signature. Until both have signed, the agreed plan stays in force"),
        new(RecommendSignOff, "Make your recommendation on sign-off", "recommend", "Recommendation on sign-off made", "Your recommendation has been recorded"),
        new(ReturnToDelivery, "Not yet: return to delivery", "not-yet", "Returned to delivery", "The plan returns to delivery"),
        new(SignOff, "Sign off the plan", "sign-off", "Plan signed off", "The plan has been signed off"),
        new(ReadSignOff, "Read how the plan ended, and sign that you have", "read-sign-off", "End of the plan read and signed by the practitioner", "Thank you. Your signature has been recorded"),
        new(DecideFullScope, "Decide on return to full scope", "full-scope", "Scope of practice decided", "The decision on scope of practice has been recorded"),
        new(EndEarly, "End the plan early", "end-early", "Plan ended early", "The plan has ended early",
            new("The plan ends before it is complete. Everyone on it is told. This is a decision of the organisation, recorded with its reason.", "What happens next?", "Say what happens next", CodeLists.EarlyEndReasons, "Why does the plan end early?")),
        new(RecordFollowUp, "Record the follow-up", "follow-up", "Follow-up recorded", "The follow-up has been recorded"),
        new(Close, "Close the plan", "close", "Plan closed", "The plan has been closed",
            new("The plan can still be read by those who were on it. Nothing more is asked of anyone.", "Note (optional)")),
        new(ChangePerson, "Change a person on the plan", "people", "Person changed", "The change has been recorded and both sides have been told"),
        new(InviteCompanion, "Invite a companion", "companions", "Practitioner invited a companion", "Your companion can read what you read, until the day that you chose"),
        new(EndCompanion, "End a companion’s part", "companions", "Practitioner ended a companion’s part", "They can no longer read anything of your plan"),
        new(Act.Delegate, "Let somebody else sign for you", "delegation", "Signing delegated by the accountable person", "They can sign for the organisation until the day that you chose"),
        new(EndDelegation, "End a delegation", "delegation", "Delegation ended", "They can no longer sign for the organisation"),
        new(AddHost, "Add a placement host", "hosts", "Placement host added", "They can read the plan’s content and record what is done there"),
        new(EndHost, "End a placement host’s part", "hosts", "Placement host’s part ended", "They can no longer read anything of the plan"),
    }.ToDictionary(w => w.Act);

    private static Step Next(PlanStatus from, Act act, IReadOnlyList<Role> by, params PlanStatus[] to) => new(from, act, by, to.Length == 0 ? [from] : to, true);

    private static Step May(PlanStatus from, Act act, IReadOnlyList<Role> by, params PlanStatus[] to) => new(from, act, by, to.Length == 0 ? [from] : to, false);

    private static IEnumerable<Step> From(IEnumerable<PlanStatus> statuses, Func<PlanStatus, Step> step) => statuses.Select(step);
}
