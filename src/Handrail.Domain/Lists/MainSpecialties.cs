using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Handrail.Domain.Lists;

/// <summary>A main specialty by its national code, and the group in which its plans are counted.</summary>
public sealed record MainSpecialty(string Code, string Name, string Group);

/// <summary>
/// The main specialties and the group of each. The national list fixes codes and names; the groups are a choice,
/// so a service may put its own file in place of the one that comes with the product.
/// </summary>
public sealed class MainSpecialties
{
    private const string Header = "code\tname\tgroup";

    private static readonly Lazy<MainSpecialties> FromProduct = new(ReadEmbedded);

    private readonly FrozenDictionary<string, MainSpecialty> _byCode;

    private MainSpecialties(ImmutableArray<MainSpecialty> all)
    {
        All = all;
        _byCode = all.ToFrozenDictionary(specialty => specialty.Code, StringComparer.Ordinal);
    }

    /// <summary>The list that comes with the product: main specialty codes as of July 2024.</summary>
    public static MainSpecialties Default => FromProduct.Value;

    /// <summary>The map that this service uses: its own where it has put one in place at the start, otherwise the product's.</summary>
    public static MainSpecialties InUse { get; private set; } = Default;

    /// <summary>Puts a service's own map in place. To be called once, before the first question.</summary>
    public static void Use(MainSpecialties own) => InUse = own;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<MainSpecialty> All { get; }

    public MainSpecialty? Find(string code) => _byCode.GetValueOrDefault(code);

    public bool Knows(string code) => _byCode.ContainsKey(code);

    /// <summary>The name, or for an unknown code the code itself.</summary>
    public string WordsOf(string code) => Find(code)?.Name ?? code;

    /// <summary>The group, a value of <see cref="CodeLists.SpecialtyGroups"/>; "other" for an unknown code.</summary>
    public string GroupOf(string code) => Find(code)?.Group ?? "other";

    /// <summary>
    /// Reads a map: first the line "code, name, group" with tabs between, then one specialty a line in the same
    /// shape. Empty lines and lines that begin with # say nothing.
    /// </summary>
    /// <exception cref="FormatException">A line is wrong; the message names the line and says what is expected.</exception>
    public static MainSpecialties Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var all = ImmutableArray.CreateBuilder<MainSpecialty>();
        var lineOfCode = new Dictionary<string, int>(StringComparer.Ordinal);
        var headerSeen = false;
        var number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;

            if (!headerSeen)
            {
                headerSeen = line == Header ? true : throw Wrong(number, "the first line must be code, name and group with tabs between");
                continue;
            }

            var specialty = ReadLine(line, number);
            if (!lineOfCode.TryAdd(specialty.Code, number))
                throw Wrong(number, $"the code {specialty.Code} is already on line {lineOfCode[specialty.Code]}");

            all.Add(specialty);
        }

        return all.Count == 0 ? throw new FormatException("The list of main specialties has no specialties") : new(all.ToImmutable());
    }

    private static MainSpecialty ReadLine(string line, int number)
    {
        var parts = line.Split('\t', StringSplitOptions.TrimEntries);
        if (parts.Length != 3)
            throw Wrong(number, $"3 columns with tabs between are needed, {parts.Length} found");

        var (code, name, group) = (parts[0], parts[1], parts[2]);
        if (code.Length != 3 || !code.All(char.IsAsciiDigit))
            throw Wrong(number, $"the code must be 3 digits, \"{code}\" found");

        if (name.Length == 0)
            throw Wrong(number, $"the code {code} needs a name");

        return CodeLists.SpecialtyGroups.Knows(group) ? new(code, name, group) : throw Wrong(number, $"there is no specialty group \"{group}\"");
    }

    private static FormatException Wrong(int line, string what) => new($"Main specialties, line {line}: {what}");

    private static MainSpecialties ReadEmbedded()
    {
        using var stream = typeof(MainSpecialties).Assembly.GetManifestResourceStream("main-specialties.tsv")
            ?? throw new InvalidOperationException("The list of main specialties is missing from the product");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader);
    }
}
