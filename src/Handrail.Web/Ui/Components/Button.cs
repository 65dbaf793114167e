using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Button(IHtmlContent Content)
{
    public string? Id { get; init; }

    public string? Href { get; init; }

    public string Type { get; init; } = "submit";

    public string? Name { get; init; }

    public string? Value { get; init; }

    public bool Disabled { get; init; }

    public bool? PreventDoubleClick { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent Render()
    {
        var button = Href is null
            ? Element("button", "govuk-button")
                .With("type", Type)
                .With("value", Value)
                .With("name", Name)
                .With("disabled", Disabled)
                .With("aria-disabled", Disabled ? "true" : null)
                .With("data-prevent-double-click", PreventDoubleClick switch { null => null, true => "true", false => "false" })
            : Element("a", "govuk-button").With("href", Href).With("role", "button").With("draggable", "false");
        return button.With("data-module", "govuk-button").With(Rest).With("id", Id).Add(Content);
    }
}

/// <summary>
/// <c>&lt;h-button&gt;Save and continue&lt;/h-button&gt;</c>; <c>variant="secondary"</c> or <c>"warning"</c>;
/// <c>href</c> makes it a link, <c>handler</c> sends the form to another handler of the page.
/// </summary>
[HtmlTargetElement("h-button")]
public sealed class ButtonTagHelper(IUrlHelperFactory urls) : TagHelper
{
    public string Variant { get; set; } = "primary";

    public string? Href { get; set; }

    public string Type { get; set; } = "submit";

    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Value { get; set; }

    public string? Handler { get; set; }

    public bool PreventDoubleClick { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rest = output.Rest();
        var button = new Button(await output.GetChildContentAsync())
        {
            Href = Href,
            Type = Type,
            Id = Id,
            Name = Name,
            Value = Value,
            PreventDoubleClick = PreventDoubleClick ? true : null,
            Rest = rest with
            {
                Classes = Join(Variant == "primary" ? null : "govuk-button--" + Variant, rest.Classes),
                Attributes = Handler is null ? rest.Attributes : new Dictionary<string, string>(rest.Attributes, StringComparer.Ordinal)
                {
                    ["formaction"] = urls.GetUrlHelper(ViewContext).Page(null, Handler) ?? "",
                },
            },
        };
        output.Become(button.Render());
    }
}
