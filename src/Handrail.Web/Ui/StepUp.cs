using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Access.SignOn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Handrail.Web.Ui;

/// <summary>
/// A page of weight: signing, export of a case, giving somebody a right or a part in a plan. It asks for a second factor that is not older than five minutes,
/// of the account that is signed in. A demonstration has no factors and passes it over.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsFreshFactorAttribute : Attribute;

/// <summary>The question for a fresh second factor: in the page's own place, with whatever was typed into its form.</summary>
public sealed record StepUp(KeptForm? Form, string Address, bool HasApp, PasskeyQuestion? Passkey, IReadOnlyList<SignOnProvider> Providers)
{
    public const string CodeField = "StepUp.Code", AnswerField = "StepUp.Answer", QuestionField = "StepUp.Question";

    /// <summary>Null where the page may go on; else what it answers in its place.</summary>
    public static async Task<IActionResult?> AskAsync(HttpContext http, object? shell, IStringLocalizer<Wording> words)
    {
        var (machine, session) = (http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestServices.GetRequiredService<CurrentActor>().Session!);
        if (session.IsFresh(machine.GetUtcNow().UtcDateTime)) return null;
        // Rows of its own: what the page has read of a plan is not to be touched by this.
        await using var scope = http.RequestServices.CreateAsyncScope();
        var (accounts, passkeys) = (scope.ServiceProvider.GetRequiredService<AccountBook>(), scope.ServiceProvider.GetRequiredService<Passkeys>());
        if (await accounts.OfAsync(session.PersonId) is not { } account) return new NotFoundResult();
        var state = new ModelStateDictionary();
        if (HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && await TryAsync(http, accounts, passkeys, account) is { } tried)
        {
            if (tried.Account?.Id == account.Id)
            {
                await scope.ServiceProvider.GetRequiredService<Sessions>().FreshenAsync(session.Id);
                // The button of the question alone asked for the page; the page's own form is done now.
                return http.Request.Form.ContainsKey("StepUp.Open") ? new RedirectResult(http.Request.PathBase + http.Request.Path + http.Request.QueryString) : null;
            }

            state.AddModelError(CodeField, tried.Wait > TimeSpan.Zero ? words["Too many tries. Wait {0} and try again", Say.Wait(tried.Wait)] : words["That was not right, or had been used already. Enter the code that your app shows now"]);
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        // Its address is that of the page, and its status says that there is something to do first.
        if (state.IsValid) http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        var kept = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && !http.Request.Form.ContainsKey("StepUp.Open") ? KeptForm.Of(http.Request) : null;
        var hasPasskey = (await passkeys.OfAsync(account)).Count > 0;
        var model = new StepUp(kept, http.Request.PathBase + http.Request.Path + http.Request.QueryString, account.HasApp, hasPasskey ? await passkeys.AskAsync(http, account) : null, await scope.ServiceProvider.GetRequiredService<SignOnDesk>().ConfirmingAsync(account));
        return KeptForm.View("/Ui/_StepUp.cshtml", model, state, shell);
    }

    private static async Task<Proof?> TryAsync(HttpContext http, AccountBook accounts, Passkeys passkeys, UserAccount account)
    {
        var form = http.Request.Form;
        if (form[AnswerField] is [{ Length: > 0 } answer]) return new Proof(await passkeys.ProveAsync(http, answer, form[QuestionField].ToString(), account.Id), TimeSpan.Zero);
        return form.ContainsKey(CodeField) ? await accounts.AppCodeAsync(account.Id, form[CodeField].ToString()) : null;
    }
}
