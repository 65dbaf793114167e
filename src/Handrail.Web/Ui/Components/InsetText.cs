using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record InsetText(IHtmlContent? Content)
{
    public string? Id { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() => Element("div", "govuk-inset-text").With("id", Id).With(Rest).Add(Content);
}

[HtmlTargetElement("h-inset-text")]
public sealed class InsetTextTagHelper : TagHelper
{
    public string? Id { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(new InsetText(await output.GetChildContentAsync()) { Id = Id, Rest = output.Rest() }.Render());
}
