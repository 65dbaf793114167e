using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record FileUpload(FormGroup Group, string? Name)
{
    public bool Multiple { get; init; }

    public bool Disabled { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render() =>
        Group.Render(Element("input").With(Rest)
            .With("class", Join("govuk-file-upload", Rest.Classes, Group.IsWrong ? "govuk-file-upload--error" : null))
            .With("id", Group.Id)
            .With("name", Name)
            .With("type", "file")
            .With("disabled", Disabled)
            .With("multiple", Multiple)
            .With("aria-describedby", Group.Described));
}

/// <summary>A file: <c>&lt;h-file-upload for="Form.Evidence" label="Add a file" /&gt;</c>; its form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("h-file-upload", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileUploadTagHelper(IStringLocalizer<Wording> words) : Field(words)
{
    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Stand();
        output.Become(new FileUpload(Group(), FieldName) { Multiple = Multiple, Rest = output.Rest() }.Render());
    }
}
