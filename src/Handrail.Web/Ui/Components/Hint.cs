using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Hint(IHtmlContent Content)
{
    public string? Id { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() => Element("div", "govuk-hint").With("id", Id).With(Rest).Add(Content);
}

[HtmlTargetElement("h-hint")]
public sealed class HintTagHelper : TagHelper
{
    public string? Id { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(new Hint(await output.GetChildContentAsync()) { Id = Id, Rest = output.Rest() }.Render());
}
