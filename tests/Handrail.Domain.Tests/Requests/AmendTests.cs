using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Requests;

public sealed class AmendTests
{
    [Theory]
    [InlineData(PlanStatus.Submitted)]
    [InlineData(PlanStatus.MoreInformation)]
    [InlineData(PlanStatus.PractitionerAsked)]
    [InlineData(PlanStatus.Considering)]
    public void A_sent_request_is_amended_with_a_reason_and_the_log_keeps_each_answer_in_words(PlanStatus status)
    {
        var story = At(status);
        var was = story.Plan.Request;
        var now = was with
        {
            Practitioner = was.Practitioner with { Grade = "specialist" },
            Readiness = was.Readiness with { TargetStart = new DateOnly(2026, 8, 6) },
            Restrictions = was.Restrictions with { Each = [was.Restrictions.Each[0], new Restriction { Imposer = "regulator", Kind = "conditions", Scope = "No lists alone.", From = RequestedOn }] },
        };
        Expect.Done(story.Plan.AmendRequest(Helen, now, "The contract has changed", story.Now));
        Assert.Equal(status, story.Plan.Status);
        var values = story.Plan.NewEntries[^1].Values;
        string Of(string field, ValueSide side) => values.Single(v => v.Field == field && v.Side == side).Value;
        Assert.Equal(("Consultant", "Specialist"), (Of("Grade", ValueSide.Before), Of("Grade", ValueSide.After)));
        Assert.Equal("6 August 2026", Of("TargetStart", ValueSide.After));
        Assert.Equal(("", "No lists alone."), (Of("RestrictionScope 2", ValueSide.Before), Of("RestrictionScope 2", ValueSide.After)));
        Assert.Equal("The contract has changed", Of("Text", ValueSide.Said));
        Assert.DoesNotContain(values, v => v.Field == "RestrictionScope 1");
    }

    [Fact]
    public void An_amendment_says_why_changes_something_and_says_everything_that_is_wrong_with_it()
    {
        var story = At(PlanStatus.Considering);
        var was = story.Plan.Request;
        Expect.RefusedAndUntouched("amend.nothing", "", story.Plan, () => story.Plan.AmendRequest(Helen, was, "Nothing", story.Now));
        var wrong = was with { Practitioner = was.Practitioner with { Email = "nowhere", Title = new('x', 21) } };
        var outcome = story.Plan.AmendRequest(Helen, wrong, "", story.Now);
        Assert.Equal(["Title", "Email", "Why"], outcome.More.Prepend(outcome).Select(o => o.Field));
        Expect.RefusedAndUntouched("text.long", "Why", story.Plan, () => story.Plan.AmendRequest(Helen, was with { Post = was.Post with { JobPlan = "" } }, new('a', 10_000), story.Now));
    }

    [Fact]
    public void An_amendment_is_told_to_everybody_who_reads_the_request_and_nobody_else_amends_it()
    {
        var story = At(PlanStatus.Considering);
        var amended = story.Plan.Request with { Post = story.Plan.Request.Post with { JobPlan = "" } };
        foreach (var person in new[] { Samuel, MrGrant, Asha, Ruth })
            Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.AmendRequest(person, amended, "Because", story.Now));
        Assert.Equal([Samuel.PersonId, Priya.PersonId, Asha.PersonId, MrGrant.PersonId], story.Told(() => story.Plan.AmendRequest(Helen, amended, "Because", story.Now)));
        var drafting = At(PlanStatus.FrameworkDrafting);
        Expect.RefusedAndUntouched("act.status", "", drafting.Plan, () => drafting.Plan.AmendRequest(Helen, amended, "Because", drafting.Now));
    }

    [Fact]
    public void What_was_put_right_before_the_practitioner_was_asked_is_not_put_to_them()
    {
        Assert.False(Readers.ReadWordsOf(Act.AmendRequest, PlanStatus.Submitted, [Role.Practitioner]));
        Assert.True(Readers.ReadWordsOf(Act.AmendRequest, PlanStatus.PractitionerAsked, [Role.Practitioner]));
        Assert.True(Readers.ReadWordsOf(Act.AmendRequest, PlanStatus.Submitted, [Role.KeyContact]));
    }

    [Fact]
    public void Each_change_has_a_label_that_people_know_from_the_page()
    {
        Assert.Equal(("What the restriction covers", 2), Answers.LabelOf("RestrictionScope 2"));
        Assert.Equal(("Job plan", 0), Answers.LabelOf("JobPlan"));
        var whole = At(PlanStatus.Submitted).Plan.Request;
        Assert.All(Answers.Changes(new RequestDetails(), whole), c => Assert.DoesNotMatch("[a-z][A-Z]|[0-9]", Answers.LabelOf(c.Field).Label));
        Assert.Empty(Answers.Changes(whole, PlanText.ReadRequest(PlanText.Write(whole))));
    }

    [Fact]
    public void A_text_from_before_there_could_be_several_restrictions_is_read_with_its_one()
    {
        const string Absence = "\"absence\":{\"applies\":\"yes\",\"reason\":\"restriction\",\"from\":\"2025-01-01\",\"lastClinicalDay\":null,";
        var old = PlanText.ReadRequest("{" + Absence + "\"restrictionImposer\":\"organisation\",\"restrictionKind\":\"duties-limited\",\"restrictionScope\":\"Clinics “only”\"}}");
        Assert.Equal(new Restriction { Imposer = "organisation", Kind = "duties-limited", Scope = "Clinics “only”" }, Assert.Single(old.Restrictions.Each));
        Assert.Equal(("yes", "restriction"), (old.Restrictions.Applies, old.Absence.Reason));
        var none = PlanText.ReadRequest("{" + Absence + "\"restrictionImposer\":\"\",\"restrictionKind\":\"\",\"restrictionScope\":\"\"}}");
        Assert.Equal(("no", 0), (none.Restrictions.Applies, none.Restrictions.Each.Length));
    }
}
