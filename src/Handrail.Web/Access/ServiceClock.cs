using Handrail.Domain;

namespace Handrail.Web.Access;

/// <summary>
/// The service's day, in the United Kingdom's time zone, which a demonstration may have moved forward; and the machine's
/// instant for the log. Sessions, tokens and keys use the machine's time alone.
/// </summary>
public sealed class ServiceClock(TimeProvider machine)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private int daysMoved;

    /// <summary>Whether this is a demonstration, whose day people may move.</summary>
    public bool CanMove { get; set; }

    public int DaysMoved
    {
        get => Volatile.Read(ref daysMoved);
        set => Volatile.Write(ref daysMoved, value);
    }

    public DateOnly Today => RealDay.AddDays(DaysMoved);

    public DateOnly RealDay => InLondon(machine.GetUtcNow());

    public DateTime UtcNow => machine.GetUtcNow().UtcDateTime;

    /// <summary>One look at the machine's clock, so that the instant and the day agree at midnight.</summary>
    public Moment Now
    {
        get
        {
            var at = machine.GetUtcNow();
            return new(at.UtcDateTime, InLondon(at).AddDays(DaysMoved));
        }
    }

    /// <summary>A demonstration's day moves forward and never back, whichever of two people's moves is heard of last.</summary>
    public void MoveForward(int days)
    {
        for (var seen = DaysMoved; seen < days; seen = DaysMoved)
            Interlocked.CompareExchange(ref daysMoved, days, seen);
    }

    private static DateOnly InLondon(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, London).DateTime);

    public static DateTime InLondon(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, London);
}
