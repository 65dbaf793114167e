using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>A request's own page: while it is being written its parts and how far each is, afterwards what it says and who has the next move.</summary>
public sealed class ViewModel : PlanPage
{
    private const int Most = 100;

    public IReadOnlyList<AnswerSection> Sections { get; private set; } = [];

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public string Organisation { get; private set; } = "";

    public Person? KeyContact { get; private set; }

    public IReadOnlyList<Act> Now { get; private set; } = [];

    /// <summary>The same with the other answers beside them.</summary>
    public IReadOnlyList<Act> Buttons { get; private set; } = [];

    public IReadOnlyList<Act> Also { get; private set; } = [];

    public IReadOnlyList<Role> Others { get; private set; } = [];

    public ILookup<string, RequestLack> Lacks { get; private set; } = Array.Empty<RequestLack>().ToLookup(l => l.Section);

    public bool IsBeingWritten => May(Act.EditRequest);

    public bool MayAmend => May(Act.AmendRequest);

    /// <summary>Other open requests and plans for the same practitioner, for the advisers who have this one in hand.</summary>
    public IReadOnlyList<OpenPlan> SamePractitioner { get; private set; } = [];

    /// <summary>Who wrote the request for somebody else; empty where the writer asks for themselves.</summary>
    public string AskedFor { get; private set; } = "";

    /// <summary>What the practitioner has answered, for themselves to read.</summary>
    public string MyAnswer => Plan.TakesPart switch { TakingPart.Yes => "Yes, I take part", TakingPart.No => "No, I do not take part", TakingPart.NeedsTime => "I need time", _ => "" };

    /// <summary>Sections that sending has made into roles.</summary>
    public IReadOnlyCollection<string> Fixed => Plan.Status == PlanStatus.RequestDrafting ? [] : ["responsible"];

    public bool IsAccepted => Plan.Status.Phase() != Phase.Request && Plan.Status is not (PlanStatus.Declined or PlanStatus.Withdrawn);

    public bool IsOver => Plan.Status.Phase() != Phase.Request;

    /// <summary>Who accompanies the practitioner: everyone on the plan may know.</summary>
    public string Companions { get; private set; } = "";

    public bool IsForPractitioner => MyRoles.Contains(Role.Practitioner);

    public bool IsForMeToAnswer => IsForPractitioner && Plan.Status is PlanStatus.PractitionerAsked or PlanStatus.MoreInformation && Plan.TakesPart != TakingPart.Yes;

    public string Name => string.Join(' ', new[] { Plan.Request.Practitioner.Title, Plan.Request.Practitioner.GivenName, Plan.Request.Practitioner.FamilyName }.Where(n => n.Length > 0));

    public DateOnly? Due => Plan.Status.Phase() == Phase.Request ? Plan.DueOn : null;

    /// <summary>Whose move it is, with the reader called "you".</summary>
    public string Movers => string.Join(", ", new[] { Others.Any(MyRoles.Contains) ? T["you"].Value : "" }.Concat(Others.Where(r => !MyRoles.Contains(r)).Select(r => T[r.Words()].Value)).Where(w => w.Length > 0));

    /// <summary>What happens next, in a sentence.</summary>
    public string Next => Plan.Status switch
    {
        PlanStatus.RequestDrafting when Lacks.Count == 0 => "Everything is there. Check your answers and send the request",
        PlanStatus.RequestDrafting => "Complete the parts below, then check and send the request",
        PlanStatus.Submitted => "An adviser reads the request and allocates a key contact",
        PlanStatus.PractitionerAsked when MyRoles.Contains(Role.Practitioner) => Plan.TakesPart switch
        {
            TakingPart.No => "You have said no. You can change your answer while the request is open",
            TakingPart.NeedsTime => "You have asked for time to answer",
            _ when Plan.ExplanationReadOn is null => "You read what a plan is, and then say whether you take part",
            _ => "You say whether you take part",
        },
        PlanStatus.PractitionerAsked when Plan.TakesPart == TakingPart.No => "The practitioner has said no. The key contact says what happens to the request",
        PlanStatus.PractitionerAsked when Plan.TakesPart == TakingPart.NeedsTime => "The practitioner has asked for time to answer",
        PlanStatus.PractitionerAsked when Plan.ExplanationReadOn is null => "The practitioner reads what a plan is, and then says whether they take part",
        PlanStatus.PractitionerAsked => "The practitioner says whether they take part",
        PlanStatus.MoreInformation when Now.Contains(Act.AnswerMore) => "Answer the key contact’s question",
        PlanStatus.MoreInformation => "The organisation answers the key contact’s question",
        PlanStatus.Considering => "The key contact decides whether the service drafts a plan",
        PlanStatus.Declined => "The service will not draft a plan on this request",
        PlanStatus.Withdrawn => "The organisation has withdrawn this request",
        _ => "The request has been accepted. What happens now is on the plan",
    };

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => DocumentsModel.IsOfRequest(roles);

    /// <summary>How far a section is: the words, and the colour of its tag where it is not finished.</summary>
    public (string Words, string? Colour) Progress(AnswerSection section) =>
        !Lacks.Contains(section.Code) ? ("Completed", null) : section.Rows.All(r => r.IsEmpty) ? ("Not started", "grey") : ("Not yet complete", "blue");

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        var chosen = Plan.Request.Responsible;
        var contact = Plan.KeyContactOn(Today);
        Guid[] ids = [chosen.CaseManager, chosen.AccountablePerson, chosen.Deputy, chosen.OnBehalfOf, Plan.RequestedBy, contact ?? Guid.Empty];
        // Until they have their roles, those who were chosen are not among the plan's people.
        var people = new Dictionary<Guid, Person>(Everybody);
        if (ids.Where(id => id != Guid.Empty && !people.ContainsKey(id)).ToList() is { Count: > 0 } missing)
            foreach (var person in await Db.People.AsNoTracking().Where(p => missing.Contains(p.Id)).ToListAsync())
                people[person.Id] = person;
        KeyContact = contact is { } id ? people[id] : null;
        Companions = string.Join(", ", Plan.InRole(Role.Companion, Today).Select(a => people[a.PersonId].Name));
        Organisation = OrganisationName;
        Sections = Answers.Of(Plan.Request, people);
        Lacks = Plan.RequestLacks(Today).ToLookup(l => l.Section);
        Lines = await LinesAsync(Most, Act.AskForMore, Act.AnswerMore, Act.AmendRequest, Act.AnswerTakingPart, Act.Reassign, Act.ChangePerson, Act.Accept, Act.Decline, Act.WithdrawRequest);
        if (chosen.OnBehalfOf != Guid.Empty && people.TryGetValue(Plan.RequestedBy, out var writer) && people.TryGetValue(chosen.OnBehalfOf, out var asker)) AskedFor = T["{0} wrote this request on behalf of {1}.", writer.Name, asker.Name];
        if (IsAccepted) return null;
        if (MyRoles.Any(r => r is Role.Adviser or Role.KeyContact) && Plan.PractitionerId is { } who) SamePractitioner = await Db.OpenPlansOfAsync(who, Plan.Id);
        // While it is written, its parts stand below as a list, and the documents are one of them.
        var acts = Plan.ActsFor(Me, Today).Where(a => a is not (Act.EditRequest or Act.SubmitRequest or Act.AmendRequest) && (a != Act.DecideDocument || !IsBeingWritten)).ToList();
        var next = Plan.NextMoves(Today).ToList();
        Now = [.. acts.Where(a => next.Any(m => m.Act == a && MyRoles.Contains(m.Role)))];
        Buttons = Lifecycle.Answers(Now, acts);
        Also = [.. acts.Except(Buttons).DistinctBy(Plan.Href).Where(a => Plan.Href(a) != $"/requests/{Plan.Reference}/documents")];
        Others = Plan.Status == PlanStatus.RequestDrafting ? [Role.Requester] : [.. next.Select(m => m.Role).Distinct()];
        return null;
    }

    public void OnGet()
    {
    }
}
