using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Requests;

/// <summary>What a request is and what is needed for it; pressing the button begins one.</summary>
public sealed class NewModel : HandrailPage
{
    protected override Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(Me.Has(Duties.RequestPlans) ? null : NotFound());

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Again();
        var country = await Db.Organisations.AsNoTracking().Where(o => o.Id == Me.OrganisationId).Select(o => o.Country).SingleAsync();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            // In this order: a twin of this form that is saved after the second look has taken the reference that the first look found free.
            var reference = Plan.NextReference(Today.Year, await NewestAsync(Today.Year));
            if (await BegunAsync() is { } begun) return Redirect($"/requests/{begun}");
            Db.Add(Plan.BeginRequest(Me, reference, country, Clock.Now));
            if (await Db.SaveAsync(FormId) == Saved.Done) return Redirect($"/requests/{reference}");
        }

        return Again(Outcome.Refused("request.busy", "Many requests are being started at once. Nothing has been saved. Try again in a moment"));
    }

    /// <summary>The reference of the request that this form has already begun.</summary>
    private Task<string?> BegunAsync() => (
        from entry in Db.Entries
        join plan in Db.Plans on entry.SubjectId equals plan.Id
        where entry.FormId == FormId && entry.ActorId == Me.PersonId
        select plan.Reference).FirstOrDefaultAsync();

    /// <summary>Longer numbers are later ones: text order alone would put 10000 before 9999.</summary>
    private Task<string?> NewestAsync(int year)
    {
        var first = Plan.ReferenceFor(year, 0)[..^4];
        return Db.Plans.Where(p => p.Reference.StartsWith(first)).Select(p => p.Reference)
            .OrderByDescending(r => r.Length).ThenByDescending(r => r).FirstOrDefaultAsync();
    }
}
