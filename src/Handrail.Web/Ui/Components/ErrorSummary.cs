using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record SummarisedError(IHtmlContent Content, string? Href)
{
    public Rest Rest { get; init; } = Rest.None;
}

internal sealed record ErrorSummary(IHtmlContent Title, IReadOnlyList<SummarisedError> Errors)
{
    public IHtmlContent? Description { get; init; }

    public bool? DisableAutoFocus { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render()
    {
        var body = Element("div", "govuk-error-summary__body");
        if (Description is not null)
            _ = body.Add(Element("p").Add(Description));
        if (Errors.Count > 0)
        {
            _ = body.Add(Element("ul", "govuk-list govuk-error-summary__list").AddAll(Errors.Select(e =>
                Element("li").Add(e.Href is null ? e.Content : Element("a").With("href", e.Href).With(e.Rest).Add(e.Content)))));
        }

        return Element("div", "govuk-error-summary")
            .With("data-module", "govuk-error-summary")
            .With("data-disable-auto-focus", DisableAutoFocus switch { null => null, true => "true", false => "false" })
            .With(Rest)
            .Add(Element("div").With("role", "alert").Add(Element("h2", "govuk-error-summary__title").Add(Title)).Add(body));
    }
}

/// <summary>
/// What is wrong with the form, in the order of its fields, each leading to its control. The layout shows it: a page need not.
/// </summary>
[HtmlTargetElement("h-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Title { get; set; } = "There is a problem";

    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext]
    [HtmlAttributeNotBound]
    public Microsoft.AspNetCore.Mvc.Rendering.ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var fields = FieldsOnPage.Of(ViewContext.HttpContext).All;
        var beside = fields.Where(f => f.Error is not null).Select(f => new SummarisedError(Text(f.Error), "#" + f.Target));
        // Errors that no field answers for speak of the whole form; they come after, without a link.
        var whole = ViewContext.ViewData.ModelState
            .Where(entry => !fields.Any(f => entry.Key == f.Key || entry.Key.StartsWith(f.Key + ".", StringComparison.Ordinal) || entry.Key.StartsWith(f.Key + "[", StringComparison.Ordinal)))
            .SelectMany(entry => entry.Value?.Errors ?? [])
            .Select(error => Field.Sentence(error, words))
            .Distinct(StringComparer.Ordinal)
            .Select(sentence => new SummarisedError(Text(sentence), null));
        SummarisedError[] errors = [.. beside, .. whole];
        output.Become(errors.Length == 0 ? null : new ErrorSummary(Text(words[Title]), errors) { Rest = output.Rest() }.Render());
    }
}
