using System.Diagnostics;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handrail.Web.Features.Problems;

/// <summary>A defect: logged once, and shown as a reference that names nothing. It asks the database nothing, which may be what broke.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed partial class ProblemModel(ILogger<ProblemModel> log) : PageModel
{
    public string Trace => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Response.StatusCode = fault is null ? StatusCodes.Status404NotFound : fault is Microsoft.AspNetCore.Http.BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        if (Response.StatusCode >= StatusCodes.Status500InternalServerError) Broke(log, Trace, LogRules.Of(fault));
    }

    [LoggerMessage(LogLevel.Error, "Problem {Reference}: {Fault}")]
    private static partial void Broke(ILogger log, string reference, string fault);

    public void OnGet()
    {
    }

    public void OnPost()
    {
    }
}
