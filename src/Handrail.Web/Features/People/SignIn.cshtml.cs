using Handrail.Domain.People;
using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Access.SignOn;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.People;

/// <summary>The way in: choosing a named person on a demonstration, a password or a passkey on a database for real records.</summary>
[AllowAnonymous]
public sealed class SignInModel : HandrailPage
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public Guid Person { get; set; }

    [BindProperty]
    public SignInForm Form { get; set; } = new();

    public IReadOnlyList<IGrouping<string, Person>> People { get; private set; } = [];

    public PasskeyQuestion? Passkey { get; private set; }

    /// <summary>How a round to an organisation's sign-on ended that did not lead in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    public IReadOnlyList<SignOnProvider> Providers => Service<SignOnDesk>().Offered;

    public string? WhyNot => On switch
    {
        "away" => "Your organisation’s sign-on does not answer at the moment. Try again later, or sign in another way.",
        "denied" => "You did not sign in at your organisation’s sign-on. Nothing has happened.",
        "factor" => "Your organisation’s sign-on has not asked you for a second step, and Handrail needs one. Ask your organisation’s IT service, or sign in another way.",
        "unknown" => "Your organisation’s sign-on knows you, and Handrail does not know which account is yours. Sign in another way, then connect the two in your account; or open your invitation again and accept it by your organisation’s sign-on.",
        "bound" => "Your organisation’s sign-on belongs to another account already, so the invitation has not been accepted by it.",
        "failed" => "That did not work, and nothing has changed. Try again.",
        _ => null,
    };

    public bool IsDemonstration => Clock.CanMove;

    /// <summary>Browsers keep a session over a protected connection alone, but for a machine's own address.</summary>
    public bool IsUnprotected => !Request.IsHttps && Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");

    private AccountBook Book => Service<AccountBook>();

    private Sessions Sessions => Service<Sessions>();

    private string Next => Url.IsLocalUrl(To) ? To! : "/";

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!IsDemonstration)
        {
            if (HttpMethods.IsGet(Request.Method) && Service<CurrentActor>().IsHalf) return Redirect(await SecondStepAsync(Service<CurrentActor>().Session!.PersonId));
            Passkey = await Service<Passkeys>().AskAsync(HttpContext);
            return null;
        }

        var organisations = await Db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name);
        var people = (await Db.People.AsNoTracking().Include(p => p.Memberships).OrderBy(p => p.Id).ToListAsync()).Where(p => p.IsHereOn(Today));
        People = [.. people.GroupBy(p => organisations[p.OrganisationId])];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsDemonstration) return await OnPasswordAsync();
        if (People.SelectMany(g => g).All(p => p.Id != Person))
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(Person), T["Select a person"]);
            return Again();
        }

        await Sessions.BeginAsync(HttpContext, Person, SignInWay.Demonstration);
        return LocalRedirect(Next);
    }

    private async Task<IActionResult> OnPasswordAsync()
    {
        if (string.IsNullOrWhiteSpace(Form.Email)) ModelState.AddModelError("Form.Email", T["Enter your email address"]);
        if (string.IsNullOrEmpty(Form.Password)) ModelState.AddModelError("Form.Password", T["Enter your password"]);
        if (string.IsNullOrWhiteSpace(Form.Email) || string.IsNullOrEmpty(Form.Password)) return Again();
        var proof = await Book.PasswordAsync(HttpContext, Form.Email, Form.Password);
        if (proof.Account is { } account)
        {
            await Sessions.BeginAsync(HttpContext, account.PersonId, SignInWay.Password);
            return Redirect(await SecondStepAsync(account.PersonId));
        }

        ModelState.AddModelError("", proof.Wait > TimeSpan.Zero
            ? T["Too many tries. Wait {0} and try again", Say.Wait(proof.Wait)]
            : T["The email address and password do not belong together, or there is no account with this address. Check both and try again"]);
        return Again();
    }

    /// <summary>A passkey stands for two factors: the person has the device, and the device has verified the person.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? answer, string? question)
    {
        if (IsDemonstration) return NotFound();
        if (await Service<Passkeys>().ProveAsync(HttpContext, answer ?? "", question ?? "") is not { } account)
        {
            ModelState.Clear();
            ModelState.AddModelError("", T["The passkey was not accepted. Try again, or sign in with your password"]);
            return Again();
        }

        await Sessions.BeginAsync(HttpContext, account.PersonId, SignInWay.Passkey, hasFactor: true);
        await Book.EnteredAsync(HttpContext, account);
        return LocalRedirect(Next);
    }

    private async Task<string> SecondStepAsync(Guid person)
    {
        var step = await Book.OfAsync(person) is { } account && await Book.HasFactorAsync(account) ? "/sign-in/code" : "/sign-in/set-up";
        return Next == "/" ? step : step + "?to=" + Uri.EscapeDataString(Next);
    }
}

public sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
