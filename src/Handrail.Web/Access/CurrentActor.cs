using System.Security.Claims;
using Handrail.Domain;
using Handrail.Web.Persistence;

namespace Handrail.Web.Access;

/// <summary>Turns the signed-in account of a request into the <see cref="Actor"/> that pages know: their rights of today, read once a request in one command.</summary>
public sealed class CurrentActor(ServiceClock clock, PlanReading reading)
{
    private Actor? actor;

    public async Task<Actor?> OfAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (actor is not null) return actor;
        // Choosing a named person is the only way in, and it is for demonstrations: on real records no sign-in counts.
        if (!clock.CanMove) return null;
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        // Rights end and lapse by the service's day; whoever has none left is nobody here.
        var today = clock.Today;
        return actor = await reading.PersonAsync(id, cancel) is { } person && person.IsHereOn(today) ? person.AsActor(today) : null;
    }
}
