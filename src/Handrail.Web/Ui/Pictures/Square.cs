using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using QRCoder;

namespace Handrail.Web.Ui.Pictures;

/// <summary>A square picture that a phone reads (QR code), drawn by ourselves as one path: a picture from elsewhere would have styles of its own.</summary>
public sealed record Square(int Side, string Path)
{
    public static Square Of(string text)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < made.ModuleMatrix.Count; y++)
            for (var x = 0; x < made.ModuleMatrix[y].Count; x++)
                if (made.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return new Square(made.ModuleMatrix.Count, path.ToString());
    }

    public IHtmlContent Draw(string title)
    {
        var svg = new TagBuilder("svg");
        svg.AddCssClass("hr-square");
        svg.MergeAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Side} {Side}"));
        svg.MergeAttribute("role", "img");
        svg.MergeAttribute("aria-label", title);
        svg.MergeAttribute("width", "240");
        svg.MergeAttribute("height", "240");
        svg.MergeAttribute("shape-rendering", "crispEdges");
        var ground = new TagBuilder("rect");
        foreach (var (name, value) in new[] { ("width", "100%"), ("height", "100%"), ("fill", "#ffffff") }) ground.MergeAttribute(name, value);
        var dots = new TagBuilder("path");
        dots.MergeAttribute("d", Path);
        dots.MergeAttribute("fill", "#000000");
        svg.InnerHtml.AppendHtml(ground).AppendHtml(dots);
        return svg;
    }
}
