using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record TextArea(FormGroup Group, string? Name)
{
    public int Rows { get; init; } = 5;

    public string? Value { get; init; }

    public string? Autocomplete { get; init; }

    public bool? Spellcheck { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render(IHtmlContent? after = null) => Group.Render(Control(), after);

    private IHtmlContent Control() =>
        Element("textarea").With(Rest)
            .With("class", Join("govuk-textarea", Group.IsWrong ? "govuk-textarea--error" : null, Rest.Classes))
            .With("id", Group.Id)
            .With("name", Name)
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .With("spellcheck", Spellcheck switch { null => null, true => "true", false => "false" })
            .With("aria-describedby", Group.Described)
            .With("autocomplete", Autocomplete)
            // A browser drops the first line break inside a textarea; this one is for it to drop.
            .Add(Value?.StartsWith('\n') == true ? "\n" + Value : Value);
}

/// <summary>A text area that says how much room there is, and counts as the person types where script runs.</summary>
internal sealed record CharacterCount(TextArea Area)
{
    public int? MaxLength { get; init; }

    public int? MaxWords { get; init; }

    public int? Threshold { get; init; }

    public string? CountType { get; init; }

    public string? CountClasses { get; init; }

    public string Room { get; init; } = "";

    public IHtmlContent Render()
    {
        var id = Area.Group.Id;
        var described = Area.Group with
        {
            DescribedBy = Join(Area.Group.DescribedBy, id + "-info"),
            Rest = Area.Group.Rest with
            {
                Classes = Join("govuk-character-count", Area.Group.Rest.Classes),
                Attributes = Counted(),
            },
        };
        var message = new Hint(Text(Room)) { Id = id + "-info", Rest = Rest.None with { Classes = Join("govuk-character-count__message", CountClasses) } };
        return (Area with { Group = described, Rest = Area.Rest with { Classes = Join("govuk-js-character-count", Area.Rest.Classes) } }).Render(message.Render());
    }

    private Dictionary<string, string> Counted()
    {
        var counted = new Dictionary<string, string>(Area.Group.Rest.Attributes, StringComparer.Ordinal) { ["data-module"] = "govuk-character-count" };
        Say("data-maxlength", MaxLength?.ToString(CultureInfo.InvariantCulture));
        Say("data-maxwords", MaxWords?.ToString(CultureInfo.InvariantCulture));
        Say("data-threshold", Threshold?.ToString(CultureInfo.InvariantCulture));
        Say("data-count-type", CountType ?? (MaxWords is null ? null : "words"));
        return counted;

        void Say(string name, string? value)
        {
            if (value is not null)
                counted[name] = value;
        }
    }
}

/// <summary>Several lines of text. The room comes from [StringLength] or [MaxLength] on the property, or from <c>max</c>.</summary>
[HtmlTargetElement("h-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextAreaTagHelper(IStringLocalizer<Wording> words) : Field(words)
{
    public int Rows { get; set; } = 5;

    public int? Max { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Stand();
        var area = new TextArea(Group(), FieldName) { Rows = Rows, Value = Answer(), Rest = output.Rest() };
        if ((Max ?? Room(For)) is not { } max)
        {
            output.Become(area.Render());
            return;
        }

        output.Become(new CharacterCount(area)
        {
            MaxLength = max,
            CountType = "characters",
            // The count appears when a quarter of the room is left; before that it is only noise.
            Threshold = 75,
            Room = Words["You can enter up to {0} characters", Say.Number(max)],
        }.Render());
    }

    private static int? Room(ModelExpression? model) => model?.Metadata.ValidatorMetadata
        .Select(rule => rule switch { StringLengthAttribute text => text.MaximumLength, MaxLengthAttribute any when any.Length > 0 => any.Length, _ => (int?)null })
        .FirstOrDefault(length => length is not null);
}
