using System.Globalization;

namespace Handrail.Web.Ui;

/// <summary>Days, times and numbers as the NHS service manual writes them: "6 August 2026", "2pm to 6pm", "1,200".</summary>
public static class Say
{
    private static CultureInfo Here => CultureInfo.CurrentCulture;

    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", Here);

    public static string Date(DateOnly? day, string otherwise) => day is { } d ? Date(d) : otherwise;

    public static string Weekday(DateOnly day) => day.ToString("dddd d MMMM yyyy", Here);

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", Here);

    public static string Dates(DateOnly from, DateOnly to) => $"{Date(from)} to {Date(to)}";

    public static string Time(TimeOnly time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "midnight",
        (12, 0) => "midday",
        (var h, 0) => Hour(h) + Half(h),
        (var h, var m) => $"{Hour(h)}.{m.ToString("00", CultureInfo.InvariantCulture)}{Half(h)}",
    };

    public static string Times(TimeOnly from, TimeOnly to) => $"{Time(from)} to {Time(to)}";

    public static string Moment(DateTime local) => $"{Date(DateOnly.FromDateTime(local))} at {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>"just now", "3 minutes ago", "2 hours ago", and from the second day on the date.</summary>
    public static string Ago(DateTime then, DateTime now) => (now - then) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalHours: < 1 } since => Count((long)since.TotalMinutes, "minute", "minutes") + " ago",
        { TotalDays: < 1 } since => Count((long)since.TotalHours, "hour", "hours") + " ago",
        _ => "on " + Date(DateOnly.FromDateTime(Access.ServiceClock.InLondon(then))),
    };

    /// <summary>"8 seconds", "2 minutes": how long to wait, never less than it is.</summary>
    public static string Wait(TimeSpan wait) => wait.TotalSeconds < 90
        ? Count((long)Math.Ceiling(wait.TotalSeconds), "second", "seconds")
        : Count((long)Math.Ceiling(wait.TotalMinutes), "minute", "minutes");

    /// <summary>"16 November 2026, 6 days ago".</summary>
    public static string Ago(DateOnly day, DateOnly today) => $"{Date(day)}, {(today.DayNumber - day.DayNumber) switch { 0 => "today", 1 => "yesterday", var days => Count(days, "day", "days") + " ago" }}";

    public static string Number(long number) => number.ToString("N0", Here);

    public static string Number(decimal number) => number.ToString("#,##0.##", Here);

    /// <summary>"640 KB", "2.4 MB".</summary>
    public static string FileSize(long bytes) => bytes < 1 << 20 ? $"{Number(Math.Max(1, bytes >> 10))} KB" : $"{Number(Math.Round((decimal)bytes / (1 << 20), 1))} MB";

    /// <summary>"1 week", "6 weeks": the singular and the plural are whole words, since languages form them differently.</summary>
    public static string Count(long number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    private static string Hour(int hour) => (hour % 12 == 0 ? 12 : hour % 12).ToString(CultureInfo.InvariantCulture);

    private static string Half(int hour) => hour < 12 ? "am" : "pm";
}
