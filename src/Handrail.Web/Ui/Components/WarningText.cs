using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record WarningText(IHtmlContent? Content)
{
    public string Fallback { get; init; } = "Warning";

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() =>
        Element("div", "govuk-warning-text").With(Rest)
            .Add(Element("span", "govuk-warning-text__icon").With("aria-hidden", "true").Add("!"))
            .Add(Element("strong", "govuk-warning-text__text").Add(Hidden(Text(Fallback))).Add(" ").Add(Content));
}

[HtmlTargetElement("h-warning-text")]
public sealed class WarningTextTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(new WarningText(await output.GetChildContentAsync()) { Fallback = words["Warning"], Rest = output.Rest() }.Render());
}
