using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

/// <summary>One radio or checkbox, or the word between two of them.</summary>
internal sealed record Choice(string Value, IHtmlContent? Content)
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public bool IsChecked { get; init; }

    public bool IsDisabled { get; init; }

    public IHtmlContent? Hint { get; init; }

    public string? LabelClasses { get; init; }

    public string? HintClasses { get; init; }

    /// <summary>Choosing it clears the others ("None of these"), where script runs.</summary>
    public bool IsExclusive { get; init; }

    public string? Divider { get; init; }
}

/// <summary>Radios and checkboxes: the same list with another input.</summary>
internal sealed record Choices(FormGroup Group, string Kind, string? Name, IReadOnlyList<Choice> Items)
{
    public Rest Rest { get; init; } = Rest.None;

    public static Choices Radios(FormGroup group, string? name, IReadOnlyList<Choice> items) => new(group, "radios", name, items);

    public static Choices Checkboxes(FormGroup group, string? name, IReadOnlyList<Choice> items) => new(group, "checkboxes", name, items);

    public IHtmlContent Render() =>
        Group.Render(Element("div", "govuk-" + Kind).With(Rest).With("data-module", "govuk-" + Kind).AddAll(Items.Select(Item)));

    private IHtmlContent Item(Choice choice, int index)
    {
        if (choice.Divider is not null)
            return Element("div", $"govuk-{Kind}__divider").Add(choice.Divider);
        // The first has the group's own id, so that the error summary can lead to it.
        var id = choice.Id ?? (index == 0 ? Group.Id : Group.Id + "-" + (index + 1).ToString(CultureInfo.InvariantCulture));
        var hintId = choice.Hint is null ? null : id + "-item-hint";
        // Checkboxes without a fieldset carry the group's description themselves.
        var described = Kind == "checkboxes" && Group.Fieldset is null ? Join(Group.Described, hintId) : hintId;
        var input = Element("input", $"govuk-{Kind}__input")
            .With("id", id)
            .With("name", choice.Name ?? Name)
            .With("type", Kind == "radios" ? "radio" : "checkbox")
            .With("value", choice.Value)
            .With("checked", choice.IsChecked)
            .With("disabled", choice.IsDisabled)
            .With("data-behaviour", choice.IsExclusive ? "exclusive" : null)
            .With("aria-describedby", described);
        var label = new Label(choice.Content) { For = id, Rest = Rest.None with { Classes = Join($"govuk-{Kind}__label", choice.LabelClasses) } };
        var hint = choice.Hint is null ? null : new Hint(choice.Hint) { Id = hintId, Rest = Rest.None with { Classes = Join($"govuk-{Kind}__hint", choice.HintClasses) } };
        return Element("div", $"govuk-{Kind}__item").AddAll([input, label.Render(), hint?.Render()]);
    }
}

/// <summary>A choice written on the page: <c>&lt;h-option value="yes" hint="…"&gt;Yes&lt;/h-option&gt;</c>, or a divider: <c>&lt;h-option divider="or" /&gt;</c>.</summary>
[HtmlTargetElement("h-option")]
public sealed class OptionTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string Value { get; set; } = "";

    public string? Hint { get; set; }

    public string? Divider { get; set; }

    public bool Exclusive { get; set; }

    public bool Disabled { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        context.Hand(new Choice(Value, content)
        {
            Hint = string.IsNullOrEmpty(Hint) ? null : Text(words[Hint]),
            Divider = Divider is null ? null : words[Divider].Value,
            IsExclusive = Exclusive,
            IsDisabled = Disabled,
        });
        output.SuppressOutput();
    }
}

/// <summary>A field whose answer is chosen from a list: the <c>options</c> first, then those written inside.</summary>
public abstract class ChoiceField(IStringLocalizer<Wording> words) : Field(words)
{
    public IEnumerable<Option> Options { get; set; } = [];

    public bool Small { get; set; }

    internal static async Task<IReadOnlyList<Choice>> Read(TagHelperContext context, TagHelperOutput output, IEnumerable<Option> options, Func<string, bool> chosen)
    {
        var written = context.Collect<Choice>();
        _ = await output.GetChildContentAsync();
        return
        [
            .. options.Select(o => new Choice(o.Value, Text(o.Text)) { Hint = o.Hint.Length == 0 ? null : Text(o.Hint), IsChecked = chosen(o.Value) }),
            .. written.Select(c => c with { IsChecked = c.Divider is null && chosen(c.Value) }),
        ];
    }
}

/// <summary>One of a few: <c>&lt;h-radios for="Form.Answer" legend="Do you agree?" inline="true"&gt;…&lt;/h-radios&gt;</c>.</summary>
[HtmlTargetElement("h-radios")]
public sealed class RadiosTagHelper(IStringLocalizer<Wording> words) : ChoiceField(words)
{
    public bool Inline { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Stand();
        var answer = Answer();
        var items = await Read(context, output, Options, value => string.Equals(value, answer, StringComparison.OrdinalIgnoreCase));
        var rest = output.Rest();
        output.Become((Choices.Radios(GroupOfControls(), FieldName, items) with
        {
            Rest = rest with { Classes = Join(Inline ? "govuk-radios--inline" : null, Small ? "govuk-radios--small" : null, rest.Classes) },
        }).Render());
    }
}

/// <summary>Any of several, bound to a list; or one box bound to a yes or no.</summary>
[HtmlTargetElement("h-checkboxes")]
public sealed class CheckboxesTagHelper(IStringLocalizer<Wording> words) : ChoiceField(words)
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Stand();
        var answers = Answers();
        var items = await Read(context, output, Options, value => answers.Contains(value, StringComparer.OrdinalIgnoreCase));
        var rest = output.Rest();
        output.Become((Choices.Checkboxes(GroupOfControls(), FieldName, items) with
        {
            Rest = rest with { Classes = Join(Small ? "govuk-checkboxes--small" : null, rest.Classes) },
        }).Render());
    }
}
