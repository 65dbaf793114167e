using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Panel(IHtmlContent Title, IHtmlContent? Body)
{
    public int HeadingLevel { get; init; } = 1;

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() =>
        Element("div", "govuk-panel govuk-panel--confirmation").With(Rest)
            .Add(Heading(HeadingLevel, "govuk-panel__title").Add(Title))
            .Add(Body is null ? null : Element("div", "govuk-panel__body").Add(Body));
}

/// <summary>It is done: <c>&lt;h-panel title="The plan is agreed"&gt;…&lt;/h-panel&gt;</c>; its title is the page's h1.</summary>
[HtmlTargetElement("h-panel")]
public sealed class PanelTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Title { get; set; } = "";

    public int Level { get; set; } = 1;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var body = await output.GetChildContentAsync();
        output.Become(new Panel(Text(words[Title]), body.IsEmptyOrWhiteSpace ? null : body) { HeadingLevel = Level, Rest = output.Rest() }.Render());
    }
}
