using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Plans;

public sealed class LifecycleTests
{
    [Fact]
    public void What_is_missing_or_too_long_is_said_in_the_words_of_the_box_that_asks_for_it()
    {
        var asking = Lifecycle.Acts.Where(a => a.Asks is { Missing.Length: > 0 }).ToList();
        Assert.Equal(16, asking.Count);
        Assert.All(asking, a => Assert.Matches("^(Say|Enter) ", a.Asks!.Missing));
        Assert.All(asking.Where(a => a.Asks!.Text is not "Why?"), a => Assert.Contains(Words(a.Asks!.Text)[^1], Words(a.Asks!.Missing)));
        Assert.All(Lifecycle.Acts.Where(a => a.Asks is not null), a => Assert.Equal(a.Asks!.Text.Length > 0 && !a.Asks.Text.EndsWith("(optional)", StringComparison.Ordinal), a.Asks.Missing.Length > 0));
        var story = Story.At(PlanStatus.Considering);
        Assert.Equal("Say why a plan is the right help", story.Plan.Move(Act.Accept, Story.Asha, "", "", story.Now).Sentence);
        Assert.Equal("What you wrote under “Why is a plan the right help?” must be 4,000 characters or fewer", story.Plan.Move(Act.Accept, Story.Asha, "", new('a', Limits.Note + 1), story.Now).Sentence);
        Assert.Equal("What you wrote under “Anything to add” must be 4,000 characters or fewer", story.Plan.Move(Act.WithdrawRequest, Story.Helen, CodeLists.WithdrawReasons.Offered.First().Value, new('a', Limits.Note + 1), story.Now).Sentence);

        static string[] Words(string text) => text.ToUpperInvariant().TrimEnd('?').Split(' ');
    }

    private static readonly PlanStatus[] Ended = [PlanStatus.Declined, PlanStatus.Withdrawn, PlanStatus.NotAgreed, PlanStatus.Closed];

    private static readonly Dictionary<PlanStatus, Story> Stories = Enum.GetValues<PlanStatus>().ToDictionary(s => s, At);

    public static TheoryData<PlanStatus> Statuses => [.. Enum.GetValues<PlanStatus>()];

    public static TheoryData<PlanStatus, Act> Rows
    {
        get
        {
            var rows = new TheoryData<PlanStatus, Act>();
            foreach (var step in Lifecycle.Table) rows.Add(step.From, step.Act);
            return rows;
        }
    }

    [Fact]
    public void An_act_stands_once_in_each_status() => Assert.Distinct(Lifecycle.Table.Select(s => (s.From, s.Act)));

    [Fact]
    public void Every_row_says_by_whom_and_where_it_leads_without_saying_it_twice() => Assert.All(Lifecycle.Table, step =>
    {
        Assert.NotEmpty(step.By);
        Assert.Distinct(step.By);
        Assert.NotEmpty(step.To);
        Assert.Distinct(step.To);
    });

    [Fact]
    public void Every_status_can_be_reached_from_the_first_word_of_a_request()
    {
        var reached = new HashSet<PlanStatus> { PlanStatus.RequestDrafting };
        while (Lifecycle.Table.Where(s => reached.Contains(s.From)).SelectMany(s => s.To).Any(reached.Add))
        {
        }

        Assert.Equal(Enum.GetValues<PlanStatus>(), reached.Order());
    }

    [Fact]
    public void From_an_ended_plan_there_is_no_way_on_but_reading_its_sign_off_and_ending_what_a_companion_reads() =>
        Assert.Equal([(PlanStatus.Closed, Act.ReadSignOff), .. Ended.Select(s => (s, Act.EndCompanion))], Lifecycle.Table.Where(s => Ended.Contains(s.From)).Select(s => (s.From, s.Act)));

    [Fact]
    public void Every_way_leads_to_an_end_sooner_or_later()
    {
        var ending = Ended.ToHashSet();
        while (Lifecycle.Table.Where(s => s.To.Any(ending.Contains)).Select(s => s.From).Any(ending.Add))
        {
        }

        Assert.Equal(Enum.GetValues<PlanStatus>(), ending.Order());
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Every_status_that_has_not_ended_waits_for_something(PlanStatus status) =>
        Assert.Equal(!Ended.Contains(status), Lifecycle.StepsFrom(status).Any(s => s.IsNext));

    [Theory, MemberData(nameof(Statuses))]
    public void A_plan_that_has_not_ended_says_who_has_the_next_move(PlanStatus status)
    {
        var (plan, day) = (Stories[status].Plan, Stories[status].Day);
        var moves = plan.NextMoves(day).ToList();
        Assert.Equal(!Ended.Contains(status), moves.Count > 0);
        Assert.Equal(plan.Waiting, string.Join(' ', moves.Select(m => $"{m.Role}:{m.Act}")));
        Assert.All(moves, m => Assert.Contains(Cast.People, p => plan.Allows(m.Act, p.AsActor(), day).IsDone));
    }

    [Fact]
    public void Every_act_has_words_and_every_act_but_the_first_has_a_row()
    {
        Assert.Equal(Enum.GetValues<Act>(), Lifecycle.Acts.Select(w => w.Act).Order());
        Assert.Equal(Enum.GetValues<Act>().Except([Act.BeginRequest]), Lifecycle.Table.Select(s => s.Act).Distinct().Order());
    }

    [Fact]
    public void Acts_that_ask_for_grounds_have_addresses_of_their_own() =>
        Assert.Distinct(Lifecycle.Acts.Where(w => w.Asks is not null).Select(w => w.Address));

    [Fact]
    public void No_word_of_an_act_or_a_status_speaks_of_failing()
    {
        var words = Lifecycle.Acts.SelectMany(w => new[] { w.Words, w.Done, w.Asks?.Explanation ?? "", w.Asks?.Text ?? "", w.Asks?.CodesLegend ?? "" })
            .Concat(Enum.GetValues<PlanStatus>().Select(s => s.Words()))
            .Concat(Enum.GetValues<Phase>().Select(p => p.Words()))
            .Concat(Enum.GetValues<Role>().Select(r => r.Words()));
        Assert.All(words, w => Assert.DoesNotContain("fail", w, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Statuses_have_words_of_their_own_and_every_phase_has_a_status()
    {
        Assert.Distinct(Enum.GetValues<PlanStatus>().Select(s => s.Words()));
        Assert.Equal(Enum.GetValues<Phase>(), Enum.GetValues<PlanStatus>().Select(s => s.Phase()).Distinct().Order());
    }

    [Theory, MemberData(nameof(Statuses))]
    public void What_is_not_in_the_table_is_refused_for_everybody_and_says_where_the_plan_stands(PlanStatus status)
    {
        var (plan, day) = (Stories[status].Plan, Stories[status].Day);
        foreach (var act in Enum.GetValues<Act>().Where(a => Lifecycle.Find(status, a) is null))
            Assert.All(Cast.People, person =>
            {
                var outcome = plan.Allows(act, person.AsActor(), day);
                Expect.Refused("act.status", "", outcome);
                Assert.Contains(status.Words(), outcome.Sentence, StringComparison.Ordinal);
            });
    }

    [Theory, MemberData(nameof(Rows))]
    public void Who_has_no_role_in_the_row_is_refused_with_a_sentence_that_names_who_may(PlanStatus status, Act act)
    {
        var (plan, day) = (Stories[status].Plan, Stories[status].Day);
        var step = Lifecycle.Find(status, act)!;
        var others = Cast.People.Where(p => !plan.RolesOf(p.AsActor(), day).Any(step.By.Contains)).ToList();
        Assert.True(others.Count >= 4);
        Assert.All(others, person =>
        {
            var outcome = plan.Allows(act, person.AsActor(), day);
            Expect.Refused("act.role", "", outcome);
            Assert.All(step.By, role => Assert.Contains("the " + role.Words(), outcome.Sentence, StringComparison.Ordinal));
        });
    }

    [Theory, MemberData(nameof(Statuses))]
    public void People_are_offered_exactly_what_they_are_allowed(PlanStatus status)
    {
        var (plan, day) = (Stories[status].Plan, Stories[status].Day);
        Assert.All(Cast.People, person => Assert.Equal(
            Enum.GetValues<Act>().Where(a => plan.Allows(a, person.AsActor(), day).IsDone),
            plan.ActsFor(person.AsActor(), day).Order()));
    }

    [Theory, MemberData(nameof(Statuses))]
    public void Colleagues_other_organisations_and_the_system_administrator_see_no_plan(PlanStatus status)
    {
        var (plan, day) = (Stories[status].Plan, Stories[status].Day);
        Assert.All([Cast.Colleague, Cast.OtherCaseManager, Cast.OtherPractitioner, Cast.SystemAdministrator], p => Assert.False(plan.IsSeenBy(p.AsActor(), day)));
    }

    [Fact]
    public void An_act_with_a_page_of_its_own_cannot_be_done_on_grounds_alone()
    {
        var story = At(PlanStatus.Agreed);
        Assert.All(
            Lifecycle.Acts.Where(w => w.Asks is null),
            w => Assert.Throws<ArgumentException>(() => story.Plan.Move(w.Act, Helen, "", "because", story.Now)));
    }

    [Fact]
    public void The_printed_lifecycle_is_the_table()
    {
        var file = Path.Combine(Repository.Root, "docs", "lifecycle.md");
        if (Environment.GetEnvironmentVariable("HANDRAIL_WRITE_DOCS") == "1") File.WriteAllText(file, LifecyclePrint.Markdown());
        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == LifecyclePrint.Markdown(),
            "docs/lifecycle.md is not what the table says. Run the tests once with HANDRAIL_WRITE_DOCS=1 and commit the file");
    }

    [Fact]
    public void The_printed_lifecycle_has_a_line_for_every_row_and_an_arrow_for_every_way()
    {
        var lines = LifecyclePrint.Markdown().Split('\n');
        Assert.Equal(Lifecycle.Table.Count, lines.Count(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| Status |", StringComparison.Ordinal) && !l.Contains("| none |", StringComparison.Ordinal)));
        Assert.Contains("| Draft issued for discussion | Sign the plan | accountable person, deputy accountable person, practitioner, delegated signer | stays; Agreed, getting ready to start | next |", lines);
        Assert.Contains("| Request declined | End a companion’s part | practitioner | stays |  |", lines);
        Assert.Contains("  Agreed --> InDelivery : Start the plan", lines);
        Assert.Contains("  Closed --> [*]", lines);
        var ways = Lifecycle.Table.SelectMany(s => s.To.Where(to => to != s.From).Select(to => (s.From, to))).Distinct().Count();
        Assert.Equal(ways, lines.Count(l => l.Contains(" --> ", StringComparison.Ordinal) && !l.Contains("[*]", StringComparison.Ordinal)));
    }
}
