using Handrail.Domain;
using Handrail.Web.Access;
using Handrail.Web.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handrail.Web.Ui;

/// <summary>What a page of a signed-in person starts with: who they are, which day it is, and the frame around the page.</summary>
public abstract class HandrailPage : PageModel
{
    private Actor? me;

    /// <summary>Who is signed in. Pages that are open to everyone ask <see cref="IsSignedIn"/> first.</summary>
    public Actor Me => me ?? throw new InvalidOperationException("Nobody is signed in");

    public bool IsSignedIn => me is not null;

    public DateOnly Today => Clock.Today;

    /// <summary>One form, one effect: the id travels with the form, and a form sent twice is done once.</summary>
    [BindProperty]
    public Guid FormId { get; set; } = Guid.CreateVersion7();

    protected ServiceClock Clock => Service<ServiceClock>();

    protected AppDb Db => Service<AppDb>();

    protected IStringLocalizer<Wording> T => Service<IStringLocalizer<Wording>>();

    /// <summary>Reads what the page shows besides its form, for a first look and for showing a form again alike.</summary>
    protected virtual Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(null);

    // Razor Pages takes any method called On… for a handler unless it is told.
    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        me = Service<CurrentActor>().Actor;
        ViewData["Shell"] = new Shell
        {
            PersonName = me?.Name,
            PersonHref = Clock.CanMove ? "/your-sessions" : "/account",
            SignInHref = me is null ? "/sign-in" : null,
            Links = me is null ? [] : [.. LinksFor(me)],
            FooterLinks =
            [
                new ShellLink(T["About action plans"], "/about-plans"),
                new ShellLink(T["Looking after yourself"], "/support"),
                new ShellLink(T["Your plan, step by step"], "/guides/practitioner"),
                new ShellLink(T["Carrying out a plan"], "/guides/organisation"),
                new ShellLink(T["Supervising on a plan"], "/guides/supervisor"),
            ],
        };
        // A sign-in of somebody whom this database does not know opens what is open to everyone, and nothing else.
        var open = HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        var weighs = !Clock.CanMove && me is not null && GetType().IsDefined(typeof(NeedsFreshFactorAttribute), inherit: true);
        // The answer to the question for a second factor comes to the page's address, also where the page has no form of its own there.
        if (context.HandlerMethod is null && !weighs) context.Result = StatusCode(StatusCodes.Status405MethodNotAllowed);
        else if (me is null && !open) context.Result = Challenge();
        else context.Result = await PrepareAsync();
        if (context.Result is null && weighs) context.Result = await StepUp.AskAsync(HttpContext, ViewData["Shell"], T);
        if (context.Result is null && context.HandlerMethod is null) context.Result = StatusCode(StatusCodes.Status405MethodNotAllowed);
        if (context.Result is null) await next();
    }

    /// <summary>Where this person goes; what duties they have decides whether they find an overview of many plans.</summary>
    private IEnumerable<ShellLink> LinksFor(Actor person)
    {
        yield return Link(T["Home"], "/");
        if (!person.IsOutsideCases) yield return Link(T["Plans"], "/plans");
        if (person.Triages) yield return Link(T["Triage"], "/triage");
        if (person.Triages) yield return Link(T["Caseload"], "/caseload");
        if (person.Has(Duties.RequestPlans)) yield return Link(T["Board"], "/board");
        if (person.Has(Duties.SystemAdministrator)) yield return Link(T["Mail"], "/system/mail");
        if (person.Has(Duties.PlanUsers) || person.Has(Duties.ChecksUsers) || person.Has(Duties.SystemAdministrator)) yield return Link(T["Accounts"], "/organisation");
        if (person.Has(Duties.SystemAdministrator)) yield return Link(T["Organisations"], "/organisations");

        ShellLink Link(string text, string href) => new(text, href, Request.Path == href);
    }

    /// <summary>The same page again with status 400, the typed text kept.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The same page with the domain's own sentences, each beside its field.</summary>
    protected virtual IActionResult Again(Outcome refusal)
    {
        foreach (var fault in refusal.More.Prepend(refusal).Where(f => f.IsRefused))
        {
            var field = fault.Field.Length > 0 ? "Form." + fault.Field : "";
            // What could not be read has been said already.
            if (field.Length == 0 || !ModelState.Any(e => e.Value?.Errors.Count > 0 && (e.Key == field || e.Key.StartsWith(field + ".", StringComparison.Ordinal))))
                ModelState.AddModelError(field, T[fault.Sentence]);
        }

        return Again();
    }

    protected TService Service<TService>()
        where TService : notnull => HttpContext.RequestServices.GetRequiredService<TService>();
}
