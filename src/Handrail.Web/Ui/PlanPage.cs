using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Ui;

/// <summary>
/// A page about one plan. The plan is read through <see cref="Seen.SeenBy"/>: what is not yours is not there. A page of an act
/// that cannot be done now leads back to the plan, which says why; a form sent all the same is answered with the domain's sentence.
/// </summary>
public abstract class PlanPage : HandrailPage
{
    private PlanRead? read;
    private Plan? plan;

    // A blank in the address is a blank.
    [FromRoute]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string Reference { get; set; } = "";

    public Plan Plan => plan!;

    /// <summary>Everybody who is or was on the plan.</summary>
    public IReadOnlyDictionary<Guid, Person> Everybody => read!.People;

    public string OrganisationName => read!.Organisation.Name;

    /// <summary>Whose people take part in the plan: its organisation's, or those of what that has become part of.</summary>
    protected Guid PeopleFrom => read!.Organisation.MergedInto ?? Plan.OrganisationId;

    public IReadOnlyList<Role> MyRoles { get; private set; } = [];

    /// <summary>The act that this page is for; null for a page that only shows.</summary>
    protected virtual Act? ForAct => null;

    /// <summary>Whether this page may be opened by the reader at all; a page that is not for their role is not there.</summary>
    protected virtual bool IsFor(Plan plan, IReadOnlyList<Role> roles) => true;

    /// <summary>Where a done act leads.</summary>
    protected virtual string DoneHref => PlanHref;

    public bool IsRequest => Plan.Status.Phase() == Phase.Request;

    /// <summary>On real records those who asked let the practitioner in, and let them in again who lost what they sign in with.</summary>
    public bool LetsIn => !Clock.CanMove && MyRoles.Any(r => r is Role.CaseManager or Role.Requester) && Plan.Assignments.Any(a => a.Role == Role.Practitioner);

    public string PlanHref => IsRequest ? $"/requests/{Plan.Reference}" : $"/plans/{Plan.Reference}";

    /// <summary>Which plan a page is about, above its heading: the reference and, as soon as there is one, whose plan it is.</summary>
    public string Caption => string.Join(", ", new[] { Reference, string.Join(' ', new[] { Plan.Request.Practitioner.Title, Plan.Request.Practitioner.GivenName, Plan.Request.Practitioner.FamilyName }.Where(n => n.Length > 0)) }.Where(w => w.Length > 0));

    public bool May(Act act) => Plan.Allows(act, Me, Today).IsDone;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        plan = await ReadAsync();
        // Some acts end what one may see, such as giving the request to a colleague; pressed twice, they are still done.
        if (plan is null) return await Db.Entries.AnyAsync(e => e.FormId == FormId && e.ActorId == Me.PersonId) ? Redirect(AwayHref) : NotFound();
        // An adviser who is somebody's companion reads the page as that alone.
        MyRoles = IsTriage ? plan.RolesOf(Me, Today) : plan.RolesSeeing(Me, Today);
        if (!IsFor(plan, MyRoles)) return NotFound();
        HttpContext.Items[typeof(Readers)] = MyRoles;
        if (ForAct is { } act)
        {
            // An act that is never for this person's roles is not there; one that is, but not now, says so.
            if (!Lifecycle.Table.Any(s => s.Act == act && s.By.Any(MyRoles.Contains))) return NotFound();
            if (!HttpMethods.IsPost(Request.Method) && plan.Allows(act, Me, Today) is { IsRefused: true } refusal)
            {
                TempData["Why"] = T[refusal.Sentence].Value;
                return Redirect(PlanHref);
            }
        }

        return await PreparePlanAsync();
    }

    /// <summary>Whether the page sees to requests that somebody else has in hand (<see cref="Seen.InTriageOf"/>), and shows no word of them.</summary>
    protected virtual bool IsTriage => false;

    /// <summary>Where an act leads that has ended what the person may see.</summary>
    protected virtual string AwayHref => "/";

    /// <summary>Reads what the page shows besides the plan itself.</summary>
    protected virtual Task<IActionResult?> PreparePlanAsync() => Task.FromResult<IActionResult?>(null);

    /// <summary>The newest lines of the plan's history, of the given acts where any are given, with the words that are for the reader.</summary>
    protected async Task<IReadOnlyList<Line>> LinesAsync(int most, params Act[] acts) =>
        [.. (await Db.LinesOfAsync(Plan.Id, most, acts)).Select(l => l.For(Me, MyRoles))];

    /// <summary>The plan with what its guards ask about; where something may be changed, ready to be saved.</summary>
    private async Task<Plan?> ReadAsync()
    {
        read = await Service<PlanReading>().FindAsync(Reference, Me, Today, HttpContext.RequestAborted, IsTriage);
        if (read is not null && !HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method)) Service<PlanReading>().Attach(Db, read.Plan);
        return read?.Plan;
    }

    /// <summary>
    /// Does one act and saves it with its entry. If somebody else was faster the plan is read anew and the act asked again, so
    /// its guards judge what is there now; a form that has been done before is simply done.
    /// </summary>
    protected Task<IActionResult> DoAsync(Func<Plan, Moment, Outcome> act, Act done) => DoAsync((p, now) => Task.FromResult(act(p, now)), done);

    protected async Task<IActionResult> DoAsync(Func<Plan, Moment, Task<Outcome>> act, Act done)
    {
        if (!ModelState.IsValid) return await AgainAsync(act);
        for (var attempt = 0; attempt < 16; attempt++)
        {
            if (attempt > 0) plan = await ReadAsync();
            if (plan is null) return NotFound();
            if (attempt > 0 && await IsDoneAsync(plan)) return Done(done);
            var outcome = await act(plan, Clock.Now);
            if (outcome.IsRefused)
            {
                if (attempt == 0 && await IsDoneAsync(plan)) return Done(done);
                // What a refused act had made ready must not be written by whatever this request saves next.
                Db.ChangeTracker.Clear();
                return Again(outcome);
            }

            if (await Db.SaveAsync(FormId) == Saved.Done) return Done(done);
        }

        return Again(Outcome.Refused("save.busy", "Several people are changing this plan at once. Nothing has been saved. Try again in a moment"));
    }

    /// <summary>Whether this form has been done before. The database says so too, when it is saved: no two entries of a plan have one form.</summary>
    private Task<bool> IsDoneAsync(Plan of) => Db.Entries.AnyAsync(e => e.SubjectId == of.Id && e.FormId == FormId);

    /// <summary>Whether the act can be asked about a form that is not filled in properly, so that the domain's word on its other fields is said as well.</summary>
    protected virtual bool SaysAll => false;

    private async Task<IActionResult> AgainAsync(Func<Plan, Moment, Task<Outcome>> act)
    {
        if (!SaysAll || plan is null) return Again();
        var rest = await act(plan, Clock.Now);
        foreach (var wrong in rest.More.Prepend(rest).Where(w => w.Field.Length > 0 && ModelState.GetFieldValidationState("Form." + w.Field) != ModelValidationState.Invalid))
            ModelState.AddModelError("Form." + wrong.Field, T[wrong.Sentence]);
        // Whatever the act did meanwhile is forgotten.
        Db.ChangeTracker.Clear();
        plan = await ReadAsync();
        return plan is null ? NotFound() : Again();
    }

    /// <summary>Does one act in the background: one read and one commit, and the act asked again where somebody else was faster.</summary>
    protected async Task<Outcome> TryAsync(Func<Plan, Moment, Outcome> act)
    {
        for (var attempt = 0; attempt < 16; attempt++)
        {
            if (attempt > 0 && (plan = await ReadAsync()) is null) return Outcome.Refused("plan.gone", "This plan is not there for you any more");
            var outcome = act(plan!, Clock.Now);
            if (outcome.IsRefused || plan!.NewEntries.Count == 0 || await Db.SaveAsync() == Saved.Done) return outcome;
        }

        return Outcome.Refused("save.busy", "Several people are changing this plan at once. Nothing has been saved. Try again in a moment");
    }

    /// <summary>
    /// The same form sent twice is one act; sent again with other words (by going back and changing it) it is another, and
    /// must not be taken for done.
    /// </summary>
    protected void FormStandsFor(string words) => FormId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(FormId.ToString() + words)).AsSpan(0, 16));

    private RedirectResult Done(Act act)
    {
        TempData["Done"] = T[Lifecycle.WordsOf(act).Done].Value;
        return Redirect(Plan.IsSeenBy(Me, Today) ? DoneHref : AwayHref);
    }
}

/// <summary>
/// A page that edits one part of a plan's draft or of a request. The form carries the part as it was when the person began, so
/// that edits of different fields by two people both stand, and the same field shows both.
/// </summary>
public abstract partial class EditPage<TPart> : PlanPage
    where TPart : class
{
    [BindProperty]
    public string Started { get; set; } = "";

    /// <summary>What somebody else wrote meanwhile in fields that this person changed too.</summary>
    public IReadOnlyList<Clash> Clashes { get; private set; } = [];

    /// <summary>To be called when the form is first shown.</summary>
    protected void Begin(TPart part) => Started = JsonSerializer.Serialize(part, PlanText.Part<TPart>());

    /// <summary>The part as the plan has it now; null where it has none, and then nothing is to be joined.</summary>
    protected abstract TPart? Read(Plan plan);

    /// <summary>The part that the form makes of the part it started from. A field of a form that is still being written may hold anything.</summary>
    protected abstract TPart Typed(TPart started);

    /// <summary>The act that saves the joined part.</summary>
    protected abstract Outcome Write(Plan plan, TPart part, Moment now);

    /// <summary>Joins what was typed with what others saved meanwhile, and writes the joined part.</summary>
    protected Task<IActionResult> SaveAsync(Act done) => DoAsync(Join, done);

    protected override Task<IActionResult?> PrepareAsync()
    {
        if (IsInBackground && Request.Headers["X-Writer"] is [{ Length: > 0 } writer] && writer != Me.PersonId.ToString())
            return Task.FromResult<IActionResult?>(Refused(T["Somebody else is signed in now. Nothing has been saved. Your text is kept here: sign in again to save it"]));
        if (Request.HasFormContentType)
            FormStandsFor(string.Join('\n', Request.Form.Where(f => f.Key != "__RequestVerificationToken").Select(f => f.Key + "=" + f.Value)));
        return base.PrepareAsync();
    }

    private Outcome Join(Plan plan, Moment now)
    {
        var theirs = Read(plan);
        if ((PlanText.ReadPart<TPart>(Started) ?? theirs) is not { } started) return Outcome.Refused("edit.started", "This form could not be read. Open the page again");
        theirs ??= started;
        var merged = Merge.Of(started, theirs, Typed(started));
        if (merged.Clashes.Count == 0) return Write(plan, merged.Value, now);
        Clashes = merged.Clashes;
        ModelState.Remove(nameof(Started));
        Begin(Merge.Restart(started, theirs, merged.Clashes));
        return Outcome.Refused("edit.clash", "Somebody else has changed the same text since you opened this page. Both are shown below. Change yours if you need to, then save again");
    }
}
