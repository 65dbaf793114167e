using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Fieldset(IHtmlContent? Legend)
{
    public string? LegendClasses { get; init; }

    public bool LegendIsPageHeading { get; init; }

    public string? Role { get; init; }

    public string? DescribedBy { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render(IHtmlContent? content)
    {
        var fieldset = Element("fieldset", "govuk-fieldset").With("role", Role).With("aria-describedby", DescribedBy).With(Rest);
        if (Legend is not null)
        {
            var inner = LegendIsPageHeading ? Element("h1", "govuk-fieldset__heading").Add(Legend) : Legend;
            _ = fieldset.Add(Element("legend", "govuk-fieldset__legend", LegendClasses).Add(inner));
        }

        return fieldset.Add(content);
    }
}

/// <summary>Groups fields under one legend: <c>&lt;h-fieldset legend="Where you work"&gt;…&lt;/h-fieldset&gt;</c>.</summary>
[HtmlTargetElement("h-fieldset")]
public sealed class FieldsetTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Legend { get; set; } = "";

    public string LegendSize { get; set; } = "m";

    public bool LegendIsHeading { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fieldset = new Fieldset(Legend.Length == 0 ? null : Text(words[Legend]))
        {
            LegendClasses = "govuk-fieldset__legend--" + LegendSize,
            LegendIsPageHeading = LegendIsHeading,
            Rest = output.Rest(),
        };
        output.Become(fieldset.Render(await output.GetChildContentAsync()));
    }
}
