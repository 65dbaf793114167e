using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Handrail.Domain.Lists;

/// <summary>A named list of codes in the order in which it was written, which is the order on the screen.</summary>
public sealed class CodeList
{
    private readonly FrozenDictionary<string, Code> _byValue;

    public CodeList(string name, params ReadOnlySpan<Code> codes)
    {
        Name = name;
        var all = ImmutableArray.Create(codes);
        All = all;
        // Two entries with the same value would lose one wording without a word: ToFrozenDictionary would keep the last.
        _byValue = all.ToDictionary(code => code.Value, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Name { get; }

    public IReadOnlyList<Code> All { get; }

    /// <summary>What a person may choose today: everything that is not retired.</summary>
    public IEnumerable<Code> Offered => All.Where(code => !code.Retired);

    /// <summary>True for every entry, retired ones too: a stored record may carry it.</summary>
    public bool Knows(string value) => _byValue.ContainsKey(value);

    public bool Offers(string value) => _byValue.TryGetValue(value, out var code) && !code.Retired;

    /// <summary>
    /// The words for a value, retired or not. An unknown value comes back as it is: a page about an old record
    /// must open even when its list has changed.
    /// </summary>
    public string WordsOf(string value) => _byValue.TryGetValue(value, out var code) ? code.Words : value;
}
