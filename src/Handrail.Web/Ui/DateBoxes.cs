using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Handrail.Web.Ui;

/// <summary>A day as it was typed, in three boxes. It stays as typed until it is read.</summary>
public sealed class DateBoxes
{
    private static readonly string[] _months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public string? Day { get; set; }

    public string? Month { get; set; }

    public string? Year { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    public static DateBoxes Of(DateOnly? day) => day is not { } d ? new() : new()
    {
        Day = d.Day.ToString(CultureInfo.InvariantCulture),
        Month = d.Month.ToString(CultureInfo.InvariantCulture),
        Year = d.Year.ToString(CultureInfo.InvariantCulture),
    };

    public bool TryRead(out DateOnly date)
    {
        date = default;
        if (Number(Day) is not { } day || MonthNumber(Month) is not { } month || Number(Year) is not { } year)
            return false;
        if (year is < 1000 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>
    /// What is wrong with it: a sentence with a place for the date's name, and the boxes it speaks of (none: the whole date).
    /// The order and the wording follow the design system's guidance for dates: first what is missing, then what is not real.
    /// </summary>
    public (string Sentence, string[] Boxes)? Fault()
    {
        if (IsEmpty)
            return ("Enter {0}", []);
        string[] missing =
        [
            .. string.IsNullOrWhiteSpace(Day) ? new[] { nameof(Day) } : [],
            .. string.IsNullOrWhiteSpace(Month) ? new[] { nameof(Month) } : [],
            .. string.IsNullOrWhiteSpace(Year) ? new[] { nameof(Year) } : [],
        ];
        if (missing.Length > 0)
            return ("{0} must include a " + string.Join(" and ", missing).ToLowerInvariant(), missing);
        if (MonthNumber(Month) is not (>= 1 and <= 12))
            return ("{0} must have a month from 1 to 12, or the name of a month", [nameof(Month)]);
        if (Number(Year) is not (>= 1000 and <= 9999))
            return ("{0} must have a year with 4 numbers", [nameof(Year)]);
        return TryRead(out _) ? null : ("{0} must be a real date", []);
    }

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? MonthNumber(string? typed)
    {
        if (Number(typed) is { } number)
            return number;
        var word = typed?.Trim().ToLowerInvariant() ?? "";
        var index = word.Length < 3 ? -1 : Array.FindIndex(_months, m => m.StartsWith(word, StringComparison.Ordinal) || (word == "sept" && m == "september"));
        return index < 0 ? null : index + 1;
    }
}

/// <summary>
/// The date must be a real one: <c>[RealDate("the start date")]</c>. An empty date is an error unless it is <see cref="Optional"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RealDateAttribute(string subject) : ValidationAttribute
{
    public string Subject { get; } = subject;

    public bool Optional { get; set; }

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        var boxes = value as DateBoxes ?? new DateBoxes();
        if ((Optional && boxes.IsEmpty) || boxes.Fault() is not { } fault)
            return ValidationResult.Success;
        var words = validationContext.GetService(typeof(IStringLocalizer<Wording>)) as IStringLocalizer<Wording>;
        var name = words?[Subject].Value ?? Subject;
        if (fault.Sentence.StartsWith("{0}", StringComparison.Ordinal) && name.Length > 0)
            name = char.ToUpper(name[0], CultureInfo.CurrentCulture) + name[1..];
        var sentence = words?[fault.Sentence, name].Value ?? string.Format(CultureInfo.CurrentCulture, fault.Sentence, name);
        return new ValidationResult(sentence, fault.Boxes);
    }
}
