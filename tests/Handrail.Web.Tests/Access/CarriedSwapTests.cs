using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Persistence.Files;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>
/// What somebody carries or is sent, exchanged for another's: the cookie of a session, the secret of a link, the id and the name of
/// a file, the name of who is writing. Each is answered like one that never was, to the byte.
/// </summary>
[Trait("Runs", "once")]
public sealed partial class CarriedSwapTests : IAsyncLifetime
{
    private Site site = null!;
    private Surfer mine = null!, theirs = null!;

    public async ValueTask InitializeAsync()
    {
        site = await Owner.OpenAsync();
        (mine, theirs) = (await Surfer.SignedInAsync(site, Cast.CaseManager), await Surfer.SignedInAsync(site, Cast.OtherCaseManager));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_session_is_its_whole_key_and_nothing_that_lies_in_the_database()
    {
        var reference = await site.PlanAtAsync(PlanStatus.InDelivery);
        var key = mine.Cookies.Single(c => c.Name == Sessions.Cookie).Value;
        var rows = await site.AskAsync(db => db.Set<Session>().AsNoTracking().ToListAsync());
        var ended = theirs.Cookies.Single(c => c.Name == Sessions.Cookie).Value;
        await site.AskAsync(db => db.Set<Session>().Where(s => s.PersonId == Cast.OtherCaseManager.Id).ExecuteDeleteAsync());
        var forged = rows.SelectMany(s => new[] { s.Id.ToString(), s.PersonId.ToString(), WebEncoders.Base64UrlEncode(s.KeyHash), Convert.ToHexString(s.KeyHash) })
            .Concat([ended, key[..^1], key + "A", key[1..], key.ToUpperInvariant(), Other(key), WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(key))), new string('A', 43), new string('A', 10_000), "", " ", "\"" + key, "%00", "null", "../../" + key]).ToList();
        foreach (var address in new[] { "/", "/plans", $"/plans/{reference}", $"/plans/{reference}/content", "/account", "/your-sessions" })
        {
            using var known = await AskAsync(address, key);
            Assert.Equal(HttpStatusCode.OK, known.StatusCode);
            var nobody = await PlainlyAsync(await AskAsync(address, null));
            foreach (var value in forged) Assert.Equal(nobody, await PlainlyAsync(await AskAsync(address, value)));
        }

        Task<HttpResponseMessage> AskAsync(string address, string? value) =>
            mine.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), value is null ? [] : [new RawCookie(Sessions.Cookie, value).AsCookie()]);
    }

    [Fact]
    public async Task A_link_works_whole_at_its_own_page_and_once()
    {
        var secrets = new Dictionary<LinkKind, string>
        {
            [LinkKind.Invitation] = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.Supervisor),
            [LinkKind.PasswordReset] = await Owner.LinkAsync(site, LinkKind.PasswordReset, Cast.CaseManager),
        };
        var used = await Owner.LinkAsync(site, LinkKind.Invitation, Cast.MrG);
        var replaced = await Owner.LinkAsync(site, LinkKind.PasswordReset, Cast.OtherCaseManager);
        await Owner.LinkAsync(site, LinkKind.PasswordReset, Cast.OtherCaseManager);
        var rows = await site.AskAsync(db => db.Set<OneTimeLink>().AsNoTracking().ToListAsync());
        await site.AskAsync(db => db.Set<OneTimeLink>().Where(l => l.PersonId == Cast.MrG.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, DateTime.UnixEpoch)));
        var pages = new Dictionary<LinkKind, string> { [LinkKind.Invitation] = "/invitations/", [LinkKind.PasswordReset] = "/reset-password/", [LinkKind.FirstAdministrator] = "/first-administrator/" };
        var swaps = 0;
        foreach (var (kind, page) in pages)
        {
            foreach (var who in new[] { null, mine, theirs })
            {
                var nowhere = await PlainlyAsync(await AskAsync(who, page + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))), page);
                Assert.StartsWith("404", nowhere, StringComparison.Ordinal);
                var others = secrets.Where(s => s.Key != kind).Select(s => s.Value).Concat(secrets.Values.SelectMany(s => new[] { s[..^1], s + "A", Other(s), s.ToLowerInvariant() }))
                    .Concat([used, replaced]).Concat(rows.SelectMany(r => new[] { r.Id.ToString(), WebEncoders.Base64UrlEncode(r.Hash), Convert.ToHexString(r.Hash) })).Append("%20").Append("x");
                foreach (var secret in others)
                {
                    swaps++;
                    Assert.Equal(nowhere, await PlainlyAsync(await AskAsync(who, page + secret), page));
                }
            }
        }

        foreach (var (kind, secret) in secrets) Assert.Equal(HttpStatusCode.OK, (await site.Stranger().Http.GetAsync(pages[kind] + secret)).StatusCode);
        Assert.True(swaps > 150, $"only {swaps}");

        Task<HttpResponseMessage> AskAsync(Surfer? who, string address) => who is null ? site.Stranger().Http.GetAsync(address) : who.Screen.Http.GetAsync(address);
    }

    [Fact]
    public async Task A_file_is_opened_by_its_own_plan_and_id_and_never_by_its_name_or_place()
    {
        var (own, other) = (await site.PlanAtAsync(PlanStatus.InDelivery), await site.PlanAtAsync(PlanStatus.InDelivery));
        var now = new Moment(site.Clock.GetUtcNow().UtcDateTime, Site.Today);
        foreach (var reference in new[] { own, other })
        {
            await site.ChangeAsync(async db =>
            {
                var plan = await db.Plans.Include(p => p.Assignments).Include(p => p.Versions).SingleAsync(p => p.Reference == reference);
                using var content = new MemoryStream(Encoding.UTF8.GetBytes("what the file says"));
                Assert.True(plan.AttachEvidence(Cast.MrG.AsActor(), "reflective-log", "A title", Site.Today, [plan.Agreed.Objectives[0].Id], "", new StoredFile(await site.Services.GetRequiredService<FileStore>().KeepAsync(content, default), "notes.txt", 18), now).IsDone);
                await db.SaveAsync();
                // The other plan is another's.
                if (reference == other) await db.Set<Assignment>().Where(a => a.PlanId == plan.Id && a.PersonId == Cast.CaseManager.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.To, Site.Today.AddDays(-1)));
            });
        }

        var files = await site.AskAsync(db => db.Set<Evidence>().AsNoTracking().Where(e => e.FileId != null).Join(db.Plans, e => e.PlanId, p => p.Id, (e, p) => new { p.Reference, e.Id, e.FileId, PlanId = p.Id }).ToListAsync());
        var (a, b) = (files.Single(f => f.Reference == own), files.Single(f => f.Reference == other));
        Assert.Equal("what the file says", await mine.Screen.Http.GetStringAsync($"/plans/{own}/evidence/{a.Id}"));
        foreach (var plan in new[] { own, other })
        {
            foreach (var form in new[] { "/plans/{0}/evidence/{1}", "/requests/{0}/documents/{1}/file" })
            {
                var nowhere = await PlainlyAsync(await mine.Screen.Http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, "PSR-1900-0001", Guid.CreateVersion7())));
                Assert.StartsWith("404", nowhere, StringComparison.Ordinal);
                foreach (var id in new object[] { b.Id, b.FileId!, a.FileId!, b.PlanId, Cast.MrG.Id, "notes.txt", "..%2fnotes.txt", $"{a.FileId:N}", $"..%2f..%2ffiles%2f{b.FileId:N}", "%2e%2e%2fhandrail.db" })
                    if (!(plan == own && id.Equals(a.Id)))
                        Assert.Equal(nowhere, await PlainlyAsync(await mine.Screen.Http.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, plan, id))));
            }
        }
    }

    [Fact]
    public async Task A_form_that_saves_itself_for_another_writer_saves_nothing_whoever_that_is()
    {
        var reference = await site.PlanAtAsync(PlanStatus.RequestDrafting);
        await mine.Screen.OpenAsync($"/requests/{reference}/post");
        mine.Screen.Page.QuerySelector("textarea")!.TextContent = "Somebody else's words.";
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var writer in Cast.People.Where(p => p != Cast.CaseManager).Select(p => p.Id.ToString()).Concat([Guid.CreateVersion7().ToString(), "nobody", Cast.CaseManager.Name]))
        {
            var saving = await new Background(mine.Screen).SaveAsync(writer);
            answers.Add($"{saving.Status} {saving.Answer}");
        }

        Assert.Contains("Somebody else is signed in now", Assert.Single(answers), StringComparison.Ordinal);
    }

    /// <summary>Status, headers and the whole body, without what is another each time.</summary>
    private static async Task<string> PlainlyAsync(HttpResponseMessage answer, string? page = null)
    {
        using (answer)
        {
            var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Set-Cookie" or "Content-Length")).OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
            var text = ByChance().Replace($"{(int)answer.StatusCode} {string.Join("; ", headers)} {await answer.Content.ReadAsStringAsync()}", "");
            return page is null ? text : Regex.Replace(text, Regex.Escape(page) + "[^\"]*", page, RegexOptions.None, TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The same but for one letter in the middle.</summary>
    private static string Other(string key) => key[..20] + (key[20] == 'B' ? 'C' : 'B') + key[21..];

    [GeneratedRegex("(?:__RequestVerificationToken|FormId)\"[^>]* value=\"[^\"]*\"", RegexOptions.NonBacktracking)]
    private static partial Regex ByChance();

    /// <summary>A cookie as it is written, whatever is in it.</summary>
    private sealed record RawCookie(string Name, string Value)
    {
        public Cookie AsCookie()
        {
            var cookie = new Cookie { Name = Name };
            // What the class would refuse is sent escaped.
            try
            {
                cookie.Value = Value;
            }
            catch (CookieException)
            {
                cookie.Value = Uri.EscapeDataString(Value);
            }

            return cookie;
        }
    }
}
