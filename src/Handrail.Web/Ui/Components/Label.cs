using Microsoft.AspNetCore.Html;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record Label(IHtmlContent? Content)
{
    public string? For { get; init; }

    public bool IsPageHeading { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public IHtmlContent? Render()
    {
        if (Content is null)
            return null;
        var label = Element("label", "govuk-label").With(Rest).With("for", For).Add(Content);
        return IsPageHeading ? Element("h1", "govuk-label-wrapper").Add(label) : label;
    }
}
