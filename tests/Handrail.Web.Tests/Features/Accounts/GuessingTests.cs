using System.Net;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence.Situations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Features.Accounts;

/// <summary>Guessing gets slower and slower, tells nothing, and locks nobody out.</summary>
public sealed class GuessingTests : IAsyncLifetime
{
    private Site site = null!;

    public async ValueTask InitializeAsync() => site = await Owner.OpenAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static bool Waits(Screen screen) => screen.Errors is [var only] && only.StartsWith("Too many tries. Wait ", StringComparison.Ordinal);

    [Fact]
    public async Task Whoever_guesses_waits_longer_and_longer_and_never_for_ever()
    {
        var guesser = new Owner(site, Cast.CaseManager);
        var looked = 0;
        for (var tries = 0; tries < 10; tries++)
            if (!Waits(await guesser.PasswordAsync("wrong password " + tries))) looked++;
        Assert.Equal(5, looked);
        Assert.Equal("Too many tries. Wait 1 second and try again", guesser.Screen.Errors[0]);
        // In an hour, by somebody who never tires.
        looked = 0;
        for (var second = 0; second < 3600; second += 5)
        {
            site.Clock.Move(TimeSpan.FromSeconds(5));
            if (!Waits(await guesser.PasswordAsync("wrong password " + second))) looked++;
        }

        Assert.InRange(looked, 12, 22);
        // Whoever leaves it alone for an hour begins anew.
        site.Clock.Move(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        Assert.False(Waits(await guesser.PasswordAsync("wrong")));
        Assert.False(Waits(await guesser.PasswordAsync("wrong")));
    }

    [Fact]
    public async Task The_right_password_counts_as_soon_as_the_wait_is_over_and_not_before()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        owner.Screen = site.Stranger();
        for (var tries = 0; tries < 5; tries++) await owner.PasswordAsync("wrong password");
        Assert.True(Waits(await owner.PasswordAsync()));
        site.Clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal("Your second step", (await owner.PasswordAsync()).Heading);
        // What succeeded is forgotten.
        owner.Screen = site.Stranger();
        for (var tries = 0; tries < 4; tries++) Assert.False(Waits(await owner.PasswordAsync("wrong password")));
    }

    [Fact]
    public async Task A_stranger_makes_nobody_wait_on_a_browser_that_they_have_used_before()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        await owner.SignInAsync();
        await owner.Screen.OpenAsync("/");
        await owner.Screen.PressAsync("Sign out");
        var stranger = new Owner(site, Cast.CaseManager);
        for (var tries = 0; tries < 15; tries++) await stranger.PasswordAsync("wrong password " + tries);
        Assert.True(Waits(await stranger.PasswordAsync()));
        Assert.Equal("Your second step", (await owner.PasswordAsync()).Heading);
        // On a browser of which nobody knows, the owner waits like anybody.
        owner.Screen = site.Stranger();
        Assert.True(Waits(await owner.PasswordAsync()));
    }

    [Fact]
    public async Task Somebody_who_tries_one_password_on_many_addresses_waits_as_well()
    {
        var guesser = new Owner(site, Cast.CaseManager);
        var looked = 0;
        for (var tries = 0; tries < 60; tries++)
            if (!Waits(await guesser.PasswordAsync("Winter2026!", $"person{tries}@example.nhs.uk"))) looked++;
        Assert.Equal(30, looked);
        site.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.False(Waits(await guesser.PasswordAsync("Winter2026!", "person99@example.nhs.uk")));
    }

    [Fact]
    public async Task Codes_are_guessed_as_slowly_as_passwords()
    {
        var owner = await Owner.EnrolAsync(site, Cast.CaseManager);
        owner.Screen = site.Stranger();
        await owner.PasswordAsync();
        var looked = 0;
        for (var tries = 0; tries < 20; tries++)
            if (!Waits(await owner.CodeAsync(tries.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)))) looked++;
        Assert.Equal(5, looked);
        site.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal("Hello Dr Marsh", (await owner.CodeAsync(owner.Code)).Heading);
    }

    [Fact]
    public async Task Many_guesses_at_once_are_no_way_around_the_wait()
    {
        await Owner.EnrolAsync(site, Cast.CaseManager);
        var screens = new List<Owner>();
        for (var i = 0; i < 12; i++) screens.Add(new Owner(site, Cast.CaseManager));
        await Task.WhenAll(screens.Select(s => s.PasswordAsync("wrong password")));
        Assert.InRange(screens.Count(s => !Waits(s.Screen)), 1, 5);
    }

    [Fact]
    public async Task An_unknown_address_is_answered_with_the_same_words_and_the_same_work()
    {
        await Owner.EnrolAsync(site, Cast.CaseManager);
        var answers = new List<(string, string, long)>();
        // The first of each is left out: it prepares statements.
        foreach (var email in new[] { Cast.Supervisor.Email, Cast.CaseManager.Email, "nobody@example.nhs.uk", Cast.Supervisor.Email })
        {
            var owner = new Owner(site, Cast.CaseManager);
            await owner.Screen.OpenAsync("/sign-in");
            var before = site.Reads;
            owner.Screen.Type("Email address", email).Type("Password", "wrong password");
            await owner.Screen.PressAsync("Sign in");
            answers.Add((owner.Screen.Heading, Assert.Single(owner.Screen.Errors), site.Reads - before));
        }

        Assert.Single(answers.Skip(1).Distinct());
    }

    [Fact]
    public async Task The_database_tells_nobody_which_addresses_were_tried()
    {
        await new Owner(site, Cast.CaseManager).PasswordAsync("wrong", "somebody@example.nhs.uk");
        var kept = await site.AskAsync(db => db.Set<Attempt>().AsNoTracking().Select(a => a.Key).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.All(kept, k => Assert.Matches("^[0-9a-f]{64}$", k));
    }

    [Fact]
    public async Task Of_10_000_tries_over_three_hours_next_to_none_is_looked_at_and_afterwards_the_owner_comes_in()
    {
        var looked = 0;
        for (var tries = 0; tries < 10_000; tries++)
        {
            site.Clock.Move(TimeSpan.FromSeconds(1.08));
            // What the page does before it looks at a password.
            if (await site.WithAsync<Attempts, TimeSpan>(attempts => attempts.TryAsync(Trier.Account(UserAccount.KeyOf(Cast.CaseManager.Email)), Trier.Address(null))) == TimeSpan.Zero) looked++;
        }

        Assert.InRange(looked, 40, 60);
        Assert.Equal(2, await site.AskAsync(db => db.Set<Attempt>().CountAsync()));
        site.Clock.Move(TimeSpan.FromMinutes(5));
        var owner = new Owner(site, Cast.CaseManager);
        await owner.AcceptAsync();
        owner.Screen = site.Stranger();
        Assert.Equal("Set up your second step", (await owner.PasswordAsync()).Heading);
    }

    [Fact]
    public async Task Many_guesses_at_once_leave_a_core_for_everybody_else()
    {
        var hasher = new SlowHasher();
        await using var fresh = new Site { Situations = "none" };
        await using var counted = fresh.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<UserAccount>>(hasher)));
        var services = counted.Services;
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            await using var scope = services.CreateAsyncScope();
            var http = new DefaultHttpContext { Connection = { RemoteIpAddress = new IPAddress([192, 0, 2, (byte)i]) } };
            Assert.Null((await scope.ServiceProvider.GetRequiredService<AccountBook>().PasswordAsync(http, $"nobody{i}@example.nhs.uk", "wrong password")).Account);
        })));
        Assert.Equal(12, hasher.Looked);
        Assert.InRange(hasher.AtOnce, 1, Math.Max(1, Environment.ProcessorCount - 1));
    }

    /// <summary>Counts how many passwords are looked at, and how many at once.</summary>
    private sealed class SlowHasher : IPasswordHasher<UserAccount>
    {
        private readonly Lock counting = new();
        private int now;

        public int Looked { get; private set; }

        public int AtOnce { get; private set; }

        public string HashPassword(UserAccount user, string password) => "hash";

        public PasswordVerificationResult VerifyHashedPassword(UserAccount user, string hashedPassword, string providedPassword)
        {
            lock (counting) (Looked, AtOnce) = (Looked + 1, Math.Max(AtOnce, ++now));
            Thread.Sleep(20);
            lock (counting) now--;
            return PasswordVerificationResult.Failed;
        }
    }
}
