using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using static Handrail.Web.Ui.Components.Markup;

namespace Handrail.Web.Ui.Components;

internal sealed record NotificationBanner(IHtmlContent Title, IHtmlContent? Content)
{
    public bool IsSuccess { get; init; }

    public string? Role { get; init; }

    public string TitleId { get; init; } = "govuk-notification-banner-title";

    public int TitleLevel { get; init; } = 2;

    public bool? DisableAutoFocus { get; init; }

    public Rest Rest { get; init; } = Rest.None;

    public static IHtmlContent Line(IHtmlContent text) => Element("p", "govuk-notification-banner__heading").Add(text);

    public IHtmlContent Render() =>
        Element("div", "govuk-notification-banner", IsSuccess ? "govuk-notification-banner--success" : null)
            .With("role", Role ?? (IsSuccess ? "alert" : "region"))
            .With("aria-labelledby", TitleId)
            .With("data-module", "govuk-notification-banner")
            .With("data-disable-auto-focus", DisableAutoFocus switch { null => null, true => "true", false => "false" })
            .With(Rest)
            .Add(Element("div", "govuk-notification-banner__header")
                .Add(Heading(TitleLevel, "govuk-notification-banner__title").With("id", TitleId).Add(Title)))
            .Add(Element("div", "govuk-notification-banner__content").Add(Content));
}

/// <summary>News about this page: <c>&lt;h-notification-banner type="success" text="Your comment was saved" /&gt;</c>, or content inside instead of a text.</summary>
[HtmlTargetElement("h-notification-banner")]
public sealed class NotificationBannerTagHelper(IStringLocalizer<Wording> words) : TagHelper
{
    public string? Type { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? TitleId { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var success = Type == "success";
        var content = await output.GetChildContentAsync();
        var banner = new NotificationBanner(Markup.Text(words[Title ?? (success ? "Success" : "Important")]), Text is null ? content : NotificationBanner.Line(Markup.Text(words[Text])))
        {
            IsSuccess = success,
            Rest = output.Rest(),
        };
        output.Become((TitleId is null ? banner : banner with { TitleId = TitleId }).Render());
    }
}
