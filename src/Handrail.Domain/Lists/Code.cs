namespace Handrail.Domain.Lists;

/// <summary>
/// One entry of a code list: the word that is stored, and the words that people read. A retired entry is no
/// longer offered, and keeps its wording for the records that already carry it.
/// </summary>
public sealed record Code(string Value, string Words, bool Retired = false);
