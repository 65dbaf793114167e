using AngleSharp.Dom;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Features.Accounts;

/// <summary>Somebody with an account on a database for real records: what they know, what they have, and their screen.</summary>
internal sealed class Owner(Site site, Person person)
{
    public const string Password = "violin tractor meadow";

    public Person Person => person;

    public Screen Screen { get; set; } = site.Stranger();

    /// <summary>What the authenticator app keeps.</summary>
    public byte[] Secret { get; private set; } = [];

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string Code => AppCode.Of(Secret, AppCode.StepAt(site.Clock.GetUtcNow()));

    /// <summary>A database for real records with the people of the story, none of whom has an account yet.</summary>
    public static Task<Site> OpenAsync() => FillAsync(new Site { Situations = "none" });

    public static async Task<Site> FillAsync(Site site)
    {
        await site.ChangeAsync(async db =>
        {
            db.AddRange(Cast.Organisations);
            db.AddRange(Cast.People);
            db.Add(Site.SetUp());
            await db.SaveAsync();
        });
        return site;
    }

    /// <summary>A one-time link as a mail would carry it.</summary>
    public static async Task<string> LinkAsync(Site site, LinkKind kind, Person? person)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var secret = await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().MakeAsync(kind, person?.Id);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveAsync();
        return secret;
    }

    /// <summary>Accepts an invitation, sets up an app, and is in.</summary>
    public static async Task<Owner> EnrolAsync(Site site, Person person)
    {
        var owner = new Owner(site, person);
        await owner.AcceptAsync();
        await owner.SetUpAppAsync();
        await owner.Screen.ClickAsync("I have kept them. Continue");
        Assert.Equal($"Hello {person.Greeted}", owner.Screen.Heading);
        return owner;
    }

    public async Task AcceptAsync()
    {
        await Screen.OpenAsync("/invitations/" + await LinkAsync(site, LinkKind.Invitation, person));
        Screen.Type("New password", Password);
        await Screen.PressAsync("Accept and continue");
        Assert.Equal("Set up your second step", Screen.Heading);
    }

    public async Task SetUpAppAsync()
    {
        ReadSecret();
        Screen.Type("Code that the app shows now", Code);
        await Screen.PressAsync("Set up the app");
        Assert.Equal("Your recovery codes", Screen.Heading);
        RecoveryCodes = [.. Screen.Page.QuerySelectorAll(".hr-codes code").Select(c => c.TextContent)];
    }

    /// <summary>Takes the key that the page shows in letters.</summary>
    public void ReadSecret() => Secret = FromBase32(Screen.Page.QuerySelector("code.hr-print")!.TextContent);

    public async Task<Screen> PasswordAsync(string password = Password, string? email = null)
    {
        await Screen.OpenAsync("/sign-in");
        Screen.Type("Email address", email ?? person.Email).Type("Password", password);
        return await Screen.PressAsync("Sign in");
    }

    public async Task<Screen> CodeAsync(string code)
    {
        Screen.Type("Code from your authenticator app", code);
        return await Screen.PressAsync("Continue");
    }

    /// <summary>Signs in on a new browser.</summary>
    public async Task<Screen> SignInAsync()
    {
        Screen = site.Stranger();
        await PasswordAsync();
        // The code of now may have been used.
        site.Clock.Move(TimeSpan.FromSeconds(30));
        return await CodeAsync(Code);
    }

    public async Task<bool> IsInAsync()
    {
        using var answer = await Screen.Http.GetAsync("/plans");
        return answer.StatusCode == System.Net.HttpStatusCode.OK;
    }

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Where(char.IsAsciiLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(8 * i, 8), 2))];
    }
}
