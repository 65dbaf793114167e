using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Handrail.Domain.Drafting;
using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Domain.Requests;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Situations;

public sealed class SituationTests
{
    private static readonly DateOnly Day = new(2026, 2, 2);

    /// <summary>What people of one profession say at work, and people of another do not.</summary>
    private static readonly Dictionary<string, string> NotAtWork = new(StringComparer.Ordinal)
    {
        ["Pritchard"] = @"theatre|\bwards?\b|inpatient|anaesthe|dispensary|consultant|on call|performers list",
        ["Hale"] = @"theatre|\bwards?\b|inpatient|anaesthe|dispens|responsible officer|GMC|on call|consultant",
        ["Malik"] = @"theatre|\bwards?\b|inpatient|anaesthe|surgeon|operation|responsible officer|GMC|clinic\b|performers list",
        ["Ellery"] = @"theatre|surgeon|operation|anaesthe|dispens|performers list",
        ["Haddad"] = @"dispens|surgery appointments|midwi|clinics|performers list",
        ["Okafor"] = @"dispens|dental|performers list",
        ["Bramley"] = @"theatre|dispens|performers list",
        ["Rao"] = @"theatre|dispens|anaesthe|\bwards?\b|performers list",
        ["Marinescu"] = @"theatre|dispens|surgeon|performers list",
        ["Devlin"] = @"theatre|ward round|surgeon|operation|anaesthe|responsible officer|GMC|GPhC|performers list|England",
        ["Tully"] = @"theatre|\bwards?\b|inpatient|anaesthe|dispensary",
        ["Frost"] = @"dispens|midwi|performers list",
    };

    private static readonly Regex Patient = Pattern(@"\d{3}[ -]?\d{3}[ -]?\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\b(19|20)\d{2}\b");
    private static readonly Regex Blame = Pattern(@"\bfail|fault|blame|incompet|inadequate|deficien|sanction|punish|disciplin|underperform|\bpoor\b|unsatisfactory|remedial");
    private static readonly Regex NotBritish = Pattern(@"organiz|recogniz|summariz|behavior\b|\bcolor|\bprogram\b|\bcenter|anesth|\bpediatric|gynecol|\blabor\b|judgment|practise\b|\bfulfill");
    private static readonly Regex Titled = new(@"\b(Mr|Mrs|Ms|Miss|Dr|Professor) (\p{Lu}\p{Ll}+ )?(?<family>\p{Lu}[\p{L}’]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static TheoryData<string> Names => [.. Situation.All.Select(s => s.Name)];

    public static TheoryData<string> Plans => [.. Situation.All.Where(s => s.Content is not null).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_lacks_nothing_and_has_no_fault(string name)
    {
        var request = Of(name).Request(Day);
        Assert.True(request.Faults().IsDone, request.Faults().Sentence);
        Assert.Empty(request.Lacks(Day));
        Assert.True(request.Practitioner.Describes(Of(name).People.Practitioner));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_framework_and_a_whole_plan_lack_nothing_and_have_no_fault(string name)
    {
        var (framework, content) = (Of(name).Framework!, Of(name).Content!);
        Assert.Empty(framework.FrameworkLacks());
        Assert.True(framework.Check().IsDone, framework.Check().Sentence);
        Assert.Empty(content.Lacks());
        Assert.True(content.Check().IsDone, content.Check().Sentence);
        Assert.True(content.Objectives.Any(o => o.Areas.Contains("clinical-skills")), "all published plans had an objective about clinical skills");
        Assert.InRange(content.Activities.Length, 8, 15);
        Assert.Contains(content.Activities, a => CodeLists.IsWorkplaceAssessment(a.Kind));
        Assert.Equal("final", content.Reviews[^1].Type);
        Assert.Equal(content.PlannedMonths, content.Reviews[^1].Month);
        Assert.Distinct(content.Objectives.Select(o => o.Id).Concat(content.Activities.Select(a => a.Id)).Concat(content.Stages.Select(s => s.Id)).Concat(content.Reviews.Select(r => r.Id)));
    }

    [Fact]
    public void No_two_plans_share_the_id_of_a_part() =>
        Assert.Distinct(Situation.All.Where(s => s.Content is not null).SelectMany(s => s.Content!.Activities.Select(a => a.Id).Concat(s.Content.Objectives.Select(o => o.Id)).Concat(s.Content.Stages.Select(g => g.Id))));

    [Theory]
    [MemberData(nameof(Plans))]
    public void In_each_setting_supervision_loosens_from_stage_to_stage_and_ends_with_the_plan(string name)
    {
        var content = Of(name).Content!;
        foreach (var setting in content.Settings)
        {
            var stages = content.StagesFor(setting).ToList();
            var tightness = stages.Select(s => content.Level(s.Level)!.Tightness).ToList();
            Assert.Equal(tightness.OrderDescending(), tightness);
            Assert.Distinct(tightness);
            Assert.True(Day.AddDays(7 * stages.Sum(s => s.PlannedWeeks)) <= Day.AddMonths(content.PlannedMonths).AddDays(14), $"“{setting}” lasts longer than the plan");
        }
    }

    [Fact]
    public void Everybody_has_an_id_a_name_an_address_and_where_registered_a_number_of_their_own()
    {
        Assert.Distinct(Company.Everybody.Select(p => p.Id).Concat(Company.EveryOrganisation.Select(o => o.Id)));
        Assert.Distinct(Company.Everybody.Select(p => p.Name));
        Assert.Distinct(Company.Everybody.Select(p => p.FamilyName));
        Assert.Distinct(Company.Everybody.Select(p => p.Email));
        Assert.Distinct(Company.Everybody.Where(p => p.RegistrationNumber.Length > 0).Select(p => (p.Regulator, p.RegistrationNumber)));
        Assert.All(Company.Everybody.Where(p => p.Regulator.Length > 0), p => Assert.Null(RegistrationNumber.Check(p.Regulator, p.RegistrationNumber)));
        Assert.All(Company.Everybody, p => Assert.Contains(Company.EveryOrganisation, o => o.Id == p.OrganisationId));
        Assert.All(Company.Everybody, p => Assert.True(p.Email.All(char.IsAscii), p.Email));
        Assert.Distinct(Company.EveryOrganisation.Select(o => o.OdsCode));
        Assert.All(Company.EveryOrganisation, o => Assert.True(CodeLists.OrganisationTypes.Offers(o.Type) && CodeLists.Sectors.Offers(o.Sector) && CodeLists.Countries.Offers(o.Country), o.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_person_of_a_plan_can_hold_their_role_and_stands_on_one_side(string name)
    {
        var people = Of(name).People;
        Person[] organisation = [people.CaseManager, people.Accountable, people.Deputy];
        Assert.All(organisation, p => Assert.True(p.AsActor().Has(Duties.RequestPlans), p.Name));
        Assert.Single(organisation.Select(p => p.OrganisationId).Distinct());
        Assert.True(people.KeyContact.AsActor().Has(Duties.Adviser));
        Assert.True(people.SecondReader.AsActor().Has(Duties.SecondReader));
        Person?[] everybody = [.. organisation, people.Practitioner, people.KeyContact, people.SecondReader, people.Supervisor, people.DeputySupervisor];
        Assert.Distinct(everybody.Where(p => p is not null).Select(p => p!.Id));
        Assert.Equal(Of(name).Content is not null, people.Supervisor is not null);
    }

    [Fact]
    public void The_plans_stand_in_as_many_statuses_as_there_are_and_people_have_more_than_one()
    {
        Assert.Distinct(Situation.All.Select(s => s.Stands));
        Assert.Contains(Situation.All.GroupBy(s => s.People.CaseManager.Id), g => g.Count() >= 3);
        Assert.Contains(Situation.All.GroupBy(s => s.People.Practitioner.Id), g => g.Select(s => s.People.CaseManager.OrganisationId).Distinct().Count() == 2);
        // Mr Grant's supervisors have a second plan each.
        Assert.Contains(Situation.All, s => s.People.Supervisor == Cast.DeputySupervisor && s.People.DeputySupervisor == Cast.Supervisor);
        Assert.Equal(4, Situation.All.Select(s => s.People.Practitioner.Regulator).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nobody_speaks_of_work_that_another_profession_does(string name)
    {
        var others = Pattern(NotAtWork[Of(name).People.Practitioner.FamilyName]);
        var texts = Texts(Of(name)).ToList();
        Assert.True(texts.Count > 5, "nothing was read");
        Assert.All(texts, text => Assert.DoesNotMatch(others, text));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_patient_could_be_known_from_a_text(string name)
    {
        var family = Company.Everybody.Select(p => p.FamilyName).ToHashSet(StringComparer.Ordinal);
        Assert.All(Texts(Of(name)), text =>
        {
            Assert.DoesNotMatch(Patient, text);
            foreach (Match named in Titled.Matches(text))
                Assert.Contains(named.Groups["family"].Value.Replace("’s", "", StringComparison.Ordinal).TrimEnd('’'), family);
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Texts_are_British_blame_nobody_and_are_clean(string name) => Assert.All(Texts(Of(name)), text =>
    {
        Assert.DoesNotMatch(Blame, text);
        Assert.DoesNotMatch(NotBritish, text);
        Assert.DoesNotContain('\'', text);
        Assert.DoesNotContain('"', text);
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
        Assert.Equal(Text.Clean(text), text);
    });

    [Fact]
    public void No_sentence_is_used_twice()
    {
        var grant = MrG.Whole(MrG.Framework(new PlanContent()));
        var sentences = Situation.All.SelectMany(s => Texts(s).Distinct(StringComparer.Ordinal).SelectMany(Sentences).Distinct(StringComparer.OrdinalIgnoreCase)).Concat(Texts(grant).SelectMany(Sentences).Distinct(StringComparer.OrdinalIgnoreCase));
        Assert.Empty(sentences.GroupBy(s => s, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));

        static IEnumerable<string> Sentences(string text) => text.Split('.', '!', '?', ';', ':').Select(s => s.Trim()).Where(s => s.Count(c => c == ' ') >= 5);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void What_is_said_and_done_on_the_way_is_about_parts_that_the_plan_has(string name)
    {
        var (content, words) = (Of(name).Content!, Of(name).Words);
        Guid[] parts = [.. content.Objectives.Select(o => o.Id), .. content.Activities.Select(a => a.Id), .. content.Stages.Select(s => s.Id)];
        Assert.All(words.Discussion, r => Assert.Contains(r.About!.Value, parts));
        Assert.All(words.Doings, d => Assert.Contains(content.Activities, a => a.Id == d.Activity));
        Assert.Equal(words.Doings.Select(d => d.Day).Order(), words.Doings.Select(d => d.Day));
        Assert.All(words.Doings.GroupBy(d => d.Activity), g => Assert.InRange(g.Count(), 1, content.Activities.Single(a => a.Id == g.Key).PlannedCount));
        Assert.All(words.Evidence, e => Assert.True(CodeLists.PlanEvidenceKinds.Offers(e.Kind) && e.Objectives.All(id => content.Objectives.Any(o => o.Id == id)), e.Title));
        Assert.All(words.Ready, item => Assert.True(CodeLists.ReadinessItems.Offers(item), item));
        Assert.All(words.Supervisors, o => Assert.NotNull(Of(name).People.In(o.As)));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Reviews_are_those_of_the_plan_and_judge_every_objective(string name)
    {
        var (content, words) = (Of(name).Content!, Of(name).Words);
        Assert.Equal(content.Reviews.Take(words.Reviews.Count).Select(r => r.Month), words.Reviews.Select(r => r.Month));
        Assert.All(words.Reviews, review =>
        {
            Assert.Equal(content.Objectives.Length, review.Lines.Count);
            Assert.All(review.Lines, line => Assert.True(CodeLists.ObjectiveProgress.Offers(line.Progress), line.Progress));
            Assert.True(CodeLists.SupervisionKept.Offers(review.Kept) && CodeLists.ReviewOutcomes.Offers(review.Recommendation) && CodeLists.ReviewOutcomes.Offers(review.Outcome));
            var outcomes = content.Reviews.Single(r => r.Month == review.Month).Type == "final" ? CodeLists.FinalReviewOutcomes : CodeLists.OrdinaryReviewOutcomes;
            Assert.True(outcomes.Offers(review.Recommendation) && outcomes.Offers(review.Outcome), review.Outcome);
            Assert.All(review.StepsDown, step => Assert.Contains(step.Setting, content.Settings));
        });
        Assert.All(content.Settings, setting => Assert.True(words.Reviews.Count(r => r.StepsDown.Any(s => s.Setting == setting)) < content.StagesFor(setting).Count(), setting));
        Assert.Equal(Of(name).Stands.Phase() is Phase.SignOff or Phase.FollowUp, words.Ending is not null);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Every_proposal_changes_the_plan_and_leaves_it_whole(string name)
    {
        var content = Of(name).Content!;
        foreach (var proposal in Of(name).Words.Proposals)
        {
            var changed = proposal.Change(content);
            Assert.NotEqual(PlanText.Write(content), PlanText.Write(changed));
            Assert.True(changed.Check().IsDone, changed.Check().Sentence);
            Assert.Empty(changed.Lacks());
            if (proposal.Accepted == true) content = changed;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_turn_is_a_row_of_the_lifecycle_with_the_grounds_that_it_asks_for(string name) => Assert.All(Of(name).Words.Turns, turn =>
    {
        Assert.Contains(Lifecycle.Table, row => row.Act == turn.Act && row.By.Contains(turn.By));
        Assert.NotNull(Of(name).People.In(turn.By));
        // A pause has a page of its own, since it asks for a day as well.
        var asked = turn.Act == Act.Pause ? CodeLists.PauseReasons : Lifecycle.WordsOf(turn.Act).Asks!.Codes;
        Assert.Equal(turn.Code.Length > 0, asked is not null);
        if (asked is { } codes) Assert.True(codes.Offers(turn.Code), turn.Code);
        Assert.NotEmpty(turn.Text);
    });

    private static Regex Pattern(string words) => new(words, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    private static Situation Of(string name) => Situation.All.Single(s => s.Name == name);

    /// <summary>Every text of a situation: whatever has a space in it; codes have none. What a proposal would change is read as well.</summary>
    private static IEnumerable<string> Texts(object? from)
    {
        switch (from)
        {
            case null or Person or Delegate:
                yield break;
            case string text:
                if (text.Contains(' ', StringComparison.Ordinal)) yield return text;
                yield break;
            case IEnumerable many:
                foreach (var text in many.Cast<object>().SelectMany(Texts)) yield return text;
                yield break;
        }

        var parts = from.GetType().IsValueType
            ? from.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Select(f => f.GetValue(from))
            : from.GetType().Namespace!.StartsWith("Handrail", StringComparison.Ordinal)
                ? from.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.Name != "Framework" && p.Name != "Levels").Select(p => p.GetValue(from))
                : [];
        foreach (var text in parts.SelectMany(Texts)) yield return text;
        if (from is Situation { Content: { } content } situation)
            foreach (var text in situation.Words.Proposals.SelectMany(p => Texts(p.Change(content)))) yield return text;
    }
}
