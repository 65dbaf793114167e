using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;

namespace Handrail.Web.Access;

/// <summary>Who asks, for one request: the session and its person, and the <see cref="Actor"/> that pages know.</summary>
public sealed class CurrentActor(ServiceClock clock)
{
    private Actor? actor;

    /// <summary>The browser's session, also one that still waits for a second factor.</summary>
    public Session? Session { get; private set; }

    public Person? Person { get; private set; }

    /// <summary>Nobody until a second factor has been shown. Choosing a named person needs none, and is for demonstrations alone.</summary>
    public Actor? Actor => Session is { } session && (clock.CanMove ? session.Way == SignInWay.Demonstration : session.FactorAt is not null) ? actor : null;

    /// <summary>Whether a password has been given and a second factor has not.</summary>
    public bool IsHalf => Session is not null && Actor is null && !clock.CanMove;

    /// <summary>Whether the session counts. Rights end and lapse by the service's day; whoever has none left is nobody here.</summary>
    public bool Enter(Session session, Person person)
    {
        var today = clock.Today;
        if (!person.IsHereOn(today)) return false;
        (Session, Person, actor) = (session, person, person.AsActor(today));
        return Actor is not null;
    }
}
