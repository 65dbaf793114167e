using Handrail.Domain.Lists;

namespace Handrail.Domain.Plans;

/// <summary>What the practitioner may read of a source document. Nobody decides it by leaving it as it was: it begins open.</summary>
public enum ShownAs
{
    Open,
    Yes,
    Summary,
    No,
}

/// <summary>
/// Something that a request rests on. The practitioner always knows that one of its kind is held; of its content they read
/// what the organisation has decided. It is never for those who supervise, assess or accompany, nor for the second reader.
/// </summary>
public sealed class SourceDocument
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public DateOnly Dated { get; internal set; }

    /// <summary>The name under which the file was given; empty where the document is only listed, such as one on paper.</summary>
    public string FileName { get; internal set; } = "";

    /// <summary>Where the store keeps the file.</summary>
    public Guid? FileId { get; internal set; }

    public long FileBytes { get; internal set; }

    public ShownAs Shown { get; internal set; }

    /// <summary>What the practitioner reads in its place.</summary>
    public string Summary { get; internal set; } = "";

    /// <summary>Why it is not shown, or was taken out. The practitioner reads this too.</summary>
    public string Why { get; internal set; } = "";

    public required Guid AddedBy { get; init; }

    public required DateOnly AddedOn { get; init; }

    public DateOnly? OutOn { get; internal set; }

    /// <summary>Raised by each change: whoever decides says which state of it they have seen.</summary>
    public int Changes { get; internal set; }

    public bool IsOut => OutOn is not null;

    public bool IsOpen => Shown == ShownAs.Open && !IsOut;

    public bool IsOpenedBy(IEnumerable<Role> roles) => FileId is not null && !IsOut && roles.Any(role => role != Role.Companion && role.Side() switch
    {
        Side.Organisation => true,
        Side.Service => role != Role.SecondReader,
        Side.Practitioner => Shown == ShownAs.Yes,
        _ => false,
    });
}

/// <summary>What is decided about a document: how it is shown, with the words that this needs.</summary>
public sealed record Showing(ShownAs As, string Summary = "", string Why = "");

public sealed partial class Plan
{
    private readonly List<SourceDocument> documents = [];

    public IReadOnlyCollection<SourceDocument> Documents => documents;

    public bool HasOpenDocument => documents.Exists(d => d.IsOpen);

    public Outcome AddDocument(Actor actor, string kind, string title, DateOnly? dated, StoredFile? file, Showing showing, Moment now)
    {
        if (Allows(Act.AddDocument, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks =
        [
            CodeLists.EvidenceKinds.Offers(kind) ? Outcome.Done : Outcome.Refused("document.kind", "Select the kind of document", "Kind"),
            title.Length is > 0 and <= Limits.Title ? Outcome.Done : Outcome.Refused("document.title", $"Enter a title of {Limits.Title} characters or fewer", "Title"),
            Dated(dated, now.Day),
            // Clinical letters are kept apart (house rule on health data): here it is enough to know that there is one.
            kind == "occupational-health-letter" && file is not null ? Outcome.Refused("document.health", "Occupational health letters are not kept here. List the letter without its file", "File") : Outcome.Done,
            documents.Count(d => !d.IsOut) >= Limits.Documents ? Outcome.Refused("document.many", $"A request has room for {Limits.Documents} source documents") : Outcome.Done,
            .. Faults(showing, null),
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.AddDocument, actor, now, _ => Status, record =>
        {
            var document = new SourceDocument { Id = Ids.New(), PlanId = Id, Kind = kind, Title = title, AddedBy = actor.PersonId, AddedOn = now.Day };
            documents.Add(document);
            Fill(document, dated!.Value, file);
            Show(document, showing, record);
            record.On(document.Id).Said("Kind", CodeLists.EvidenceKinds.WordsOf(kind)).Said("Title", title).Said("File", document.FileName).Tell(RequestReaders);
        });
    }

    /// <param name="seen">the document's <see cref="SourceDocument.Changes"/> as the person who decides had them on the screen</param>
    public Outcome DecideDocument(Actor actor, Guid id, int seen, Showing showing, Moment now)
    {
        if (Find(Act.DecideDocument, actor, id, seen, now, out var document) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks = [showing.As == ShownAs.Open ? Outcome.Refused("document.open", "Select what the practitioner may read", "Shown") : Outcome.Done, .. Faults(showing, document)];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.DecideDocument, actor, now, _ => Status, record =>
        {
            Show(document, showing, record);
            record.On(id).Said("Title", document.Title).Tell(RequestReaders);
        });
    }

    /// <summary>Another file in place of the first, such as a signed copy. What was decided about the first does not hold for the second.</summary>
    public Outcome ReplaceDocument(Actor actor, Guid id, int seen, DateOnly? dated, StoredFile? file, Moment now)
    {
        if (Find(Act.ReplaceDocument, actor, id, seen, now, out var document) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks =
        [
            file is null ? Outcome.Refused("document.file", "Choose the file that takes its place", "File")
                : document.Kind == "occupational-health-letter" ? Outcome.Refused("document.health", "Occupational health letters are not kept here. List the letter without its file", "File") : Outcome.Done,
            Dated(dated, now.Day),
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.ReplaceDocument, actor, now, _ => Status, record =>
        {
            record.Changed("File", document.FileName, file!.Name);
            Fill(document, dated!.Value, file);
            Show(document, new Showing(ShownAs.Open), record);
            record.On(id).Said("Title", document.Title).Tell(RequestReaders);
        });
    }

    /// <summary>Takes a document out. The list keeps that there was one, and why it went; nobody opens it any more.</summary>
    public Outcome RemoveDocument(Actor actor, Guid id, int seen, string why, Moment now)
    {
        if (Find(Act.RemoveDocument, actor, id, seen, now, out var document) is { IsRefused: true } refusal) return refusal;
        if (why.Length is 0 or > Limits.Paragraph) return Outcome.Refused("document.out", FormattableString.Invariant($"Say in {Limits.Paragraph:N0} characters or fewer why the document is taken out"), "Why");
        return Do(Act.RemoveDocument, actor, now, _ => Status, record =>
        {
            (document.OutOn, document.Why, document.Summary, document.FileId, document.Changes) = (now.Day, why, "", null, document.Changes + 1);
            record.On(id).Said("Title", document.Title).Said("Text", why).Tell(RequestReaders);
        });
    }

    private Outcome Find(Act act, Actor actor, Guid id, int seen, Moment now, out SourceDocument document)
    {
        document = documents.Find(d => d.Id == id && !d.IsOut)!;
        if (Allows(act, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (document is null) return Outcome.Refused("document.gone", "This document has been taken out");
        return document.Changes == seen ? Outcome.Done
            : Outcome.Refused("document.changed", "A colleague has changed this document since you opened the page. It stands below as it is now. Look at it again, then send your form");
    }

    /// <summary>Words that are there already, from what was decided before, stay in the history and may be left behind.</summary>
    private static IEnumerable<Outcome> Faults(Showing showing, SourceDocument? before)
    {
        if (showing.As == ShownAs.Summary && showing.Summary.Length == 0) yield return Outcome.Refused("document.summary", "Write the summary that the practitioner reads", "Summary");
        if (showing.Summary.Length > Limits.Note) yield return Outcome.Refused("text.long", FormattableString.Invariant($"The summary must be {Limits.Note:N0} characters or fewer"), "Summary");
        if (showing.As == ShownAs.No && showing.Why.Length == 0) yield return Outcome.Refused("document.why", "Say why the document is not shown. The practitioner reads the reason", "Why");
        if (showing.Why.Length > Limits.Paragraph) yield return Outcome.Refused("text.long", FormattableString.Invariant($"The reason must be {Limits.Paragraph:N0} characters or fewer"), "Why");
        yield return Outcome.Contradicts(showing.As != ShownAs.Summary && showing.Summary.Length > 0 && showing.Summary != before?.Summary, "You wrote a summary, and did not choose that the practitioner reads one", "Summary");
        yield return Outcome.Contradicts(showing.As != ShownAs.No && showing.Why.Length > 0 && showing.Why != before?.Why, "You said why the document is not shown, and did not choose “Not shown”", "Why");
    }

    private static Outcome Dated(DateOnly? dated, DateOnly day) =>
        dated is null ? Outcome.Refused("document.dated", "Enter the date of the document", "Dated")
        : dated > day || dated < new DateOnly(1950, 1, 1) ? Outcome.Refused("document.date", "The date of the document must be today or in the past, and not before 1950", "Dated")
        : Outcome.Done;

    private static void Fill(SourceDocument document, DateOnly dated, StoredFile? file) =>
        (document.Dated, document.FileName, document.FileId, document.FileBytes) = (dated, file?.Name ?? "", file?.Id, file?.Bytes ?? 0);

    /// <summary>Keeps the words that the decision needs, and no others.</summary>
    private static void Show(SourceDocument document, Showing showing, Record record)
    {
        document.Shown = showing.As;
        document.Summary = showing.As == ShownAs.Summary ? showing.Summary : "";
        document.Why = showing.As == ShownAs.No ? showing.Why : "";
        document.Changes++;
        record.Said("Shown", showing.As.Words()).Said("Text", document.Summary + document.Why);
    }

    private static readonly Side[] RequestReaders = [Side.Organisation, Side.Practitioner, Side.Service];
}

public static class ShownWords
{
    public static string Words(this ShownAs shown) => shown switch
    {
        ShownAs.Yes => "Shown to the practitioner",
        ShownAs.Summary => "Shown in summary",
        ShownAs.No => "Not shown",
        _ => "Not decided yet",
    };
}
