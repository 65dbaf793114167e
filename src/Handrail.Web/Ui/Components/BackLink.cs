using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record BackLink(string Href, IHtmlContent Content)
{
    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() => Element("a", "govuk-back-link").With("href", Href).With(Rest).Add(Content);
}

/// <summary>Back, by name: <c>&lt;h-back-link href="…"&gt;Back to the plan&lt;/h-back-link&gt;</c>.</summary>
[HtmlTargetElement("h-back-link")]
public sealed class BackLinkTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Href { get; set; } = "#";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become(new BackLink(Href, content.IsEmptyOrWhiteSpace ? Text(words["Back"]) : content) { Rest = output.Rest() }.Render());
    }
}
