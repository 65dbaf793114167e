using System.Collections;
using System.Globalization;
using Handrail.Domain.Plans;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

/// <summary>
/// A form field bound to a property of the page (<c>for</c>) or standing alone (<c>name</c> and <c>value</c>).
/// What the person typed is kept when it was wrong, and its error stands beside it.
/// </summary>
public abstract class Field(IStringLocalizer<Wording> words) : TagHelper
{
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }

    /// <summary>The label of one control, or use <see cref="Legend"/> for a group of them; the two mean the same here.</summary>
    public string? Label { get; set; }

    public string? Legend { get; set; }

    /// <summary>s, m, l or xl; ordinary size without it.</summary>
    public string? LabelSize { get; set; }

    public string? LegendSize { get; set; }

    /// <summary>The label is the page's only h1.</summary>
    public bool LabelIsHeading { get; set; }

    public bool LegendIsHeading { get; set; }

    public string? Hint { get; set; }

    /// <summary>Who will read the answer: "Read by your case manager".</summary>
    public string? ReadBy { get; set; }

    /// <summary>The id of the line that says it once for several fields, above them.</summary>
    public string? ReadByAt { get; set; }

    /// <summary>An error that the page found itself; without it, the first error of the model state.</summary>
    public string? Error { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    protected IStringLocalizer<Wording> Words => words;

    protected string FieldName => Name ?? (For is null ? throw new InvalidOperationException("A field needs either 'for' or 'name'.") : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));

    protected string FieldId => Id ?? TagBuilder.CreateSanitizedId(FieldName, "_");

    protected virtual string? FieldError => Error ?? FirstError(FieldName);

    private string Caption => Label ?? Legend ?? throw new InvalidOperationException($"The field {FieldName} needs a label.");

    private bool CaptionIsHeading => LabelIsHeading || LegendIsHeading;

    protected IHtmlContent? Said(string? english) => string.IsNullOrEmpty(english) ? null : Text(words[english]);

    protected string? FirstError(string key) =>
        ViewContext.ViewData.ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? Sentence(entry.Errors[0], words) : null;

    internal static string Sentence(ModelError error, IStringLocalizer<Wording> words) =>
        // An exception's own words are for the log; the person is told what to do.
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : words["Check this answer"].Value;

    /// <summary>The answer as text: what was typed if the form came back, else what the model holds.</summary>
    protected string? Answer(string? key = null, object? model = null)
    {
        if (Value is not null)
            return Value;
        if (ViewContext.ViewData.ModelState.TryGetValue(key ?? FieldName, out var entry) && entry.AttemptedValue is { } typed)
            return typed;
        return Shown(key is null ? For?.Model : model);
    }

    /// <summary>The chosen values of a field that may have several.</summary>
    protected IReadOnlyCollection<string> Answers()
    {
        if (Value is not null)
            return [Value];
        if (ViewContext.ViewData.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null)
            return entry.RawValue is string[] many ? many : [entry.AttemptedValue ?? ""];
        return For?.Model switch
        {
            null => [],
            string one => [one],
            IEnumerable several => [.. several.Cast<object?>().Select(v => Shown(v) ?? "")],
            var other => [Shown(other) ?? ""],
        };
    }

    private static string? Shown(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>Tells the page's error summary that this control answers for the key, and where it is.</summary>
    protected void Stand(string? target = null, string? key = null) =>
        FieldsOnPage.Of(ViewContext.HttpContext).Add(key ?? FieldName, target ?? FieldId, FieldError);

    internal FormGroup Group() => new(FieldId)
    {
        Label = new Label(Said(Caption)) { IsPageHeading = CaptionIsHeading, Rest = Rest.None with { Classes = (LabelSize ?? LegendSize) is { } size ? "govuk-label--" + size : null } },
        ReadBy = ReadLine(),
        DescribedBy = ReadByAt,
        Hint = Said(Hint) is { } hint ? new Hint(hint) : null,
        Error = FieldError is { } error ? new ErrorMessage(Text(error)) { Prefix = words["Error"] } : null,
    };

    internal FormGroup GroupOfControls(string? role = null) => Group() with
    {
        Label = null,
        Fieldset = new Fieldset(Said(Caption))
        {
            LegendClasses = (LegendSize ?? LabelSize) is { } size ? "govuk-fieldset__legend--" + size : null,
            LegendIsPageHeading = CaptionIsHeading,
            Role = role,
        },
    };

    /// <summary>On a page about a plan it is said to whoever writes.</summary>
    private IHtmlContent? ReadLine() => Said(ReadBy is { } line && ViewContext.HttpContext.Items[typeof(Readers)] is IReadOnlyList<Role> roles ? Readers.SaidTo(roles, line) : ReadBy);
}

/// <summary>The fields of this answer in the order of the page, for the error summary that is drawn after them.</summary>
internal sealed class FieldsOnPage
{
    private readonly List<(string Key, string Target, string? Error)> _fields = [];

    public IReadOnlyList<(string Key, string Target, string? Error)> All => _fields;

    public static FieldsOnPage Of(HttpContext http)
    {
        if (http.Items[typeof(FieldsOnPage)] is FieldsOnPage fields)
            return fields;
        fields = new();
        http.Items[typeof(FieldsOnPage)] = fields;
        return fields;
    }

    public void Add(string key, string target, string? error) => _fields.Add((key, target, error));
}
