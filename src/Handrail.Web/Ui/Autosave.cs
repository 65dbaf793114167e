using System.Text.Json;
using System.Text.Json.Nodes;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Ui;

/// <summary>What the line under a form that saves itself needs to know.</summary>
public interface IAutosaved
{
    bool IsAutosaved { get; }

    /// <summary>Who writes: a form that was left open is not saved in the name of somebody who signed in after.</summary>
    Guid Writer { get; }
}

/// <summary>Who last changed a part, and when.</summary>
public sealed record LastChange(string Name, bool IsMine, DateTime At);

/// <summary>A field of the form, with the values that its controls have by name.</summary>
public sealed record FieldNow(string Name, string Note, IReadOnlyDictionary<string, IReadOnlyList<string>> Values);

/// <summary>A field that somebody else saved while this person changed it too: theirs is kept, this person's stays in the form.</summary>
public sealed record FieldClash(string Name, string Note, string Theirs, IReadOnlyDictionary<string, IReadOnlyList<string>> Values);

/// <summary>The answer to a form that was sent in the background.</summary>
public sealed record Autosaved
{
    /// <summary>What has become of it, in a sentence.</summary>
    public string Said { get; init; } = "";

    /// <summary>Nothing was saved, and why; the page says it.</summary>
    public string Refusal { get; init; } = "";

    /// <summary>What the form starts from now.</summary>
    public string Started { get; init; } = "";

    /// <summary>Where the part has its page from now on, once it is there.</summary>
    public string Address { get; init; } = "";

    /// <summary>What others have changed in fields that this person left alone.</summary>
    public IReadOnlyList<FieldNow> Fields { get; init; } = [];

    public IReadOnlyList<FieldClash> Clashes { get; init; } = [];

    /// <summary>Fields that could not be saved yet, each with its sentence.</summary>
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();
}

/// <summary>
/// Saving while somebody writes. The same form is sent in the background and joined like any other; but a field that cannot be
/// saved holds nothing else back, and a field that two people changed waits until its writer has chosen. What is not saved stays
/// in the form and is said beside its field. Without script there is the button.
/// </summary>
public abstract partial class EditPage<TPart> : IAutosaved
{
    /// <summary>Fields whose clash has been shown, and of which the writer has not yet chosen one.</summary>
    [BindProperty]
    public string[] Held { get; set; } = [];

    public virtual bool IsAutosaved => true;

    public Guid Writer => Me.PersonId;

    /// <summary>Under which act and name the log tells of this part's changes.</summary>
    protected abstract (Act Act, Guid? Part, string Name) Trail { get; }

    protected bool IsInBackground => HttpMethods.IsPost(Request.Method) && Request.Query["handler"] == "Autosave";

    /// <summary>Fields that only make sense together: none is saved without the others.</summary>
    protected virtual IReadOnlyList<string> Together => [];

    /// <summary>Where the part has its own page, when it did not have one before.</summary>
    protected virtual string NewAddress => "";

    /// <summary>The form as this part fills it.</summary>
    protected abstract object FormOf(TPart part);

    /// <summary>Saves a part that is still being written: what is missing may come later.</summary>
    protected virtual Outcome Keep(Plan plan, TPart part, Moment now) => Write(plan, part, now);

    /// <summary>A field's label as the page writes it.</summary>
    protected abstract string LabelOf(string field);

    /// <summary>A field's stored value (one item a line) as people read it.</summary>
    protected virtual string WordsOf(string field, string value) => value;

    public async Task<IActionResult> OnPostAutosaveAsync()
    {
        if (!IsAutosaved) return Refused(T["Nothing here is saved before you press the button"]);
        if (PlanText.ReadPart<TPart>(Started) is not { } started) return Refused(T["This form could not be read. Open the page again"]);
        var mine = Typed(started);
        var faults = ShapeFaults();
        var (theirs, clashes, before) = (started, (IReadOnlyList<Clash>)[], 0);
        var outcome = await TryAsync((plan, now) =>
        {
            (theirs, before) = (Read(plan) ?? started, plan.EntryCount);
            while (true)
            {
                var merged = Merge.Of(started, theirs, Merge.Take(mine, started, Whole([.. Held, .. faults.Keys])));
                clashes = merged.Clashes;
                var joined = Merge.Take(merged.Value, theirs, Whole(clashes.Select(c => c.Field)));
                var written = Merge.Differing(theirs, joined);
                if (written.Count == 0) return Outcome.Done;
                var outcome = Keep(plan, joined, now);
                // One field that cannot be saved yet does not hold the others back.
                if (outcome.IsDone || !written.Contains(outcome.Field) || !faults.TryAdd(outcome.Field, T[outcome.Sentence])) return outcome;
            }
        });
        if (outcome.IsRefused) return Refused(T[outcome.Sentence]);
        return new JsonResult(await AnswerAsync(started, theirs, mine, Read(Plan) ?? theirs, clashes, faults, before));
    }

    private async Task<Autosaved> AnswerAsync(TPart started, TPart theirs, TPart mine, TPart now, IReadOnlyList<Clash> clashes, Dictionary<string, string> faults, int before)
    {
        // What was chosen neither way is shown again when the other text has moved on meanwhile.
        var moved = Held.Intersect(Merge.Differing(started, theirs)).ToList();
        clashes = [.. clashes, .. Merge.Of(started, theirs, mine).Clashes.Where(c => moved.Contains(c.Field))];
        var open = Whole(Held.Except(moved).Concat(faults.Keys)).Except(clashes.Select(c => c.Field)).ToList();
        var others = Merge.Differing(started, now).Except(Merge.Differing(started, mine)).Except(open).Except(clashes.Select(c => c.Field)).ToList();
        var values = Values(FormOf(now));
        var shown = others.Where(values.ContainsKey).ToList();
        var who = shown.Count + clashes.Count > 0 ? await LastAsync(before) : null;
        var time = Say.Time(TimeOnly.FromDateTime(Access.ServiceClock.InLondon(Clock.UtcNow)));
        return new Autosaved
        {
            Said = string.Join(". ", shown.Select(field => Changed(field))
                .Prepend(faults.Count + Held.Length + clashes.Count == 0 ? T["Saved at {0}", time].Value : T["Saved at {0}, but not everything. Look beside the fields", time].Value)),
            Started = JsonSerializer.Serialize(Merge.Take(now, started, open), PlanText.Part<TPart>()),
            Address = NewAddress,
            Fields = [.. shown.Select(field => new FieldNow(field, Changed(field), values[field]))],
            Clashes = [.. clashes.Select(c => new FieldClash(c.Field, Both(c.Field), WordsOf(c.Field, c.Theirs), values.GetValueOrDefault(c.Field) ?? Nothing))],
            Faults = faults,
        };

        string Changed(string field) => who?.IsMine == true ? T["You changed “{0}” in another window", LabelOf(field)] : T["{0} changed “{1}” meanwhile", Who(), LabelOf(field)];

        string Both(string field) => who?.IsMine == true
            ? T["You also changed “{0}” in another window. Both texts are kept until you choose", LabelOf(field)]
            : T["{0} changed “{1}” while you did. Both texts are kept until you choose", Who(), LabelOf(field)];

        string Who() => who?.Name ?? T["Somebody"];
    }

    private static readonly Dictionary<string, IReadOnlyList<string>> Nothing = [];

    /// <summary>Who last changed this part, by the log's first entries; without a number by all of them.</summary>
    protected async Task<LastChange?> LastAsync(int upTo = int.MaxValue)
    {
        var (act, part, name) = Trail;
        var (id, me) = (Plan.Id, Me.PersonId);
        var last = await (
            from entry in Db.Entries.AsNoTracking()
            join person in Db.People on entry.ActorId equals person.Id
            where entry.SubjectId == id && entry.Act == act && entry.Number <= upTo
                && (part == null ? Db.EntryValues.Any(v => v.SubjectId == id && v.Number == entry.Number && v.Field == name) : entry.PartId == part)
            orderby entry.Number descending
            select new { person, entry.At }).FirstOrDefaultAsync();
        return last is null ? null : new LastChange(last.person.Name, last.person.Id == me, last.At);
    }

    /// <summary>What the form's own rules say of fields that hold something. An empty field is one that has not been written yet.</summary>
    private Dictionary<string, string> ShapeFaults()
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, entry) in ModelState)
        {
            if (entry.Errors.Count == 0 || !key.StartsWith("Form.", StringComparison.Ordinal)) continue;
            if (ModelState.Where(e => e.Key == key || e.Key.StartsWith(key + ".", StringComparison.Ordinal)).All(e => string.IsNullOrWhiteSpace(e.Value?.AttemptedValue))) continue;
            faults.TryAdd(key.Split('.', '[')[1], entry.Errors[0].ErrorMessage is { Length: > 0 } sentence ? sentence : T["Check this answer"].Value);
        }

        return faults;
    }

    private List<string> Whole(IEnumerable<string> fields)
    {
        var all = fields.ToList();
        return all.Intersect(Together).Any() ? [.. all.Union(Together)] : all;
    }

    /// <summary>A form's values by the names that its controls have, field by field.</summary>
    private static Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Values(object form)
    {
        var values = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(StringComparer.Ordinal);
        foreach (var (field, value) in JsonSerializer.SerializeToNode(form, form.GetType())!.AsObject())
        {
            var named = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            Name("Form." + field, value, named);
            values[field] = named;
        }

        return values;

        static void Name(string name, JsonNode? value, Dictionary<string, IReadOnlyList<string>> named)
        {
            switch (value)
            {
                case JsonObject many:
                    foreach (var (part, inner) in many) Name(name + "." + part, inner, named);
                    break;
                case JsonArray list when list.Any(item => item is JsonObject):
                    for (var i = 0; i < list.Count; i++) Name($"{name}[{i}]", list[i], named);
                    break;
                case JsonArray list:
                    named[name] = [.. list.Select(item => item?.ToString() ?? "")];
                    break;
                default:
                    named[name] = [value?.ToString() ?? ""];
                    break;
            }
        }
    }

    private static JsonResult Refused(string sentence) => new(new Autosaved { Refusal = sentence }) { StatusCode = StatusCodes.Status400BadRequest };

    protected override IActionResult Again(Outcome refusal) => IsInBackground ? Refused(T[refusal.Sentence]) : base.Again(refusal);
}
