using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record DateBox(string Id, string Name, IHtmlContent Label, int Width)
{
    public string? Value { get; init; }

    public bool IsWrong { get; init; }

    public string? Classes { get; init; }

    public string? Autocomplete { get; init; }

    public string? Pattern { get; init; }

    public string Inputmode { get; init; } = "numeric";

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() =>
        Element("div", "govuk-date-input__item").Add(new TextInput(
            new FormGroup(Id) { Label = new Label(Label) { Rest = Rest.None with { Classes = "govuk-date-input__label" } } }, Name)
        {
            Value = Value,
            Autocomplete = Autocomplete,
            Pattern = Pattern,
            Inputmode = Inputmode,
            Rest = Rest with { Classes = Join("govuk-date-input__input", IsWrong ? "govuk-input--error" : null, $"govuk-input--width-{Width}", Classes) },
        }.Render());
}

internal sealed record DateInput(FormGroup Group, IReadOnlyList<DateBox> Boxes)
{
    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() =>
        Group.Render(Element("div", "govuk-date-input").With(Rest).With("id", Group.Id.Length == 0 ? null : Group.Id).AddAll(Boxes.Select(b => b.Render())));
}

/// <summary>A day in three boxes, bound to <see cref="DateBoxes"/>: <c>&lt;h-date for="Form.Start" legend="When does the plan start?" /&gt;</c>.</summary>
[HtmlTargetElement("h-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(IStringLocalizer<Wording> words) : Field(words)
{
    private static readonly string[] _parts = [nameof(DateBoxes.Day), nameof(DateBoxes.Month), nameof(DateBoxes.Year)];

    protected override string? FieldError => base.FieldError ?? _parts.Select(PartError).FirstOrDefault(e => e is not null);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var held = For?.Model as DateBoxes;
        // An error of one box marks that box; an error of the whole date marks all three.
        var partly = _parts.Any(p => PartError(p) is not null);
        var boxes = new[]
        {
            Box(nameof(DateBoxes.Day), "Day", 2, held?.Day),
            Box(nameof(DateBoxes.Month), "Month", 2, held?.Month),
            Box(nameof(DateBoxes.Year), "Year", 4, held?.Year),
        };
        Stand((boxes.FirstOrDefault(b => b.IsWrong) ?? boxes[0]).Id);
        output.Become(new DateInput(GroupOfControls("group"), boxes) { Rest = output.Rest() }.Render());

        DateBox Box(string part, string label, int width, string? value) => new(FieldId + "-" + label.ToLowerInvariant(), FieldName + "." + part, Text(Words[label]), width)
        {
            Value = Answer(FieldName + "." + part, value),
            IsWrong = partly ? PartError(part) is not null : FieldError is not null,
        };
    }

    private string? PartError(string part) => FirstError(FieldName + "." + part);
}
