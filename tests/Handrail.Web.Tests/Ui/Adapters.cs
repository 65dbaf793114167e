using System.Globalization;
using Handrail.Web.Ui.Components;
using Microsoft.AspNetCore.Html;

namespace Handrail.Web.Tests.Ui;

/// <summary>From the options of the design system's fixtures to the options of our components, one entry for each component that we offer.</summary>
internal static class Adapters
{
    public static IReadOnlyDictionary<string, Func<FixtureOptions, IHtmlContent?>> All { get; } = new Dictionary<string, Func<FixtureOptions, IHtmlContent?>>(StringComparer.Ordinal)
    {
        ["back-link"] = o => new BackLink(o.Text("href") ?? "#", o.Content() ?? Markup.Text("Back")) { Rest = o.Rest() }.Render(),
        ["breadcrumbs"] = o => new Breadcrumbs([.. o.List("items").Select(i => new Crumb(i.Content()!, i.Text("href")) { Rest = i.Rest() })])
        {
            Name = o.Text("labelText") ?? "Breadcrumb",
            CollapseOnMobile = o.Is("collapseOnMobile"),
            Rest = o.Rest(),
        }.Render(),
        ["button"] = o => new Button(o.Content() ?? Markup.Text(""))
        {
            Id = o.Text("id"),
            Href = o.Text("href"),
            Type = o.Text("type") ?? "submit",
            Name = o.Text("name"),
            Value = o.Text("value"),
            Disabled = o.Is("disabled"),
            PreventDoubleClick = o.Flag("preventDoubleClick"),
            Rest = o.Rest(),
        }.Render(),
        ["character-count"] = o =>
        {
            var max = o.Number("maxlength") ?? o.Number("maxwords");
            var type = o.Text("countType") ?? (o.Has("maxwords") ? "words" : null);
            var said = o.Text("textareaDescriptionText") ?? "You can enter up to %{count} " + (type == "words" ? "words" : "characters");
            return new CharacterCount(Area(o))
            {
                MaxLength = o.Number("maxlength"),
                MaxWords = o.Number("maxwords"),
                Threshold = o.Number("threshold"),
                CountType = o.Text("countType"),
                CountClasses = o.Inner("countMessage")?.Text("classes"),
                Room = max is { } m ? said.Replace("%{count}", m.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : "",
            }.Render();
        },
        ["checkboxes"] = o =>
        {
            var values = o.Values("values");
            return (Choices.Checkboxes(Group(o, o.Text("idPrefix") ?? o.Text("name")), o.Text("name"), [.. o.List("items").Select(i => Choice(i, values))]) with { Rest = o.Rest() }).Render();
        },
        ["date-input"] = Date,
        ["details"] = o => new Details(o.Content("summaryHtml", "summaryText")!, o.Content()) { Id = o.Text("id"), IsOpen = o.Is("open"), Rest = o.Rest() }.Render(),
        ["error-message"] = o => Error(o).Render(),
        ["error-summary"] = o => new ErrorSummary(
            o.Content("titleHtml", "titleText")!,
            [.. o.List("errorList").Select(e => new SummarisedError(e.Content()!, e.Text("href")) { Rest = e.Rest() })])
        {
            Description = o.Content("descriptionHtml", "descriptionText"),
            DisableAutoFocus = o.Flag("disableAutoFocus"),
            Rest = o.Rest(),
        }.Render(),
        ["fieldset"] = o => Fieldset(o).Render(o.Is("html") ? o.Content() : null),
        ["file-upload"] = o => new FileUpload(Group(o), o.Text("name")) { Multiple = o.Is("multiple"), Disabled = o.Is("disabled"), Rest = o.Rest() }.Render(),
        ["hint"] = o => Hint(o).Render(),
        ["input"] = o => new TextInput(Group(o), o.Text("name"))
        {
            Type = o.Text("type") ?? "text",
            Value = o.Value("value"),
            Inputmode = o.Text("inputmode"),
            Autocomplete = o.Text("autocomplete"),
            Autocapitalize = o.Text("autocapitalize"),
            Pattern = o.Text("pattern"),
            Spellcheck = o.Flag("spellcheck"),
            Disabled = o.Is("disabled"),
            Prefix = Affix(o.Inner("prefix")),
            Suffix = Affix(o.Inner("suffix")),
            Rest = o.Rest(),
        }.Render(),
        ["inset-text"] = o => new InsetText(o.Content()) { Id = o.Text("id"), Rest = o.Rest() }.Render(),
        ["label"] = o => Label(o) is { } label ? (label with { For = o.Text("for") }).Render() : null,
        ["notification-banner"] = o => new NotificationBanner(
            o.Content("titleHtml", "titleText") ?? Markup.Text(o.Text("type") == "success" ? "Success" : "Important"),
            o.Is("html") ? o.Content() : o.Content() is { } text ? NotificationBanner.Line(text) : null)
        {
            IsSuccess = o.Text("type") == "success",
            Role = o.Text("role"),
            TitleId = o.Text("titleId") ?? "govuk-notification-banner-title",
            TitleLevel = int.Parse(o.Text("titleHeadingLevel") ?? "2", CultureInfo.InvariantCulture),
            DisableAutoFocus = o.Flag("disableAutoFocus"),
            Rest = o.Rest(),
        }.Render(),
        ["pagination"] = o => new Pagination(Step(o.Inner("previous")), o.List("items") is { Count: > 0 } pages ? [.. pages.Select(Page)] : null, Step(o.Inner("next")))
        {
            Name = o.Text("landmarkLabel") ?? "Pagination",
            Rest = o.Rest(),
        }.Render(),
        ["panel"] = o => new Panel(o.Content("titleHtml", "titleText")!, o.Content())
        {
            HeadingLevel = int.Parse(o.Text("headingLevel") ?? "1", CultureInfo.InvariantCulture),
            Rest = o.Rest(),
        }.Render(),
        ["radios"] = o =>
        {
            string[] value = o.Text("value") is { } one ? [one] : [];
            return (Choices.Radios(Group(o, o.Text("idPrefix") ?? o.Text("name")), o.Text("name"), [.. o.List("items").Select(i => Choice(i, value))]) with { Rest = o.Rest() }).Render();
        },
        ["select"] = o =>
        {
            var value = o.Text("value");
            return new Select(Group(o), o.Text("name"), [.. o.List("items").Select(i => new SelectItem(
                i.Value("value"),
                i.Content()!,
                i.Is("selected") || (value is not null && (i.Value("value") ?? i.Value("text")) == value && i.Flag("selected") != false),
                i.Is("disabled")))])
            { Disabled = o.Is("disabled"), Rest = o.Rest() }.Render();
        },
        ["skip-link"] = o => new SkipLink(o.Text("href") ?? "#content", o.Content()!) { Rest = o.Rest() }.Render(),
        ["summary-list"] = o => new SummaryList([.. o.List("rows").Select(Row)]) { Card = Card(o.Inner("card")), Rest = o.Rest() }.Render(),
        ["table"] = o => new Table([.. o.List("head").Select(Cell)], [.. o.Lists("rows").Select(row => new TableRow([.. row.Select(Cell)]))])
        {
            Caption = o.Is("caption") ? Markup.Text(o.Text("caption")) : null,
            CaptionClasses = o.Text("captionClasses"),
            FirstCellIsHeader = o.Is("firstCellIsHeader"),
            Rest = o.Rest(),
        }.Render(),
        ["tag"] = o => Tag(o).Render(),
        ["task-list"] = o => new TaskList([.. o.List("items").Select(Task)]) { IdPrefix = o.Text("idPrefix") ?? "task-list", Rest = o.Rest() }.Render(),
        ["textarea"] = o => Area(o).Render(),
        ["warning-text"] = o => new WarningText(o.Content()) { Fallback = o.Text("iconFallbackText") ?? "Warning", Rest = o.Rest() }.Render(),
    };

    private static FormGroup Group(FixtureOptions o, string? id = null)
    {
        var group = o.Inner("formGroup");
        return new FormGroup(id ?? o.Text("id") ?? o.Text("name") ?? "")
        {
            Label = o.Inner("label") is { } label ? Label(label) : null,
            Fieldset = o.Inner("fieldset") is { } fieldset ? Fieldset(fieldset) : null,
            Hint = o.Inner("hint") is { } hint ? Hint(hint) : null,
            Error = o.Inner("errorMessage") is { } error ? Error(error) : null,
            DescribedBy = o.Text("describedBy"),
            Rest = group?.Rest() ?? Rest.None,
        };
    }

    private static Label? Label(FixtureOptions o) => new(o.Is("html") || o.Is("text") ? o.Content() : null) { IsPageHeading = o.Is("isPageHeading"), Rest = o.Rest() };

    private static Hint Hint(FixtureOptions o) => new(o.Content() ?? Markup.Text("")) { Id = o.Text("id"), Rest = o.Rest() };

    private static ErrorMessage Error(FixtureOptions o) => new(o.Content() ?? Markup.Text(""))
    {
        Id = o.Text("id"),
        Prefix = o.Has("visuallyHiddenText") ? o.Text("visuallyHiddenText") ?? "" : "Error",
        Rest = o.Rest(),
    };

    private static Fieldset Fieldset(FixtureOptions o)
    {
        var legend = o.Inner("legend");
        return new(legend is not null && (legend.Is("html") || legend.Is("text")) ? legend.Content() : null)
        {
            LegendClasses = legend?.Text("classes"),
            LegendIsPageHeading = legend?.Is("isPageHeading") ?? false,
            Role = o.Text("role"),
            DescribedBy = o.Text("describedBy"),
            Rest = o.Rest(),
        };
    }

    private static Affix? Affix(FixtureOptions? o) => o?.Content() is { } content ? new Affix(content) { Rest = o.Rest() } : null;

    private static TextArea Area(FixtureOptions o) => new(Group(o), o.Text("name"))
    {
        Rows = int.Parse(o.Text("rows") ?? "5", CultureInfo.InvariantCulture),
        Value = o.Value("value"),
        Autocomplete = o.Text("autocomplete"),
        Spellcheck = o.Flag("spellcheck"),
        Rest = o.Rest(),
    };

    private static Choice Choice(FixtureOptions o, IReadOnlyList<string> values)
    {
        var hint = o.Inner("hint");
        return new(o.Value("value") ?? "", o.Content())
        {
            Id = o.Text("id"),
            Name = o.Text("name"),
            IsChecked = o.Is("checked") || (values.Contains(o.Value("value"), StringComparer.Ordinal) && o.Flag("checked") != false),
            IsDisabled = o.Is("disabled"),
            Hint = hint?.Content(),
            HintClasses = hint?.Text("classes"),
            LabelClasses = o.Inner("label")?.Text("classes"),
            IsExclusive = o.Text("behaviour") == "exclusive",
            Divider = o.Text("divider"),
        };
    }

    private static IHtmlContent Date(FixtureOptions o)
    {
        var group = Group(o);
        if (group.Fieldset is not null)
            group = group with { Fieldset = group.Fieldset with { Role = "group" } };
        var values = o.Inner("values");
        var items = o.List("items");
        (FixtureOptions? Item, string Name)[] boxes = items.Count > 0
            ? [.. items.Select(i => ((FixtureOptions?)i, i.Text("name") ?? ""))]
            : [.. new[] { "day", "month", "year" }.Where(part => o.Flag(part) != false).Select(part => (o.Inner(part), o.Inner(part)?.Text("name") ?? part))];
        var anyWrong = boxes.Any(b => Wrong(b.Item));
        var prefix = o.Text("namePrefix") is { } p ? p + "-" : "";
        return new DateInput(group with { Id = o.Text("id") ?? "" },
        [
            .. boxes.Select(b => new DateBox(
                b.Item?.Text("id") ?? $"{o.Text("id")}-{b.Name}",
                prefix + b.Name,
                Markup.Text(b.Item?.Text("label") ?? (b.Name.Length == 0 ? "" : char.ToUpperInvariant(b.Name[0]) + b.Name[1..])),
                b.Name == "year" ? 4 : 2)
            {
                Value = b.Item?.Value("value") ?? values?.Value(prefix + b.Name) ?? values?.Value(b.Name),
                IsWrong = Wrong(b.Item) || (!anyWrong && group.IsWrong && b.Item?.Flag("error") != false),
                Classes = Classes(b.Item),
                Autocomplete = b.Item?.Text("autocomplete"),
                Pattern = b.Item?.Text("pattern"),
                Inputmode = b.Item?.Text("inputmode") ?? "numeric",
                Rest = b.Item?.Rest("", "attributes") ?? Rest.None,
            }),
        ])
        { Rest = o.Rest() }.Render();

        // The component gives a box its width and its error itself; a fixture may also spell them as classes.
        static string? Classes(FixtureOptions? item) => item?.Text("classes") is { } all
            ? Markup.Join([.. all.Split(' ').Where(c => c is not ("govuk-input--width-2" or "govuk-input--width-4" or "govuk-input--error"))])
            : null;

        static bool Wrong(FixtureOptions? item) => item is not null && (item.Is("error") || item.Text("classes")?.Contains("govuk-input--error", StringComparison.Ordinal) == true);
    }

    private static PageStep? Step(FixtureOptions? o) => o?.Text("href") is { } href
        ? new PageStep(href) { Content = o.Is("html") || o.Is("text") ? o.Content() : null, Label = o.Is("labelText") ? Markup.Text(o.Text("labelText")) : null, Rest = o.Rest() }
        : null;

    private static PageNumber Page(FixtureOptions o)
    {
        var number = o.Value("number") ?? "";
        return new(o.Text("href"), number, o.Text("visuallyHiddenText") ?? "Page " + number) { IsCurrent = o.Is("current"), IsGap = o.Is("ellipsis"), Rest = o.Rest() };
    }

    private static RowAction Action(FixtureOptions o) => new(o.Text("href") ?? "", o.Content()!)
    {
        About = o.Is("visuallyHiddenText") ? Markup.Text(o.Text("visuallyHiddenText")) : null,
        Rest = o.Rest(),
    };

    private static SummaryRow Row(FixtureOptions o)
    {
        var actions = o.Inner("actions");
        return new(o.Inner("key")!.Content()!, o.Inner("value")?.Content())
        {
            Actions = [.. actions?.List("items").Select(Action) ?? []],
            ActionsClasses = actions?.Text("classes"),
            Classes = o.Text("classes"),
            KeyClasses = o.Inner("key")!.Text("classes"),
            ValueClasses = o.Inner("value")?.Text("classes"),
        };
    }

    private static SummaryCard? Card(FixtureOptions? o)
    {
        if (o is null)
            return null;
        var title = o.Inner("title");
        var actions = o.Inner("actions");
        return new(title?.Content())
        {
            HeadingLevel = int.Parse(title?.Text("headingLevel") ?? "2", CultureInfo.InvariantCulture),
            TitleClasses = title?.Text("classes"),
            Actions = [.. actions?.List("items").Select(Action) ?? []],
            ActionsClasses = actions?.Text("classes"),
            Rest = o.Rest(),
        };
    }

    private static Cell Cell(FixtureOptions o) => new(o.Content()) { Format = o.Text("format"), Colspan = o.Text("colspan"), Rowspan = o.Text("rowspan"), Rest = o.Rest() };

    private static Tag Tag(FixtureOptions o) => new(o.Content() ?? Markup.Text("")) { Rest = o.Rest() };

    private static TaskItem Task(FixtureOptions o)
    {
        var status = o.Inner("status");
        var title = o.Inner("title");
        return new(title?.Content() ?? Markup.Text(""), status?.Inner("tag") is { } tag ? Tag(tag).Render() : status?.Content())
        {
            Href = o.Text("href"),
            Hint = o.Inner("hint")?.Content(),
            Classes = o.Text("classes"),
            TitleClasses = title?.Text("classes"),
            StatusClasses = status?.Text("classes"),
        };
    }
}
