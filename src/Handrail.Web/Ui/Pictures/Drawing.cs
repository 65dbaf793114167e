using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Handrail.Web.Ui.Pictures;

/// <summary>Where words stand beside their point.</summary>
public enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>Something drawn. What it looks like is said by its class, in the stylesheet.</summary>
public abstract record Shape(string Class);

public sealed record Box(double X, double Y, double Width, double Height, string Class) : Shape(Class);

/// <summary>Points joined in their order; filled where the class says so.</summary>
public sealed record Stroke(IReadOnlyList<Point> Points, bool IsClosed, string Class) : Shape(Class)
{
    public Stroke(string @class, params Point[] points)
        : this(points, false, @class)
    {
    }
}

/// <summary>A round or square mark at a point.</summary>
public sealed record Dot(double X, double Y, double Radius, string Class) : Shape(Class);

/// <summary>One line of words; <see cref="Y"/> is the line they stand on.</summary>
public sealed record Label(double X, double Y, string Words, string Class, Anchor Anchor = Anchor.Start, bool IsBold = false) : Shape(Class)
{
    public double Width => Letters.Width(Words, IsBold);

    public double Left => Anchor switch { Anchor.Start => X, Anchor.Middle => X - (Width / 2), _ => X - Width };

    public double Right => Left + Width;

    public double Top => Y - Letters.Ascent;

    public double Bottom => Y + Letters.Descent;

    public bool Meets(Label other, double apart = 0) => Left < other.Right + apart && other.Left < Right + apart && Top < other.Bottom && other.Top < Bottom;
}

public sealed record Point(double X, double Y);

/// <summary>
/// A picture as a value: shapes on a sheet of a given size. It holds no style and no script, so the page's policy lets it
/// stand, and paper and forced colours dress it as they dress the page. What it shows, a table beside it says in words.
/// </summary>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes)
{
    /// <summary>The picture as SVG.</summary>
    /// <param name="id">begins the ids of its title, description and hatching; a page gives it once</param>
    /// <param name="classes">what the stylesheet calls it</param>
    /// <param name="title">what it is, in a few words</param>
    /// <param name="description">what it shows, in a sentence or two</param>
    public IHtmlContent Svg(string id, string classes, string title, string description) => new HtmlFormattableString(
        CultureInfo.InvariantCulture,
        "<svg class=\"{0}\" viewBox=\"0 0 {1} {2}\" width=\"{1}\" height=\"{2}\" fill=\"none\" stroke=\"currentColor\" role=\"img\" aria-labelledby=\"{3}-title\" aria-describedby=\"{3}-desc\" focusable=\"false\"><title id=\"{3}-title\">{4}</title><desc id=\"{3}-desc\">{5}</desc>{6}</svg>",
        classes, Number(Width), Number(Height), id, title, description, new Content(this, id));

    private static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private sealed class Content(Drawing drawing, string id) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            if (drawing.Shapes.Any(IsHatched))
            {
                // A pattern of its own for each picture: one in a picture that is not displayed would not be drawn elsewhere.
                writer.Write($"<defs><pattern id=\"{id}-hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hr-hatch\" d=\"M0 0V7\"/></pattern></defs>");
            }

            foreach (var shape in drawing.Shapes) Write(shape, writer, encoder);
        }

        private static bool IsHatched(Shape shape) => shape.Class.EndsWith("--hatched", StringComparison.Ordinal);

        private void Write(Shape shape, TextWriter writer, HtmlEncoder encoder)
        {
            var fill = IsHatched(shape) ? $" fill=\"url(#{id}-hatch)\"" : "";
            switch (shape)
            {
                case Box b:
                    writer.Write($"<rect class=\"{b.Class}\" x=\"{Number(b.X)}\" y=\"{Number(b.Y)}\" width=\"{Number(b.Width)}\" height=\"{Number(b.Height)}\"{fill}/>");
                    break;
                case Stroke p:
                    writer.Write($"<path class=\"{p.Class}\" d=\"M{string.Join('L', p.Points.Select(n => $"{Number(n.X)} {Number(n.Y)}"))}{(p.IsClosed ? "Z" : "")}\"{fill}/>");
                    break;
                case Dot d:
                    writer.Write($"<circle class=\"{d.Class}\" cx=\"{Number(d.X)}\" cy=\"{Number(d.Y)}\" r=\"{Number(d.Radius)}\"/>");
                    break;
                case Label l:
                    var anchor = l.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
                    writer.Write($"<text class=\"{l.Class}\" fill=\"currentColor\" stroke=\"none\" x=\"{Number(l.X)}\" y=\"{Number(l.Y)}\"{anchor}{(l.IsBold ? " font-weight=\"700\"" : "")}>");
                    encoder.Encode(writer, l.Words);
                    writer.Write("</text>");
                    break;
            }
        }
    }
}
