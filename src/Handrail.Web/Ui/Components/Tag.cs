using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Tag(IHtmlContent Content)
{
    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() => Element("strong", "govuk-tag").With(Rest).Add(Content);
}

/// <summary>
/// A state in a word: <c>&lt;h-tag colour="green"&gt;Done&lt;/h-tag&gt;</c>. Green is done, orange is due, grey is not yet,
/// red is patient safety alone; without a colour it is a plain fact.
/// </summary>
[HtmlTargetElement("h-tag")]
public sealed class TagTagHelper : TagHelper
{
    public string? Colour { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rest = output.Rest();
        output.Become(new Tag(await output.GetChildContentAsync())
        {
            Rest = rest with { Classes = Join(Classes(Colour), rest.Classes) },
        }.Render());
    }

    internal static string? Classes(string? colour) => string.IsNullOrEmpty(colour) ? null : "govuk-tag--" + colour;
}
