using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record SelectItem(string? Value, IHtmlContent Content, bool IsSelected = false, bool IsDisabled = false);

internal sealed record Select(FormGroup Group, string? Name, IReadOnlyList<SelectItem> Items)
{
    public Rest Rest { get; init; } = Rest.None;

    public bool Disabled { get; init; }

    public IHtmlContent Render() =>
        Group.Render(Element("select").With(Rest)
            .With("class", Join("govuk-select", Rest.Classes, Group.IsWrong ? "govuk-select--error" : null))
            .With("id", Group.Id)
            .With("name", Name)
            .With("disabled", Disabled)
            .With("aria-describedby", Group.Described)
            .AddAll(Items.Select(item => Element("option")
                .With("value", item.Value)
                .With("selected", item.IsSelected)
                .With("disabled", item.IsDisabled)
                .Add(item.Content))));
}

/// <summary>One of many: <c>&lt;h-select for="Form.Site" label="Site" options="Model.Sites" empty="Choose a site" /&gt;</c>.</summary>
[HtmlTargetElement("h-select")]
public sealed class SelectTagHelper(IStringLocalizer<Wording> words) : ChoiceField(words)
{
    /// <summary>The first line, which chooses nothing.</summary>
    public string? Empty { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Stand();
        var answer = Answer();
        var items = await Read(context, output, Options, value => string.Equals(value, answer, StringComparison.OrdinalIgnoreCase));
        var select = new Select(Group(), FieldName,
        [
            .. Said(Empty) is { } empty ? new[] { new SelectItem("", empty) } : [],
            .. items.Select(i => new SelectItem(i.Value, i.Content ?? Text(i.Value), i.IsChecked, i.IsDisabled)),
        ])
        { Rest = output.Rest() };
        output.Become(select.Render());
    }
}
