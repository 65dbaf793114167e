using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Demonstration;

/// <summary>Moves a demonstration's day forward, so that months can be played in minutes. It never moves back, and a real database has no such page.</summary>
public sealed class MoveDateModel : HandrailPage
{
    [BindProperty]
    public MoveDateForm Form { get; set; } = new();

    protected override Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(Clock.CanMove ? null : NotFound());

    public void OnGet() => Form.To = DateBoxes.Of(Today);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid) return Again();
        Form.To.TryRead(out var to);
        if (to < Today) return Again(Domain.Outcome.Refused("demonstration.back", "The date can only move forward", "To"));
        if (to > Clock.RealDay.AddYears(10)) return Again(Domain.Outcome.Refused("demonstration.far", "The date must be within 10 years", "To"));
        var installation = await Db.Installations.SingleAsync(i => i.Kind == Installation.Demonstration);
        installation.DaysMoved = to.DayNumber - Clock.RealDay.DayNumber;
        if (await Db.SaveAsync() != Saved.Done) return Again(Domain.Outcome.Refused("demonstration.moved", "Somebody else has just moved the date. Look at the date and try again", "To"));
        Clock.MoveForward(installation.DaysMoved);
        TempData["Done"] = T["It is now {0}", Say.Weekday(to)].Value;
        return Redirect("/");
    }
}

public sealed class MoveDateForm
{
    [RealDate("the date to move to")]
    public DateBoxes To { get; set; } = new();
}
