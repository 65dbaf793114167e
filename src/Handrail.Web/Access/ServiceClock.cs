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

    public DateOnly RealDay => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(machine.GetUtcNow(), London).DateTime);

    public DateTime UtcNow => machine.GetUtcNow().UtcDateTime;

    public Moment Now => new(UtcNow, Today);

    public static DateTime InLondon(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, London);
}
