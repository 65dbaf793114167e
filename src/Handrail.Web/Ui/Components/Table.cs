using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Cell(IHtmlContent? Content)
{
    public string? Format { get; init; }

    public string? Colspan { get; init; }

    public string? Rowspan { get; init; }

    public bool IsHeader { get; init; }

    public Rest Rest { get; init; } = Rest.None;
}

internal sealed record TableRow(IReadOnlyList<Cell> Cells)
{
    public Rest Rest { get; init; } = Rest.None;
}

internal sealed record Table(IReadOnlyList<Cell> Head, IReadOnlyList<TableRow> Rows)
{
    public IHtmlContent? Caption { get; init; }

    public string? CaptionClasses { get; init; }

    public bool FirstCellIsHeader { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render()
    {
        var table = Element("table", "govuk-table").With(Rest);
        if (Caption is not null)
            _ = table.Add(Element("caption", "govuk-table__caption", CaptionClasses).Add(Caption));
        if (Head.Count > 0)
        {
            _ = table.Add(Element("thead", "govuk-table__head").Add(Element("tr", "govuk-table__row").AddAll(Head.Select(cell =>
                Element("th", "govuk-table__header", cell.Format is null ? null : "govuk-table__header--" + cell.Format)
                    .With("scope", "col").With("colspan", cell.Colspan).With("rowspan", cell.Rowspan).With(cell.Rest).Add(cell.Content)))));
        }

        return table.Add(Element("tbody", "govuk-table__body").AddAll(Rows.Select(row =>
            Element("tr", "govuk-table__row").With(row.Rest).AddAll(row.Cells.Select((cell, index) => Body(cell, index == 0 && FirstCellIsHeader))))));
    }

    private static IHtmlContent Body(Cell cell, bool header) =>
        (header || cell.IsHeader
            ? Element("th", "govuk-table__header").With("scope", "row")
            : Element("td", "govuk-table__cell", cell.Format is null ? null : "govuk-table__cell--" + cell.Format))
        .With("colspan", cell.Colspan).With("rowspan", cell.Rowspan).With(cell.Rest).Add(cell.Content);
}

/// <summary>
/// A table that people compare: <c>&lt;h-table caption="Plans"&gt;&lt;h-col&gt;…&lt;/h-col&gt;&lt;h-tr&gt;&lt;h-td&gt;…&lt;/h-td&gt;&lt;/h-tr&gt;&lt;/h-table&gt;</c>.
/// On a narrow screen it scrolls by itself, and the page does not.
/// </summary>
[HtmlTargetElement("h-table")]
public sealed class TableTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>s, m, l or xl; "hidden" for those who see the heading above it.</summary>
    public string CaptionSize { get; set; } = "m";

    public bool FirstCellHeader { get; set; }

    public bool Small { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Caption.Length == 0)
            throw new InvalidOperationException("A table needs a caption; caption-size=\"hidden\" hides it from the eye.");
        var head = context.Collect<Cell>();
        var rows = context.Collect<TableRow>();
        _ = await output.GetChildContentAsync();
        var rest = output.Rest();
        var caption = words[Caption].Value;
        var table = new Table(head, rows)
        {
            Caption = Text(caption),
            CaptionClasses = CaptionSize == "hidden" ? "govuk-visually-hidden" : "govuk-table__caption--" + CaptionSize,
            FirstCellIsHeader = FirstCellHeader,
            Rest = rest with { Classes = Join(Small ? "govuk-table--small-text-until-tablet" : null, rest.Classes) },
        };
        output.Become(Element("div", "hr-table").With("role", "region").With("aria-label", caption).With("tabindex", "0").Add(table.Render()));
    }
}

[HtmlTargetElement("h-tr")]
public sealed class TableRowTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var cells = new List<Cell>();
        context.Items[typeof(Cell)] = cells;
        _ = await output.GetChildContentAsync();
        context.Hand(new TableRow(cells) { Rest = output.Rest() });
        output.SuppressOutput();
    }
}

/// <summary>A column's head (<c>h-col</c>, directly in the table) or a cell of a row (<c>h-td</c>).</summary>
[HtmlTargetElement("h-col")]
[HtmlTargetElement("h-td")]
public sealed class CellTagHelper : TagHelper
{
    public bool Numeric { get; set; }

    /// <summary>This cell names its row.</summary>
    public bool Header { get; set; }

    public string? Colspan { get; set; }

    public string? Rowspan { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Hand(new Cell(await output.GetChildContentAsync())
        {
            Format = Numeric ? "numeric" : null,
            IsHeader = Header,
            Colspan = Colspan,
            Rowspan = Rowspan,
            Rest = output.Rest(),
        });
        output.SuppressOutput();
    }
}
