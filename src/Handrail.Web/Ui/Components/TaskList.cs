using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record TaskItem(IHtmlContent Title, IHtmlContent? Status)
{
    public string? Href { get; init; }

    public IHtmlContent? Hint { get; init; }

    public string? Classes { get; init; }

    public string? TitleClasses { get; init; }

    public string? StatusClasses { get; init; }
}

internal sealed record TaskList(IReadOnlyList<TaskItem> Items)
{
    public string IdPrefix { get; init; } = "task-list";

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() => Element("ul", "govuk-task-list").With(Rest).AddAll(Items.Select(Item));

    private IHtmlContent Item(TaskItem item, int index)
    {
        var id = IdPrefix + "-" + (index + 1).ToString(CultureInfo.InvariantCulture);
        var hintId = item.Hint is null ? null : id + "-hint";
        var title = item.Href is null
            ? Element("div", item.TitleClasses)
            : Element("a", "govuk-link govuk-task-list__link", item.TitleClasses).With("href", item.Href).With("aria-describedby", Join(hintId, id + "-status"));
        return Element("li", "govuk-task-list__item", Join(item.Href is null ? null : "govuk-task-list__item--with-link", item.Classes))
            .Add(Element("div", "govuk-task-list__name-and-hint")
                .Add(title.Add(item.Title))
                .Add(item.Hint is null ? null : Element("div", "govuk-task-list__hint").With("id", hintId).Add(item.Hint)))
            .Add(Element("div", "govuk-task-list__status", item.StatusClasses).With("id", id + "-status").Add(item.Status));
    }
}

/// <summary>The parts of a form or plan and how far each is: <c>&lt;h-task-list&gt;&lt;h-task href="…" status="Not started" colour="grey"&gt;Objectives&lt;/h-task&gt;&lt;/h-task-list&gt;</c>.</summary>
[HtmlTargetElement("h-task-list")]
public sealed class TaskListTagHelper : TagHelper
{
    public string IdPrefix { get; set; } = "task-list";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = context.Collect<TaskItem>();
        _ = await output.GetChildContentAsync();
        output.Become(new TaskList(items) { IdPrefix = IdPrefix, Rest = output.Rest() }.Render());
    }
}

[HtmlTargetElement("h-task")]
public sealed class TaskTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string? Href { get; set; }

    public string? Hint { get; set; }

    public string Status { get; set; } = "";

    /// <summary>A colour makes the status a tag; a finished part has plain text.</summary>
    public string? Colour { get; set; }

    public bool CannotStartYet { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var status = Text(words[Status]);
        context.Hand(new TaskItem(await output.GetChildContentAsync(), string.IsNullOrEmpty(Colour) ? status : new Tag(status) { Rest = Rest.None with { Classes = TagTagHelper.Classes(Colour) } }.Render())
        {
            Href = Href,
            Hint = string.IsNullOrEmpty(Hint) ? null : Text(words[Hint]),
            StatusClasses = CannotStartYet ? "govuk-task-list__status--cannot-start-yet" : null,
            Classes = output.Rest().Classes,
        });
        output.SuppressOutput();
    }
}
