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

/// <summary>A line that stands for several entries, of which it shows the newest.</summary>
public sealed record FoldedLine(Line Line, int Times);

/// <summary>What tells one edit from another: entries of the same edit, one after another, are read as one.</summary>
public sealed record EditMark(int Number, Act Act, Guid Actor, DateOnly Day, Guid? Part, string Field);

public static class EntryReading
{
    /// <summary>So many entries are looked at for one page of history.</summary>
    private const int Furthest = 5_000;

    /// <summary>
    /// The newest lines of a plan. A text that saves itself leaves an entry every few seconds: what one person edited of one part
    /// on one day, one entry after another, is one line. The log keeps each.
    /// </summary>
    public static async Task<IReadOnlyList<FoldedLine>> FoldedLinesOfAsync(this AppDb db, Guid plan, int most)
    {
        var marks = await db.Entries.AsNoTracking().Where(e => e.SubjectId == plan).OrderByDescending(e => e.Number).Take(Furthest)
            .Select(e => new EditMark(
                e.Number,
                e.Act,
                e.ActorId,
                e.Day,
                e.PartId,
                e.Act != Act.EditDraft && e.Act != Act.EditRequest ? "" : db.EntryValues.Where(v => v.SubjectId == plan && v.Number == e.Number && v.Side == ValueSide.Before).OrderBy(v => v.Field).Select(v => v.Field).FirstOrDefault() ?? ""))
            .ToListAsync();
        var folded = Folded(marks).Take(most).ToDictionary(f => f.First.Number, f => f.Times);
        var numbers = folded.Keys.ToList();
        var entries = await (
            from entry in db.Entries.AsNoTracking()
            join person in db.People on entry.ActorId equals person.Id
            where entry.SubjectId == plan && numbers.Contains(entry.Number)
            orderby entry.Number descending
            select new { entry, person }).ToListAsync();
        // What an edit said before and after stays in the log.
        var told = entries.Where(e => e.entry.Act is not (Act.EditDraft or Act.EditRequest)).Select(e => e.entry.Number).ToList();
        var values = (await db.EntryValues.AsNoTracking().Where(v => v.SubjectId == plan && told.Contains(v.Number)).OrderBy(v => v.Number).ThenBy(v => v.Field).ThenBy(v => v.Side).ToListAsync()).ToLookup(v => v.Number);
        return [.. entries.Select(e => new FoldedLine(new Line(e.entry, e.person.Name, [.. values[e.entry.Number]]), folded[e.entry.Number]))];
    }

    public static IEnumerable<(EditMark First, int Times)> Folded(IReadOnlyList<EditMark> marks)
    {
        for (var i = 0; i < marks.Count;)
        {
            var first = marks[i];
            var times = 1;
            while (i + times < marks.Count && first.Act is Act.EditDraft or Act.EditRequest && marks[i + times] with { Number = first.Number } == first) times++;
            yield return (first, times);
            i += times;
        }
    }

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
        var values = await db.EntryValues.AsNoTracking().Where(v => v.SubjectId == plan && numbers.Contains(v.Number)).OrderBy(v => v.Number).ThenBy(v => v.Field).ThenBy(v => v.Side).ToListAsync();
        var byNumber = values.ToLookup(v => v.Number);
        return [.. entries.Select(e => new Line(e.entry, e.person.Name, [.. byNumber[e.entry.Number]]))];
    }
}
