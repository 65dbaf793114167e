using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record TextInput(FormGroup Group, string? Name)
{
    public string Type { get; init; } = "text";

    public string? Value { get; init; }

    public string? Inputmode { get; init; }

    public string? Autocomplete { get; init; }

    public string? Pattern { get; init; }

    public string? Autocapitalize { get; init; }

    public bool? Spellcheck { get; init; }

    public bool Disabled { get; init; }

    public Affix? Prefix { get; init; }

    public Affix? Suffix { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render()
    {
        var input = Control();
        return Prefix is null && Suffix is null
            ? Group.Render(input)
            : Group.Render(Element("div", "govuk-input__wrapper").AddAll([Prefix?.Render("prefix"), input, Suffix?.Render("suffix")]));
    }

    private IHtmlContent Control() =>
        Element("input", "govuk-input").With(Rest).With("class", Join("govuk-input", Rest.Classes, Group.IsWrong ? "govuk-input--error" : null))
            .With("id", Group.Id)
            .With("name", Name)
            .With("type", Type)
            .With("spellcheck", Spellcheck switch { null => null, true => "true", false => "false" })
            .With("value", Value)
            .With("disabled", Disabled)
            .With("aria-describedby", Group.Described)
            .With("autocomplete", Autocomplete)
            .With("autocapitalize", Autocapitalize)
            .With("pattern", Pattern)
            .With("inputmode", Inputmode);
}

internal sealed record Affix(IHtmlContent Content)
{
    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render(string side) => Element("div", "govuk-input__" + side).With("aria-hidden", "true").With(Rest).Add(Content);
}

/// <summary>One line of text: <c>&lt;h-input for="Form.Title" label="Title of the plan" width="20" /&gt;</c>.</summary>
[HtmlTargetElement("h-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper(IStringLocalizer<Wording> words) : Field(words)
{
    public string Type { get; set; } = "text";

    /// <summary>2, 3, 4, 5, 10, 20 or 30 characters, or a width of the page such as "two-thirds".</summary>
    public string? Width { get; set; }

    public string? Prefix { get; set; }

    public string? Suffix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var rest = output.Rest();
        Stand();
        var input = new TextInput(Group(), FieldName)
        {
            Type = Type,
            // A password never travels back to the page.
            Value = Type == "password" ? null : Answer(),
            Prefix = Said(Prefix) is { } prefix ? new Affix(prefix) : null,
            Suffix = Said(Suffix) is { } suffix ? new Affix(suffix) : null,
            Rest = rest with { Classes = Join(WidthClass(Width), rest.Classes) },
        };
        output.Become(input.Render());
    }

    private static string? WidthClass(string? width) => width switch
    {
        null => null,
        "2" or "3" or "4" or "5" or "10" or "20" or "30" => "govuk-input--width-" + width,
        _ => "govuk-!-width-" + width,
    };
}
