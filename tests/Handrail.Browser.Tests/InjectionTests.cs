using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Tests.Access;
using Microsoft.Playwright;
using Xunit;

namespace Handrail.Browser.Tests;

/// <summary>
/// Plans in which every text is something that would run where it is taken for markup, looked at with script on: once under the pages'
/// own policy, which would report what it stops, and once without it, so that nothing but the pages themselves stops it. A few
/// plans by a printed seed here; HANDRAIL_TRUTH=whole has every payload in every field.
/// </summary>
public sealed class InjectionTests(Chromium chromium, ITestOutputHelper output)
{
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("HANDRAIL_TRUTH") == "whole";

    private static readonly string[] Pages = ["/plans", "/board", "/plans/{0}", "/plans/{0}/content", "/plans/{0}/progress", "/plans/{0}/history", "/plans/{0}/discussion", "/plans/{0}/timeline", "/plans/{0}/what-happens-next", "/plans/{0}/compare", "/plans/{0}/outcome", "/requests/{0}", "/plans/{0}/reviews/1", "/plans/{0}/evidence", "/plans/{0}/people"];

    [Fact]
    public async Task Nothing_that_people_have_typed_runs_in_a_browser()
    {
        var seed = Web.Tests.Seed.Take();
        var dice = new Random(seed);
        // What a draft keeps is clean text already; a lone half of a character cannot be stored at all.
        var payloads = Payloads.All.Select(p => Domain.Text.Clean(p.Text)).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(_ => dice.Next()).ToList();
        using var app = new App("demo");
        var stories = Situation.All.Where(s => s.Words.Reviews.Count > 0).ToList();
        var (number, used, references) = (0, 0, new List<(string Reference, Circle People)>());
        for (var plan = 0; IsWhole ? used < payloads.Count * 60 : plan < 1; plan++)
        {
            var story = stories[(plan + seed % 7 + 7) % stories.Count];
            var told = new Retold((field, most) =>
            {
                used++;
                // Texts of one plan differ from each other by their number, as titles must.
                var text = FormattableString.Invariant($"{payloads[(plan * 61 + number++) % payloads.Count]} {number}");
                while (most >= 1_000 && text.Length < most / 2) text += FormattableString.Invariant($"\n{payloads[number++ % payloads.Count]}");
                return text.Length <= most ? text : FormattableString.Invariant($"{payloads[number % payloads.Count][..Math.Min(20, payloads[number % payloads.Count].Length)]} {number}");
            });
            references.Add((await app.PlayAsync(told.Of(story, story.People), 100 + plan), story.People));
        }

        var (looked, shown, faults) = (0, 0, new List<string>());
        foreach (var obeys in new[] { true, false })
        {
            foreach (var people in references.GroupBy(r => r.People.CaseManager.Name, StringComparer.Ordinal))
            {
                await using var visitor = await chromium.VisitAsync(app, obeysPolicy: obeys);
                visitor.Page.Dialog += async (_, dialog) =>
                {
                    faults.Add($"{visitor.Page.Url}: a dialog says {dialog.Message}");
                    await dialog.DismissAsync();
                };
                await visitor.BecomeAsync(people.Key);
                foreach (var (reference, _) in people)
                {
                    foreach (var page in Pages)
                    {
                        looked++;
                        await visitor.OpenAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, page, reference));
                        // What waits for a pointer or the focus gets both.
                        try
                        {
                            var ran = await visitor.Page.EvaluateAsync<string>($$"""
                                () => {
                                  for (const e of document.querySelectorAll('main *')) { e.dispatchEvent(new MouseEvent('mouseover')); if (e.tabIndex >= 0) e.focus(); }
                                  const strange = document.querySelector('main :is(iframe, object, embed, base, style, math, template, video, audio, marquee, dialog, animate, set), main script, main [onerror], main [onload], main [onfocus], main [srcdoc]');
                                  return window.{{Payloads.Global}} !== undefined ? 'it ran' : strange ? 'there is ' + strange.outerHTML.slice(0, 120) : '';
                                }
                                """);
                            shown += await visitor.Page.EvaluateAsync<int>($"() => document.body.textContent.split('{Payloads.Elsewhere}').length - 1");
                            if (ran.Length > 0) faults.Add($"{visitor.Page.Url}: {ran}");
                        }
                        catch (PlaywrightException gone)
                        {
                            // A text has taken the page away, or broken it.
                            faults.Add($"{visitor.Page.Url}: {gone.Message}");
                        }
                    }
                }

                // A page that is not there for the reader is answered 404, and the console says so.
                faults.AddRange(visitor.Complaints.Where(c => !c.Contains("status of 404", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
            }
        }

        output.WriteLine($"seed {seed}: {payloads.Count} payloads, {used} fields of {references.Count} plans, {looked} pages, {shown} texts that name another server");
        Assert.True(payloads.Count > 400 && used > 30 && looked > 20 && shown > 20, $"{payloads.Count} payloads, {used} fields, {looked} pages, {shown} shown");
        Assert.True(faults.Count == 0, $"{faults.Count} (seed {seed}):\n" + string.Join('\n', faults.Take(40)));
    }
}
