using Microsoft.AspNetCore.Html;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

/// <summary>
/// What every field has in common: who reads it, its hint, its error, and the ids by which the control names them.
/// </summary>
internal sealed record FormGroup(string Id)
{
    public Label? Label { get; init; }

    public Fieldset? Fieldset { get; init; }

    public IHtmlContent? ReadBy { get; init; }

    public Hint? Hint { get; init; }

    public ErrorMessage? Error { get; init; }

    public string? DescribedBy { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public bool IsWrong => Error is not null;

    /// <summary>The value of the control's aria-describedby, in the order in which the parts stand on the page.</summary>
    public string? Described => Join(
        Fieldset?.DescribedBy ?? DescribedBy,
        ReadBy is null ? null : Id + "-read-by",
        Hint is null ? null : Id + "-hint",
        Error is null ? null : Id + "-error");

    public IHtmlContent Render(params IHtmlContent?[] control)
    {
        var group = Element("div", "govuk-form-group", IsWrong ? "govuk-form-group--error" : null).With(Rest);
        IHtmlContent?[] parts =
        [
            (Label is null ? null : Label with { For = Id })?.Render(),
            ReadBy is null ? null : Element("p", "hr-read-by").With("id", Id + "-read-by").Add(ReadBy),
            (Hint is null ? null : Hint with { Id = Id + "-hint" })?.Render(),
            (Error is null ? null : Error with { Id = Id + "-error" })?.Render(),
            .. control,
        ];
        if (Fieldset is null)
            return group.AddAll(parts);
        var inner = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            if (part is not null)
                _ = inner.AppendHtml(part);
        }

        return group.Add((Fieldset with { DescribedBy = Described }).Render(inner));
    }
}
