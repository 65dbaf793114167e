using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Handrail.Web.Ui;

/// <summary>
/// Turns away a form that is larger than its page reads, before anything tries to read it: neither its token nor its fields
/// could be found. The page that says so is then asked for like any other.
/// </summary>
public sealed class LargeForm : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        var http = context.HttpContext;
        if (!(http.Request.ContentLength > http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)) return;
        context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        http.Request.Method = HttpMethods.Get;
        http.Request.ContentType = null;
        http.Request.ContentLength = null;
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
