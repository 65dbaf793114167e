using Handrail.Web.Access;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Accounts;

/// <summary>Where I am signed in, and ending it there.</summary>
public sealed class YourSessionsModel : HandrailPage
{
    public IReadOnlyList<Session> All { get; private set; } = [];

    public Guid This => Service<CurrentActor>().Session!.Id;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var now = Clock.UtcNow;
        All = [.. (await Db.Set<Session>().AsNoTracking().Where(s => s.PersonId == Me.PersonId).OrderByDescending(s => s.SeenAt).ToListAsync())
            .Where(s => s.IsAlive(now)).OrderByDescending(s => s.Id == This)];
        return null;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(Guid session)
    {
        if (session == This) return await LeaveAsync();
        await Service<Sessions>().EndAsync(Me.PersonId, session);
        TempData["Done"] = T["That session has ended"].Value;
        return Redirect("/your-sessions");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        await Service<Sessions>().EndAllAsync(Me.PersonId, This);
        TempData["Done"] = T["All your other sessions have ended"].Value;
        return Redirect("/your-sessions");
    }

    private async Task<IActionResult> LeaveAsync()
    {
        await Service<Sessions>().EndOfAsync(HttpContext);
        return Redirect("/sign-in");
    }

    internal static string WordsOf(SignInWay way) => way switch
    {
        SignInWay.Demonstration => "Chosen on a demonstration",
        SignInWay.Password => "Password and second step",
        SignInWay.Passkey => "Passkey",
        SignInWay.SignOn => "Your organisation’s sign-on",
        _ => throw new ArgumentOutOfRangeException(nameof(way)),
    };
}
