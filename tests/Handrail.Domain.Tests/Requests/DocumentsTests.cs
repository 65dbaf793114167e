using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Requests;

public sealed class DocumentsTests
{
    private static readonly DateOnly Dated = new(2026, 1, 15);
    private static readonly Showing Open = new(ShownAs.Open);
    private static readonly Role[] AsPractitioner = [Role.Practitioner];

    private static StoredFile Scan => new(Ids.New(), "report.pdf", 1_000);

    private static SourceDocument Added(Story story, Showing showing, StoredFile? file = null)
    {
        Expect.Done(story.Plan.AddDocument(Helen, "local-investigation", "Report", Dated, file, showing, story.Now));
        return story.Plan.Documents.Last();
    }

    [Fact]
    public void A_document_begins_open_and_the_request_is_not_sent_while_one_is()
    {
        var story = At(PlanStatus.RequestDrafting);
        var whole = At(PlanStatus.Submitted).Plan.Request;
        Expect.Done(story.Plan.EditRequest(Helen, "all", whole, story.Now));
        var document = Added(story, Open);
        Assert.Equal(ShownAs.Open, document.Shown);
        Assert.Equal("documents", Assert.Single(story.Plan.RequestLacks(story.Day)).Section);
        Expect.RefusedAndUntouched("request.incomplete", "", story.Plan, () => story.Plan.SubmitRequest(Helen, MrGrant.PersonId, story.Now));
        Assert.Equal("Requester:EditRequest Requester:DecideDocument", story.Plan.Waiting);
        Expect.Done(story.Plan.DecideDocument(Helen, document.Id, document.Changes, new Showing(ShownAs.Yes), story.Now));
        Expect.Done(story.Plan.SubmitRequest(Helen, MrGrant.PersonId, story.Now));
    }

    [Fact]
    public void A_decision_comes_with_the_words_that_it_needs_and_throws_none_away()
    {
        var story = At(PlanStatus.Considering);
        var document = Added(story, Open);
        Outcome Decide(ShownAs shown, string summary = "", string why = "") => story.Plan.DecideDocument(Helen, document.Id, document.Changes, new Showing(shown, summary, why), story.Now);
        Expect.RefusedAndUntouched("document.open", "Shown", story.Plan, () => Decide(ShownAs.Open));
        Expect.RefusedAndUntouched("document.summary", "Summary", story.Plan, () => Decide(ShownAs.Summary, why: "Because"));
        Expect.RefusedAndUntouched("document.why", "Why", story.Plan, () => Decide(ShownAs.No, "A summary"));
        Expect.RefusedAndUntouched("text.long", "Why", story.Plan, () => Decide(ShownAs.No, why: new('a', 10_000)));
        Expect.RefusedAndUntouched("text.long", "Summary", story.Plan, () => Decide(ShownAs.Summary, new('a', 10_000)));
        Expect.RefusedAndUntouched("answer.contradicts", "Why", story.Plan, () => Decide(ShownAs.Summary, "In short", "It names colleagues"));
        Expect.RefusedAndUntouched("answer.contradicts", "Summary", story.Plan, () => Decide(ShownAs.Yes, "In short"));
        Assert.Equal("Summary", story.Plan.AddDocument(Helen, "local-investigation", "Report", Dated, null, new Showing(ShownAs.Open, "In short"), story.Now).Field);
        Expect.Done(Decide(ShownAs.Summary, "In short"));
        Assert.Equal(("In short", ""), (document.Summary, document.Why));
        // What stood in the box from the decision before is in the history.
        Expect.Done(Decide(ShownAs.No, "In short", "It names colleagues"));
        Assert.Equal(("", "It names colleagues"), (document.Summary, document.Why));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_new_document_is_said_at_once()
    {
        var story = At(PlanStatus.RequestDrafting);
        var outcome = story.Plan.AddDocument(Helen, "gossip", "", story.Day.AddDays(1), null, new Showing(ShownAs.No), story.Now);
        Assert.Equal(["Kind", "Title", "Dated", "Why"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Assert.All(outcome.More.Prepend(outcome), o => Expect.Plain(o.Sentence));
        Assert.Empty(story.Plan.Documents);
        Expect.RefusedAndUntouched("document.health", "File", story.Plan, () => story.Plan.AddDocument(Helen, "occupational-health-letter", "Letter", Dated, Scan, Open, story.Now));
        Expect.Done(story.Plan.AddDocument(Helen, "occupational-health-letter", "Letter", Dated, null, Open, story.Now));
    }

    [Fact]
    public void A_request_has_room_for_so_many_documents()
    {
        var story = At(PlanStatus.RequestDrafting);
        for (var i = 0; i < Limits.Documents; i++) Added(story, Open);
        Expect.RefusedAndUntouched("document.many", "", story.Plan, () => story.Plan.AddDocument(Helen, "appraisal", "One more", Dated, null, Open, story.Now));
    }

    [Theory]
    [InlineData(ShownAs.Open, false)]
    [InlineData(ShownAs.Yes, true)]
    [InlineData(ShownAs.Summary, false)]
    [InlineData(ShownAs.No, false)]
    public void The_practitioner_opens_the_file_only_when_it_is_shown(ShownAs shown, bool opens)
    {
        var document = Added(At(PlanStatus.Considering), new Showing(shown, shown == ShownAs.Summary ? "In short" : "", shown == ShownAs.No ? "Because" : ""), Scan);
        Assert.Equal(opens, document.IsOpenedBy(AsPractitioner));
    }

    [Fact]
    public void Documents_are_opened_by_the_organisation_and_its_advisers_and_never_by_those_who_supervise_or_read_the_draft()
    {
        var document = Added(At(PlanStatus.Considering), new Showing(ShownAs.Yes), Scan);
        var readers = Enum.GetValues<Role>().Where(r => document.IsOpenedBy([r]));
        Assert.Equal([Role.Requester, Role.CaseManager, Role.AccountablePerson, Role.DeputyAccountablePerson, Role.Practitioner, Role.KeyContact, Role.Drafter, Role.Adviser, Role.DelegatedSigner], readers);
        Assert.False(document.IsOpenedBy([Role.SecondReader]));
    }

    [Fact]
    public void What_was_decided_about_one_file_does_not_hold_for_the_file_that_replaces_it()
    {
        var story = At(PlanStatus.Considering);
        var document = Added(story, new Showing(ShownAs.Yes), Scan);
        var seen = document.Changes;
        Expect.RefusedAndUntouched("document.file", "File", story.Plan, () => story.Plan.ReplaceDocument(Helen, document.Id, seen, Dated, null, story.Now));
        Expect.Done(story.Plan.ReplaceDocument(Helen, document.Id, seen, Dated, Scan, story.Now));
        Assert.Equal(ShownAs.Open, document.Shown);
        // Somebody who had the first file on the screen decides about what they did not see.
        Expect.RefusedAndUntouched("document.changed", "", story.Plan, () => story.Plan.DecideDocument(Helen, document.Id, seen, new Showing(ShownAs.Yes), story.Now));
        Assert.False(document.IsOpenedBy(AsPractitioner));
    }

    [Fact]
    public void A_document_that_was_taken_out_is_named_with_its_reason_and_opened_by_nobody()
    {
        var story = At(PlanStatus.Considering);
        var document = Added(story, new Showing(ShownAs.Yes), Scan);
        Expect.RefusedAndUntouched("document.out", "Why", story.Plan, () => story.Plan.RemoveDocument(Helen, document.Id, document.Changes, "", story.Now));
        Expect.Done(story.Plan.RemoveDocument(Helen, document.Id, document.Changes, "It is about somebody else", story.Now));
        Assert.Contains(document, story.Plan.Documents);
        Assert.True(document.IsOut && document.FileId is null && !document.IsOpen);
        Assert.DoesNotContain(Enum.GetValues<Role>(), r => document.IsOpenedBy([r]));
        Expect.RefusedAndUntouched("document.gone", "", story.Plan, () => story.Plan.DecideDocument(Helen, document.Id, document.Changes, new Showing(ShownAs.Yes), story.Now));
    }

    [Fact]
    public void Documents_are_the_askers_to_list_until_the_plan_is_agreed()
    {
        var story = At(PlanStatus.Issued);
        foreach (var person in new[] { Samuel, MrGrant, Asha })
            Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.AddDocument(person, "appraisal", "Appraisal", Dated, null, Open, story.Now));
        Expect.Done(story.Plan.AddDocument(Helen, "appraisal", "Appraisal", Dated, null, Open, story.Now));
        Assert.Contains("CaseManager:DecideDocument", story.Plan.Waiting, StringComparison.Ordinal);
        var agreed = At(PlanStatus.Agreed);
        Expect.RefusedAndUntouched("act.status", "", agreed.Plan, () => agreed.Plan.AddDocument(Helen, "appraisal", "Appraisal", Dated, null, Open, agreed.Now));
    }

    [Fact]
    public void A_document_that_comes_later_is_told_to_both_sides_and_the_service()
    {
        var story = At(PlanStatus.Considering);
        var told = story.Told(() => story.Plan.AddDocument(Helen, "appraisal", "Appraisal", Dated, null, Open, story.Now)).ToList();
        Assert.Equal([Samuel.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId], told);
    }
}
