using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Handrail.Web.Ui;

/// <summary>
/// Turns away a form that is larger than its page reads, before anything tries to read it: neither its token nor its fields
/// could be found. The page that says so is then asked for like any other.
/// </summary>
public sealed class LargeForm : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize) TurnAway(context, StatusCodes.Status413PayloadTooLarge);
        else if (await IsReadAsync(http)) await next();
        else TurnAway(context, StatusCodes.Status400BadRequest);
    }

    /// <summary>Whether the form can be read at all: it is whole, and has no more fields than any page of ours.</summary>
    private static async Task<bool> IsReadAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType) return true;
        try
        {
            _ = await http.Request.ReadFormAsync(http.RequestAborted);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static void TurnAway(ResourceExecutingContext context, int status)
    {
        context.Result = new StatusCodeResult(status);
        var request = context.HttpContext.Request;
        request.Method = HttpMethods.Get;
        request.ContentType = null;
        request.ContentLength = null;
    }
}
