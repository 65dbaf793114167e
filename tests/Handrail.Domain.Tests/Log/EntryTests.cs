using System.Security.Cryptography;
using System.Text;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Log;

public sealed class EntryTests
{
    private static readonly Guid Form = Guid.Parse("00000000-0000-7000-8000-00000000f001");

    public static TheoryData<PlanStatus> Statuses => [.. Enum.GetValues<PlanStatus>()];

    [Theory, MemberData(nameof(Statuses))]
    public void The_situations_reach_every_status(PlanStatus status) => Assert.Equal(status, At(status).Plan.Status);

    [Theory, MemberData(nameof(Statuses))]
    public void Entries_are_numbered_without_a_gap_and_their_times_rise(PlanStatus status)
    {
        var plan = At(status).Plan;
        Assert.Equal(Enumerable.Range(1, plan.EntryCount), plan.NewEntries.Select(e => e.Number));
        Assert.Equal(plan.EntryCount, plan.Revision);
        Assert.All(plan.NewEntries.Zip(plan.NewEntries.Skip(1)), pair =>
        {
            Assert.True(pair.First.At < pair.Second.At);
            Assert.True(pair.First.Day <= pair.Second.Day);
        });
        Assert.All(plan.NewEntries, e => Assert.Equal((plan.Id, DateTimeKind.Utc), (e.SubjectId, e.At.Kind)));
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Each_entry_goes_on_from_the_status_to_which_the_one_before_led(PlanStatus status)
    {
        var plan = At(status).Plan;
        Assert.Equal((Act.BeginRequest, PlanStatus.RequestDrafting), (plan.NewEntries[0].Act, plan.NewEntries[0].From));
        Assert.All(plan.NewEntries.Zip(plan.NewEntries.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.Equal(plan.Status, plan.NewEntries[^1].To);
        Assert.All(plan.NewEntries.Skip(1), entry =>
        {
            var row = Lifecycle.Find(entry.From, entry.Act);
            Assert.NotNull(row);
            Assert.Contains(entry.ActedAs, row.By);
            Assert.Contains(entry.To, row.To);
        });
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Each_entry_is_sealed_over_its_canonical_bytes_when_the_form_that_caused_it_is_known(PlanStatus status)
    {
        var plan = At(status).Plan;
        plan.CausedBy(Form);
        Assert.All(plan.NewEntries, entry =>
        {
            Assert.NotEmpty(entry.Canonical);
            Assert.Equal(SHA256.HashData(entry.Canonical), entry.Hash);
        });
    }

    [Fact]
    public void Canonical_bytes_are_these_lines_in_this_order()
    {
        var story = At(PlanStatus.Issued);
        story.Plan.Saved();
        Expect.Done(story.Plan.Comment(MrGrant, null, "Could the first list be one that I know?", story.Now));
        story.Plan.CausedBy(Form);
        var entry = Assert.Single(story.Plan.NewEntries);
        var value = Assert.Single(entry.Values);
        Assert.Equal(
            $"""
            format 1
            subject {story.Plan.Id}
            number {story.Plan.EntryCount}
            actor 00000018-0000-7000-8000-000000000001
            as Practitioner
            act Comment
            at 2026-02-16T18:01:00.0000000Z
            day 2026-02-16
            from Issued
            to Issued
            part{" "}
            form 00000000-0000-7000-8000-00000000f001
            value Text Said {Convert.ToHexStringLower(value.Hash)}

            """,
            Encoding.UTF8.GetString(entry.Canonical));
    }

    [Fact]
    public void Canonical_bytes_hold_no_words_of_anybody_and_no_names()
    {
        var plan = At(PlanStatus.Closed).Plan;
        plan.CausedBy(Form);
        var texts = plan.NewEntries.SelectMany(e => e.Values).Select(v => v.Value).Where(v => v.Length > 2).Distinct().ToList();
        Assert.True(texts.Count > 40);
        var canonical = string.Concat(plan.NewEntries.Select(e => Encoding.UTF8.GetString(e.Canonical)));
        Assert.All(texts, text => Assert.DoesNotContain(text, canonical, StringComparison.OrdinalIgnoreCase));
        Assert.All(["Grant", "Gwilym", "Marsh", "Calder", "theatre"], word => Assert.DoesNotContain(word, canonical, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_value_proves_itself_by_its_salt_its_field_and_its_words()
    {
        var values = At(PlanStatus.Closed).Plan.NewEntries.SelectMany(e => e.Values).ToList();
        Assert.All(values, v => Assert.Equal(SHA256.HashData([.. v.Salt, .. Encoding.UTF8.GetBytes("|" + v.Field + "|" + v.Value)]), v.Hash));
        Assert.All(values, v => Assert.Equal(32, v.Salt.Length));
        Assert.Distinct(values.Select(v => Convert.ToHexString(v.Salt)));
    }

    [Fact]
    public void The_same_words_twice_cannot_be_told_from_their_hashes()
    {
        var story = At(PlanStatus.Issued);
        story.Plan.Saved();
        Expect.Done(story.Plan.Comment(MrGrant, null, "Thank you.", story.Now));
        Expect.Done(story.Plan.Comment(MrGrant, null, "Thank you.", story.Now));
        Assert.NotEqual(story.Plan.NewEntries[0].Values[0].Hash, story.Plan.NewEntries[1].Values[0].Hash);
    }

    [Fact]
    public void One_form_marks_one_entry_so_that_it_cannot_count_twice()
    {
        var plan = At(PlanStatus.Submitted).Plan;
        plan.CausedBy(Form);
        Assert.Equal([Form], plan.NewEntries.Where(e => e.FormId is not null).Select(e => e.FormId!.Value));
        Assert.Equal(Form, plan.NewEntries[0].FormId);
    }

    [Fact]
    public void A_change_is_kept_as_it_was_and_as_it_is_and_no_change_is_kept_as_nothing()
    {
        var story = At(PlanStatus.FrameworkDrafting);
        Expect.Done(story.Plan.EditDraft(Asha, story.Plan.Working with { Aim = "Mr Grant operates again." }, "Aim", null, story.Now));
        Assert.Equal(
            [("Aim", ValueSide.Before, """{"aim":""}"""), ("Aim", ValueSide.After, """{"aim":"Mr Grant operates again."}""")],
            story.Plan.NewEntries[^1].Values.Select(v => (v.Field, v.Side, v.Value)));
        var entries = story.Plan.EntryCount;
        Expect.Done(story.Plan.EditDraft(Asha, story.Plan.Working, "Aim", null, story.Now));
        Assert.Equal(entries, story.Plan.EntryCount);
    }

    [Fact]
    public void Once_saved_entries_and_notices_are_no_longer_new_and_numbers_go_on()
    {
        var story = At(PlanStatus.Issued);
        var count = story.Plan.EntryCount;
        story.Plan.Saved();
        Assert.Empty(story.Plan.NewEntries);
        Assert.Empty(story.Plan.NewNotices);
        Expect.Done(story.Plan.Comment(MrGrant, null, "Thank you.", story.Now));
        Assert.Equal(count + 1, Assert.Single(story.Plan.NewEntries).Number);
    }

    [Fact]
    public void A_notice_is_new_until_it_is_read()
    {
        var notice = At(PlanStatus.Submitted).Plan.NewNotices[0];
        Assert.False(notice.IsRead);
        notice.MarkRead();
        Assert.True(notice.IsRead);
    }
}
