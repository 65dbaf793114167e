using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Reviews;

public sealed class ReportTests
{
    private readonly MrG story = MrG.Reach(PlanStatus.InDelivery, "PSR-2026-0001", new DateOnly(2026, 1, 5));

    [Fact]
    public void A_missing_judgement_is_said_beside_its_own_objective()
    {
        var objectives = story.Plan.Agreed.Objectives;
        Assert.Equal("Lines[1].Progress", Report([new(objectives[0].Id, "on-track", "")]).Field);
        Assert.Equal("Lines[0].Progress", Report([new(objectives[0].Id, "splendid", ""), new(objectives[1].Id, "on-track", "")]).Field);
    }

    [Fact]
    public void A_text_that_is_too_long_is_said_beside_its_own_field()
    {
        var lines = story.Plan.Agreed.Objectives.Select(o => new ObjectiveJudgement(o.Id, "on-track", "")).ToList();
        Assert.Equal("Difficulties", Report(lines, difficulties: new string('a', Limits.Note + 1)).Field);
        Assert.Equal("Lines[0].Comment", Report([lines[0] with { Comment = new string('a', Limits.Paragraph + 1) }, lines[1]]).Field);
        Assert.True(Report(lines, difficulties: new string('a', Limits.Note)).IsDone);
        Assert.Equal(2, story.Plan.Reports.Single().Lines.Count);
    }

    private Outcome Report(IReadOnlyCollection<ObjectiveJudgement> lines, string difficulties = "") =>
        story.Plan.Report(Cast.Supervisor.AsActor(), "yes", lines, "Going well.", difficulties, "stay", new Moment(story.Day.ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc), story.Day));
}
