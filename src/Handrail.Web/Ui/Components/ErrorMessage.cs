using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record ErrorMessage(IHtmlContent Content)
{
    public string? Id { get; init; }

    public string Prefix { get; init; } = "Error";

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render()
    {
        var message = Element("p", "govuk-error-message").With("id", Id).With(Rest);
        if (Prefix.Length > 0)
            _ = message.Add(Hidden(Text(Prefix + ":"))).Add(" ");
        return message.Add(Content);
    }
}

[HtmlTargetElement("h-error-message")]
public sealed class ErrorMessageTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string? Id { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Become(new ErrorMessage(await output.GetChildContentAsync()) { Id = Id, Prefix = words["Error"], Rest = output.Rest() }.Render());
}
