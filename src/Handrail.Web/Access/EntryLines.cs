using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access;

/// <summary>One line of a plan's history, with who did it and what was said.</summary>
public sealed record Line(Entry Entry, string Actor, IReadOnlyList<EntryValue> Values)
{
    /// <summary>The line as this reader may read it: without the words that are not for them.</summary>
    public Line For(Handrail.Domain.Actor reader, IReadOnlyCollection<Role> roles) =>
        Entry.ActorId == reader.PersonId || (Readers.ReadWordsOf(Entry.Act, Entry.From, roles) && (Entry.Act != Act.ChangePerson || Readers.ReadsHandOver(roles))) ? this
        : Readers.ReadWordsOf(Entry.Act, Entry.From, roles) ? this with { Values = [.. Values.Where(v => !v.Field.StartsWith(Readers.HandOverField, StringComparison.Ordinal))] }
        : this with { Values = [] };

    public string Said(string field) => Values.FirstOrDefault(v => v.Field == field && v.Side == ValueSide.Said)?.Value ?? "";
}

public static class EntryReading
{
    /// <summary>The newest entries of a plan, of the given acts where any are given; two queries.</summary>
    public static async Task<IReadOnlyList<Line>> LinesOfAsync(this AppDb db, Guid plan, int most, params Act[] acts)
    {
        var entries = await (
            from entry in db.Entries.AsNoTracking()
            join person in db.People on entry.ActorId equals person.Id
            where entry.SubjectId == plan && (acts.Length == 0 || acts.Contains(entry.Act))
            orderby entry.Number descending
            select new { entry, person }).Take(most).ToListAsync();
        var numbers = entries.Select(e => e.entry.Number).ToList();
        var values = await db.EntryValues.AsNoTracking().Where(v => v.SubjectId == plan && numbers.Contains(v.Number)).ToListAsync();
        var byNumber = values.ToLookup(v => v.Number);
        return [.. entries.Select(e => new Line(e.entry, e.person.Name, [.. byNumber[e.entry.Number]]))];
    }
}
