using System.Security.Cryptography;
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
            if (await BegunAsync() is { } begun) return Redirect($"/requests/{begun}");
            var reference = Plan.AnyReference(Today.Year, attempt);
            Db.Add(Plan.BeginRequest(Me, reference, country, Clock.Now, IdOfForm()));
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

    /// <summary>One form begins one plan, also where its twin is saved at the same moment: the second finds the id taken.</summary>
    private Guid IdOfForm() => new(SHA256.HashData([.. FormId.ToByteArray(), .. Me.PersonId.ToByteArray()]).AsSpan(0, 16));
}
