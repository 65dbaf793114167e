using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using WebUtility = System.Net.WebUtility;

namespace Handrail.Web.Ui.Components;

/// <summary>Attributes that a page gave to a component and that the component hands on untouched.</summary>
internal sealed record Rest(string? Classes, IReadOnlyDictionary<string, string> Attributes)
{
    public static Rest None { get; } = new(null, new Dictionary<string, string>(StringComparer.Ordinal));
}

/// <summary>Elements in one expression. Everything that is text is encoded on its way out.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? classes = null, string? more = null)
    {
        var element = new TagBuilder(name);
        if (name is "input")
            element.TagRenderMode = TagRenderMode.SelfClosing;
        return element.With("class", Join(classes, more));
    }

    public static IHtmlContent Text(string? text) => new StringHtmlContent(text ?? "");

    public static IHtmlContent Hidden(IHtmlContent content) => Element("span", "govuk-visually-hidden").Add(content);

    public static string? Join(params ReadOnlySpan<string?> parts)
    {
        var kept = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
                kept.Add(part);
        }

        return kept.Count == 0 ? null : string.Join(' ', kept);
    }

    public static TagBuilder With(this TagBuilder element, string name, string? value)
    {
        if (value is not null)
            element.Attributes[name] = value;
        return element;
    }

    public static TagBuilder With(this TagBuilder element, string name, bool on) => on ? element.With(name, "") : element;

    public static TagBuilder With(this TagBuilder element, Rest rest)
    {
        foreach (var (name, value) in rest.Attributes)
            element.Attributes[name] = value;
        return element.With("class", Join(element.Attributes.TryGetValue("class", out var classes) ? classes : null, rest.Classes));
    }

    public static TagBuilder Add(this TagBuilder element, IHtmlContent? content)
    {
        if (content is not null)
            _ = element.InnerHtml.AppendHtml(content);
        return element;
    }

    public static TagBuilder Add(this TagBuilder element, string? text)
    {
        _ = element.InnerHtml.Append(text ?? "");
        return element;
    }

    public static TagBuilder AddAll(this TagBuilder element, IEnumerable<IHtmlContent?> contents)
    {
        foreach (var content in contents)
            _ = element.Add(content);
        return element;
    }

    /// <summary>A heading of the given level; levels outside 1 to 6 are a fault in the page.</summary>
    public static TagBuilder Heading(int level, string classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 6);
        return Element($"h{level}", classes);
    }

    public static void Become(this TagHelperOutput output, IHtmlContent? content)
    {
        output.TagName = null;
        output.Attributes.Clear();
        _ = content is null ? output.Content.SetHtmlContent("") : output.Content.SetHtmlContent(content);
    }

    /// <summary>The attributes that no property of the tag helper took. Razor hands them over encoded, so they are decoded once here.</summary>
    public static Rest Rest(this TagHelperOutput output)
    {
        string? classes = null;
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in output.Attributes)
        {
            var value = attribute.Value is IHtmlContent content ? WebUtility.HtmlDecode(Write(content)) : attribute.Value?.ToString() ?? "";
            if (attribute.Name == "class")
                classes = value;
            else
                others[attribute.Name] = value;
        }

        return new(classes, others);
    }

    public static string Write(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>The list in which a component's inner tags put what they hold, set by the outer tag before its content runs.</summary>
    public static List<T> Collect<T>(this TagHelperContext context)
    {
        var list = new List<T>();
        context.Items[typeof(T)] = list;
        return list;
    }

    public static void Hand<T>(this TagHelperContext context, T item)
    {
        if (!context.Items.TryGetValue(typeof(T), out var list))
            throw new InvalidOperationException($"<{context.TagName}> stands outside the component it belongs to.");
        ((List<T>)list).Add(item);
    }
}
