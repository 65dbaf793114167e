using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record PageStep(string Href)
{
    public IHtmlContent? Content { get; init; }

    public IHtmlContent? Label { get; init; }

    public Rest Rest { get; init; } = Rest.None;
}

internal sealed record PageNumber(string? Href, string Number, string Name)
{
    public bool IsCurrent { get; init; }

    public bool IsGap { get; init; }

    public Rest Rest { get; init; } = Rest.None;
}

internal sealed record Pagination(PageStep? Previous, IReadOnlyList<PageNumber>? Pages, PageStep? Next)
{
    public string Name { get; init; } = "Pagination";

    public string PreviousWord { get; init; } = "Previous";

    public string NextWord { get; init; } = "Next";

    public string PageWord { get; init; } = "page";

    public Rest Rest { get; init; } = Rest.None;

    private bool IsBlock => Pages is null && (Previous ?? Next) is not null;

    public IHtmlContent Render() =>
        Element("nav", "govuk-pagination", IsBlock ? "govuk-pagination--block" : null).With("aria-label", Name).With(Rest)
            .Add(Step(Previous, "prev", PreviousWord))
            .Add(Pages is null ? null : Element("ul", "govuk-pagination__list").AddAll(Pages.Select(Page)))
            .Add(Step(Next, "next", NextWord));

    private static IHtmlContent Page(PageNumber page)
    {
        var item = Element("li", "govuk-pagination__item", Join(page.IsCurrent ? "govuk-pagination__item--current" : null, page.IsGap ? "govuk-pagination__item--ellipsis" : null));
        return page.IsGap
            ? item.Add("⋯")
            : item.Add(Element("a", "govuk-link govuk-pagination__link").With("href", page.Href).With("aria-label", page.Name)
                .With("aria-current", page.IsCurrent ? "page" : null).With(page.Rest).Add(page.Number));
    }

    private IHtmlContent? Step(PageStep? step, string kind, string word)
    {
        if (step is null)
            return null;
        var arrow = Arrow(kind);
        var title = Element("span", "govuk-pagination__link-title", IsBlock && step.Label is null ? "govuk-pagination__link-title--decorated" : null)
            .Add(step.Content ?? new HtmlContentBuilder().Append(word).AppendHtml(Hidden(Text(" " + PageWord))));
        var link = Element("a", "govuk-link govuk-pagination__link").With("href", step.Href).With("rel", kind).With(step.Rest)
            .Add(IsBlock || kind == "prev" ? arrow : null)
            .Add(title);
        if (step.Label is not null && IsBlock)
            _ = link.Add(Hidden(Text(":"))).Add(Element("span", "govuk-pagination__link-label").Add(step.Label));
        return Element("div", "govuk-pagination__" + kind).Add(link.Add(!IsBlock && kind == "next" ? arrow : null));
    }

    private static IHtmlContent Arrow(string kind) =>
        Element("svg", "govuk-pagination__icon govuk-pagination__icon--" + kind)
            .With("xmlns", "http://www.w3.org/2000/svg").With("height", "13").With("width", "15")
            .With("aria-hidden", "true").With("focusable", "false").With("viewBox", "0 0 15 13")
            .Add(Element("path").With("d", kind == "prev"
                ? "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"
                : "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"));
}

/// <summary>
/// Pages of a list: <c>&lt;h-pagination page="2" pages="9" href="p => $"?page={p}"" /&gt;</c>; or the steps of a series:
/// <c>&lt;h-pagination previous-href="…" previous-label="Week 3" next-href="…" next-label="Week 5" /&gt;</c>.
/// </summary>
[HtmlTargetElement("h-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public int Page { get; set; } = 1;

    public int Pages { get; set; }

    public Func<int, string>? Href { get; set; }

    public string? PreviousHref { get; set; }

    public string? PreviousLabel { get; set; }

    public string? NextHref { get; set; }

    public string? NextLabel { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Href is null ? (PreviousHref ?? NextHref) is null : Pages <= 1)
        {
            output.Become(null);
            return;
        }

        var pagination = Href is { } href
            ? new Pagination(
                Page > 1 ? new PageStep(href(Page - 1)) : null,
                [.. Numbers(Page, Pages).Select(n => n is { } number ? Number(number, href(number)) : new PageNumber(null, "", "") { IsGap = true })],
                Page < Pages ? new PageStep(href(Page + 1)) : null)
            : new Pagination(Step(PreviousHref, PreviousLabel), null, Step(NextHref, NextLabel));
        output.Become((pagination with
        {
            Name = words["Pagination"],
            PreviousWord = words["Previous"],
            NextWord = words["Next"],
            PageWord = words["page"],
            Rest = output.Rest(),
        }).Render());
    }

    /// <summary>The first, the last, this one and its neighbours; null is a gap.</summary>
    internal static IEnumerable<int?> Numbers(int page, int pages)
    {
        var last = 0;
        foreach (var number in Enumerable.Range(1, pages).Where(n => n == 1 || n == pages || Math.Abs(n - page) <= 1))
        {
            // A gap that would hide one page alone is no shorter than the page.
            if (number - last == 2)
                yield return number - 1;
            else if (number - last > 2)
                yield return null;
            yield return number;
            last = number;
        }
    }

    private PageNumber Number(int number, string href) =>
        new(href, number.ToString(CultureInfo.CurrentCulture), words["Page {0}", number]) { IsCurrent = number == Page };

    private static PageStep? Step(string? href, string? label) =>
        href is null ? null : new PageStep(href) { Label = string.IsNullOrEmpty(label) ? null : Text(label) };
}
