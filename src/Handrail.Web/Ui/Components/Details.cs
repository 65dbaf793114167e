using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Details(IHtmlContent Summary, IHtmlContent? Content)
{
    public string? Id { get; init; }

    public bool IsOpen { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() =>
        Element("details", "govuk-details").With("id", Id).With(Rest).With("open", IsOpen)
            .Add(Element("summary", "govuk-details__summary").Add(Element("span", "govuk-details__summary-text").Add(Summary)))
            .Add(Element("div", "govuk-details__text").Add(Content));
}

/// <summary>More for those who want it: <c>&lt;h-details summary="Who can see this"&gt;…&lt;/h-details&gt;</c>.</summary>
[HtmlTargetElement("h-details")]
public sealed class DetailsTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Summary { get; set; } = "";

    public string? Id { get; set; }

    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(new Details(Text(words[Summary]), await output.GetChildContentAsync()) { Id = Id, IsOpen = Open, Rest = output.Rest() }.Render());
}
