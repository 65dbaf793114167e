using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record RowAction(string Href, IHtmlContent Content)
{
    public IHtmlContent? About { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render(IHtmlContent? card)
    {
        var link = Element("a", "govuk-link").With("href", Href).With(Rest).Add(Content);
        if (About is null && card is null)
            return link;
        var hidden = Element("span", "govuk-visually-hidden");
        if (About is not null)
            _ = hidden.Add(" ").Add(About);
        if (card is not null)
            _ = hidden.Add(" (").Add(card).Add(")");
        return link.Add(hidden);
    }
}

internal sealed record SummaryRow(IHtmlContent Key, IHtmlContent? Value)
{
    public IReadOnlyList<RowAction> Actions { get; init; } = [];

    public string? Classes { get; init; }

    public string? KeyClasses { get; init; }

    public string? ValueClasses { get; init; }

    public string? ActionsClasses { get; init; }
}

internal sealed record SummaryCard(IHtmlContent? Title)
{
    public int HeadingLevel { get; init; } = 2;

    public string? TitleClasses { get; init; }

    public IReadOnlyList<RowAction> Actions { get; init; } = [];

    public string? ActionsClasses { get; init; }

    public Rest Rest { get; init; } = Rest.None;
}

internal sealed record SummaryList(IReadOnlyList<SummaryRow> Rows)
{
    public SummaryCard? Card { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render()
    {
        var withActions = Rows.Any(r => r.Actions.Count > 0);
        var list = Element("dl", "govuk-summary-list").With(Rest).AddAll(Rows.Select(row => Row(row, withActions)));
        if (Card is null)
            return list;
        var heading = Card.Title is null ? null : Heading(Card.HeadingLevel, Join("govuk-summary-card__title", Card.TitleClasses)!).Add(Card.Title);
        return Element("div", "govuk-summary-card").With(Card.Rest)
            .Add(Element("div", "govuk-summary-card__title-wrapper")
                .Add(heading)
                .Add(Actions(Card.Actions, "div", "govuk-summary-card__actions", Card.ActionsClasses, null, "govuk-summary-card__action")))
            .Add(Element("div", "govuk-summary-card__content").Add(list));
    }

    private IHtmlContent Row(SummaryRow row, bool withActions)
    {
        var none = withActions && row.Actions.Count == 0 ? "govuk-summary-list__row--no-actions" : null;
        return Element("div", "govuk-summary-list__row", Join(none, row.Classes))
            .Add(Element("dt", "govuk-summary-list__key", row.KeyClasses).Add(row.Key))
            .Add(Element("dd", "govuk-summary-list__value", row.ValueClasses).Add(row.Value))
            .Add(Actions(row.Actions, "dd", "govuk-summary-list__actions", row.ActionsClasses, "govuk-summary-list__actions-list", "govuk-summary-list__actions-list-item"));
    }

    /// <summary>One action stands alone, several are a list; in a card the list takes the place of the box, in a row it stands inside it.</summary>
    private IHtmlContent? Actions(IReadOnlyList<RowAction> actions, string box, string classes, string? more, string? listClasses, string itemClasses)
    {
        if (actions.Count == 0)
            return null;
        var links = actions.Select(a => a.Render(Card?.Title)).ToArray();
        if (links.Length == 1)
            return Element(box, classes, more).Add(links[0]);
        var items = links.Select(link => Element("li", itemClasses).Add(link));
        return listClasses is null
            ? Element("ul", classes, more).AddAll(items)
            : Element(box, classes, more).Add(Element("ul", listClasses).AddAll(items));
    }
}

/// <summary>Facts by name: <c>&lt;h-summary-list&gt;&lt;h-row key="Start"&gt;…&lt;/h-row&gt;&lt;/h-summary-list&gt;</c>; <c>card</c> puts a titled card around them.</summary>
[HtmlTargetElement("h-summary-list")]
public sealed class SummaryListTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    /// <summary>The card's title, shown as it is: it is often a person's or an objective's own name.</summary>
    public string? Card { get; set; }

    public int CardLevel { get; set; } = 2;

    public bool Borders { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = context.Collect<SummaryRow>();
        var actions = context.Collect<RowAction>();
        _ = await output.GetChildContentAsync();
        var rest = output.Rest();
        output.Become(new SummaryList(rows)
        {
            Card = Card is null ? null : new SummaryCard(Text(words[Card])) { HeadingLevel = CardLevel, Actions = actions },
            Rest = rest with { Classes = Join(Borders ? null : "govuk-summary-list--no-border", rest.Classes) },
        }.Render());
    }
}

[HtmlTargetElement("h-row")]
public sealed class SummaryRowTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Key { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new List<RowAction>();
        context.Items[typeof(RowAction)] = actions;
        var content = await output.GetChildContentAsync();
        context.Hand(new SummaryRow(Text(words[Key]), content) { Actions = actions, Classes = output.Rest().Classes });
        output.SuppressOutput();
    }
}

/// <summary>What can be done about a row or, outside a row, about the card: <c>&lt;h-row-action href="…" about="start date"&gt;Change&lt;/h-row-action&gt;</c>.</summary>
[HtmlTargetElement("h-row-action")]
public sealed class RowActionTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>Said after the link to those who hear it out of its place.</summary>
    public string? About { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Hand(new RowAction(Href, await output.GetChildContentAsync()) { About = About is null ? null : Text(words[About]), Rest = output.Rest() });
        output.SuppressOutput();
    }
}
