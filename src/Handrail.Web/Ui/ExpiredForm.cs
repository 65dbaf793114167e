using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Handrail.Web.Ui;

/// <summary>
/// Refuses every changing request without a valid token. A form of our own site that has merely grown old is shown again with
/// what was typed and a fresh token, and nothing is done; anything from elsewhere is turned away.
/// </summary>
public sealed class ExpiredForm(IAntiforgery antiforgery, IStringLocalizer<Wording> words) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        // The pages that answer for another request do nothing, and that request has been judged already.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null
            || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || await antiforgery.IsRequestValidAsync(http))
        {
            await next();
            return;
        }

        if (!IsOurs(http.Request) || context.HandlerInstance is not PageModel page)
        {
            context.Result = new BadRequestResult();
            return;
        }

        // A form that saves itself keeps its text on the page, and tries again with the token that it is given here.
        if (page is IAutosaved && http.Request.Query["handler"] == "Autosave")
        {
            context.Result = new JsonResult(new { Token = antiforgery.GetAndStoreTokens(http).RequestToken }) { StatusCode = StatusCodes.Status400BadRequest };
            return;
        }

        page.ModelState.Clear();
        page.ModelState.AddModelError("", words["This page had been open for too long, so nothing has been saved. Check your answers and press the button again."]);
        context.Result = new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }

    internal static bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
        ? site == "same-origin"
        : Uri.TryCreate(request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == request.Host.Value;
}
