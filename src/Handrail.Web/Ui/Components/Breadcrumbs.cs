using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Crumb(IHtmlContent Content, string? Href)
{
    public Rest Rest { get; init; } = Rest.None;
}

internal sealed record Breadcrumbs(IReadOnlyList<Crumb> Items)
{
    public string Name { get; init; } = "Breadcrumb";

    public bool CollapseOnMobile { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() =>
        Element("nav", "govuk-breadcrumbs").With(Rest)
            .With("class", Join("govuk-breadcrumbs", Rest.Classes, CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null))
            .With("aria-label", Name)
            .Add(Element("ol", "govuk-breadcrumbs__list").AddAll(Items.Select(crumb => crumb.Href is null
                ? Element("li", "govuk-breadcrumbs__list-item").With("aria-current", "page").Add(crumb.Content)
                : Element("li", "govuk-breadcrumbs__list-item")
                    .Add(Element("a", "govuk-breadcrumbs__link").With("href", crumb.Href).With(crumb.Rest).Add(crumb.Content)))));
}

/// <summary>Where this page stands: <c>&lt;h-breadcrumbs&gt;&lt;h-crumb href="/plans"&gt;Plans&lt;/h-crumb&gt;&lt;/h-breadcrumbs&gt;</c>.</summary>
[HtmlTargetElement("h-breadcrumbs")]
public sealed class BreadcrumbsTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = context.Collect<Crumb>();
        _ = await output.GetChildContentAsync();
        output.Become(new Breadcrumbs(items) { Name = words["Breadcrumb"], CollapseOnMobile = true, Rest = output.Rest() }.Render());
    }
}

[HtmlTargetElement("h-crumb")]
public sealed class CrumbTagHelper : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Hand(new Crumb(await output.GetChildContentAsync(), Href) { Rest = output.Rest() });
        output.SuppressOutput();
    }
}
