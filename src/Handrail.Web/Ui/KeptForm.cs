using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Handrail.Web.Ui;

/// <summary>
/// A form that cannot be done now because of who asks: its fields are carried along until it can. Its own token is not: it was of
/// another session, and the form is shown again before anything is done.
/// </summary>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Fields of our own that stand for themselves.</summary>
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal) { "__RequestVerificationToken", "FormId", "Started", StepUp.CodeField, StepUp.AnswerField, StepUp.QuestionField };

    /// <summary>What somebody has written, for copying: fields with more than a word or a choice in them.</summary>
    public IEnumerable<string> Written => Fields.Where(f => !Own.Contains(f.Key) && f.Value.Length > 20).Select(f => f.Value);

    public static KeptForm Of(HttpRequest request) => new(
        request.PathBase + request.Path + request.QueryString,
        [.. request.Form.Where(f => !Own.Contains(f.Key) || f.Key is "FormId" or "Started").SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))]);

    /// <summary>The form that was sent by somebody who is not signed in any more; null where there is nothing to keep.</summary>
    public static async Task<KeptForm?> ReadAsync(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !ExpiredForm.IsOurs(http.Request) || http.Request.Query["handler"] == "Autosave") return null;
        try
        {
            _ = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }

        var kept = Of(http.Request);
        return kept.Fields.Any(f => !Own.Contains(f.Key) && !StringValues.IsNullOrEmpty(f.Value)) ? kept : null;
    }

    /// <summary>Says that the person is signed out, and gives back what they wrote.</summary>
    public Task ShowAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return View("/Ui/_SignedOut.cshtml", this).ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
    }

    internal static ViewResult View(string name, object model, ModelStateDictionary? state = null, object? shell = null) => new()
    {
        ViewName = name,
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), state ?? new ModelStateDictionary()) { Model = model, ["Shell"] = shell },
    };
}
