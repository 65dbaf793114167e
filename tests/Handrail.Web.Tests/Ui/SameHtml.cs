using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Handrail.Web.Tests.Ui;

/// <summary>Writes HTML one node a line, attributes and classes in order of name, white space folded, so that two ways of writing the same page are equal.</summary>
internal static class SameHtml
{
    public static string Lines(string html)
    {
        var parser = new HtmlParser();
        var body = parser.ParseDocument("<body>").Body!;
        var lines = new List<string>();
        foreach (var node in parser.ParseFragment(html, body))
            Write(node, 0, lines);
        return string.Join('\n', lines);
    }

    private static void Write(INode node, int depth, List<string> lines)
    {
        var indent = new string(' ', depth * 2);
        if (node is IText text)
        {
            var folded = string.Join(' ', text.Data.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
            if (folded.Length > 0)
                lines.Add(indent + folded);
            return;
        }

        if (node is not IElement element)
            return;
        var attributes = element.Attributes
            .Select(a => (a.Name, Value: a.Name == "class" ? string.Join(' ', element.ClassList.Order(StringComparer.Ordinal)) : a.Value))
            .OrderBy(a => a.Name, StringComparer.Ordinal)
            .Select(a => $" {a.Name}=\"{a.Value}\"");
        lines.Add($"{indent}<{element.LocalName}{string.Concat(attributes)}>");
        // Inside a textarea and a pre every space counts.
        if (element.LocalName is "textarea" or "pre")
            lines.Add(indent + "  |" + element.TextContent + "|");
        else
            foreach (var child in element.ChildNodes)
                Write(child, depth + 1, lines);
    }
}
