using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record SkipLink(string Href, IHtmlContent Content)
{
    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() => Element("a", "govuk-skip-link").With("href", Href).With("data-module", "govuk-skip-link").With(Rest).Add(Content);
}

[HtmlTargetElement("h-skip-link")]
public sealed class SkipLinkTagHelper : TagHelper
{
    public string Href { get; set; } = "#main-content";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(new SkipLink(Href, await output.GetChildContentAsync()) { Rest = output.Rest() }.Render());
}
