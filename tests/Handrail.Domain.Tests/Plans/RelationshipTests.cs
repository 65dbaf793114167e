using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;
using static Handrail.Domain.Tests.Story;

namespace Handrail.Domain.Tests.Plans;

/// <summary>Parts that somebody gives for a time: who gives them, what they open, and that they end.</summary>
public sealed class RelationshipTests
{
    private const string Clinics = "Outpatient clinics";
    private static readonly Actor Carys = Cast.OtherPractitioner.AsActor();

    [Fact]
    public void A_companion_reads_until_the_day_that_the_practitioner_chose_and_does_nothing()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.Done(story.Plan.InviteCompanion(MrGrant, Carys, story.Day.AddDays(30), story.Now));
        Assert.Equal([Role.Companion], story.Plan.RolesOf(Carys, story.Day.AddDays(30)));
        Assert.True(story.Plan.IsReadBy(Carys, story.Day));
        Assert.Empty(story.Plan.ActsFor(Carys, story.Day));
        Assert.DoesNotContain(Lifecycle.Table, step => step.By.Contains(Role.Companion));
        Assert.False(story.Plan.IsSeenBy(Carys, story.Day.AddDays(31)));
        var entry = story.Plan.NewEntries[^1];
        Assert.Equal((Act.InviteCompanion, MrGrant.PersonId), (entry.Act, entry.ActorId));
        Assert.Contains(entry.Values, v => v.Value == Carys.Name);
    }

    [Fact]
    public void The_practitioner_ends_it_at_once_also_when_the_plan_has_ended()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.Done(story.Plan.InviteCompanion(MrGrant, Carys, story.Day.AddDays(30), story.Now));
        Expect.Done(story.Plan.EndCompanion(MrGrant, Carys.PersonId, story.Now));
        Assert.False(story.Plan.IsSeenBy(Carys, story.Day));
        Expect.RefusedAndUntouched("companion.none", "", story.Plan, () => story.Plan.EndCompanion(MrGrant, Carys.PersonId, story.Now));
        Expect.Done(story.Plan.InviteCompanion(MrGrant, Carys, story.Day.AddDays(30), story.Now));
        Expect.Done(story.Plan.Move(Act.EndEarly, Samuel, CodeLists.EarlyEndReasons.Offered.First().Value, "Moved.", story.Now));
        Expect.Done(story.Plan.Move(Act.Close, Asha, "", "", story.Now));
        Assert.True(story.Plan.IsSeenBy(Carys, story.Day));
        Expect.Done(story.Plan.EndCompanion(MrGrant, Carys.PersonId, story.Now));
        Assert.False(story.Plan.IsSeenBy(Carys, story.Day));
    }

    [Fact]
    public void A_companion_stays_six_months_at_most_and_has_no_other_part()
    {
        var story = At(PlanStatus.Considering);
        var plan = story.Plan;
        Expect.RefusedAndUntouched("companion.until-when", "Until", plan, () => plan.InviteCompanion(MrGrant, Carys, story.Day.AddMonths(6).AddDays(1), story.Now));
        Expect.RefusedAndUntouched("companion.until-past", "Until", plan, () => plan.InviteCompanion(MrGrant, Carys, story.Day.AddDays(-1), story.Now));
        Expect.RefusedAndUntouched("companion.until", "Until", plan, () => plan.InviteCompanion(MrGrant, Carys, null, story.Now));
        Expect.RefusedAndUntouched("companion.person", "Email", plan, () => plan.InviteCompanion(MrGrant, null, story.Day, story.Now));
        Expect.RefusedAndUntouched("companion.part", "Email", plan, () => plan.InviteCompanion(MrGrant, Helen, story.Day, story.Now));
        Expect.RefusedAndUntouched("companion.part", "Email", plan, () => plan.InviteCompanion(MrGrant, MrGrant, story.Day, story.Now));
        Expect.RefusedAndUntouched("act.role", "", plan, () => plan.InviteCompanion(Helen, Carys, story.Day, story.Now));
        Expect.Done(plan.InviteCompanion(MrGrant, Carys, story.Day.AddMonths(6), story.Now));
        Expect.Done(plan.InviteCompanion(MrGrant, Owen, story.Day, story.Now));
        Expect.Done(plan.InviteCompanion(MrGrant, Laura, story.Day, story.Now));
        Expect.RefusedAndUntouched("companion.many", "", plan, () => plan.InviteCompanion(MrGrant, Daniel, story.Day, story.Now));
    }

    [Fact]
    public void Whoever_accompanies_the_practitioner_takes_no_part_for_another_side()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.Done(story.Plan.InviteCompanion(MrGrant, Laura, story.Day.AddDays(9), story.Now));
        Expect.RefusedAndUntouched("conflict.companion", "Person", story.Plan, () => story.Plan.NameSupervisor(Samuel, Laura, Role.DeputySupervisor, 2, false, story.Now));
        Expect.RefusedAndUntouched("conflict.companion", "Person", story.Plan, () => story.Plan.Delegate(Samuel, Laura, story.Day, "On leave.", false, story.Now));
    }

    [Fact]
    public void A_companion_is_not_told_of_news_nor_shown_source_documents()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.Done(story.Plan.InviteCompanion(MrGrant, Carys, story.Day.AddDays(30), story.Now));
        Assert.DoesNotContain(Carys.PersonId, story.Told(() => story.Plan.Move(Act.RaiseConcern, Ruth, "", "A list ran alone.", story.Now)));
        var asked = At(PlanStatus.Considering);
        Expect.Done(asked.Plan.AddDocument(Helen, "appraisal", "Appraisal", asked.Day, new StoredFile(Ids.New(), "scan.pdf", 1), new Showing(ShownAs.Yes), asked.Now));
        var document = asked.Plan.Documents.Last();
        Assert.True(document.IsOpenedBy([Role.Practitioner]));
        Assert.False(document.IsOpenedBy([Role.Companion]));
    }

    [Fact]
    public void By_recorded_delegation_somebody_else_signs_for_the_organisation_until_a_day()
    {
        var story = ReadyToSign();
        Assert.Equal("act.role", story.Sign(Laura).Key);
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.Delegate(Priya, Laura, story.Day.AddDays(7), "On leave.", false, story.Now));
        Expect.RefusedAndUntouched("delegate.reason", "Reason", story.Plan, () => story.Plan.Delegate(Samuel, Laura, story.Day.AddDays(7), "", false, story.Now));
        Expect.RefusedAndUntouched("delegate.until-past", "Until", story.Plan, () => story.Plan.Delegate(Samuel, Laura, story.Day.AddDays(-1), "On leave.", false, story.Now));
        Expect.RefusedAndUntouched("delegate.until-when", "Until", story.Plan, () => story.Plan.Delegate(Samuel, Laura, story.Day.AddMonths(13), "On leave.", false, story.Now));
        Expect.RefusedAndUntouched("delegate.signs", "Person", story.Plan, () => story.Plan.Delegate(Samuel, Priya, story.Day.AddDays(7), "On leave.", false, story.Now));
        Expect.RefusedAndUntouched("delegate.person", "Person", story.Plan, () => story.Plan.Delegate(Samuel, null, story.Day.AddDays(7), "On leave.", false, story.Now));
        Expect.Done(story.Plan.Delegate(Samuel, Laura, story.Day.AddDays(7), "On leave until Monday.", false, story.Now));
        Assert.Equal([Act.Sign], story.Plan.ActsFor(Laura, story.Day));
        Expect.Done(story.Sign(Laura));
        Assert.Equal(Role.DelegatedSigner, story.Plan.Signatures.Last().Role);
        Assert.Equal("sign.done", story.Sign(Samuel).Key);
        Assert.False(story.Plan.IsSeenBy(Laura, story.Day.AddDays(8)));
        Expect.Done(story.Sign(MrGrant));
        Assert.Equal(PlanStatus.Agreed, story.Plan.Status);
        Expect.Done(story.Plan.EndDelegation(Priya, Laura.PersonId, story.Now));
        Assert.False(story.Plan.IsSeenBy(Laura, story.Day));
    }

    [Fact]
    public void A_placement_host_reads_the_content_and_records_what_is_done_and_nothing_else()
    {
        var story = At(PlanStatus.InDelivery);
        Expect.RefusedAndUntouched("act.role", "", story.Plan, () => story.Plan.AddHost(Helen, Carys, Clinics, false, story.Now));
        Expect.RefusedAndUntouched("host.setting", "Setting", story.Plan, () => story.Plan.AddHost(Samuel, Carys, "Elsewhere", false, story.Now));
        Expect.RefusedAndUntouched("host.person", "Email", story.Plan, () => story.Plan.AddHost(Samuel, null, Clinics, false, story.Now));
        Expect.Done(story.Plan.AddHost(Samuel, Carys, Clinics, false, story.Now));
        Expect.RefusedAndUntouched("host.twice", "Email", story.Plan, () => story.Plan.AddHost(Samuel, Carys, Clinics, false, story.Now));
        Assert.Equal((false, true), (story.Plan.IsReadBy(Carys, story.Day), story.Plan.IsContentReadBy(Carys, story.Day)));
        var read = story.Plan.ContentReadBy(story.Plan.Agreed, Carys, story.Day);
        Assert.Equal(("", 0), (read.Background, read.Activities.Sum(a => a.CostPence)));
        Assert.All(read.Stages, s => Assert.Equal(Clinics, s.AppliesTo));
        Assert.NotEmpty(read.Stages);
        Assert.Equal((story.Plan.Agreed.Aim, story.Plan.Agreed.PatientSafety), (read.Aim, read.PatientSafety));
        Assert.Same(story.Plan.Agreed, story.Plan.ContentReadBy(story.Plan.Agreed, MrGrant, story.Day));
        Assert.Equal([Act.RecordActivity], story.Plan.ActsFor(Carys, story.Day));
        Expect.Done(story.Plan.RecordActivity(Carys, story.Plan.Agreed.Activities[0].Id, story.Day, "In clinic.", story.Now));
        // Whoever hosts supervises nobody: the plan still says so where nobody does.
        Assert.DoesNotContain(story.Plan.AcceptedAs(Role.ClinicalSupervisor, story.Day), a => a.PersonId == Carys.PersonId);
        Expect.Done(story.Plan.EndHost(Priya, Carys.PersonId, story.Now));
        Assert.False(story.Plan.IsSeenBy(Carys, story.Day));
        Expect.RefusedAndUntouched("host.none", "", story.Plan, () => story.Plan.EndHost(Priya, Carys.PersonId, story.Now));
    }
}
