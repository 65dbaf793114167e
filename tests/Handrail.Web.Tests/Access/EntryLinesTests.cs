using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

public sealed class EntryLinesTests(Site site) : IClassFixture<Site>
{
    private static readonly EditMark Edit = new(9, Act.EditDraft, Cast.Adviser.Id, Site.Today, null, "Aim and background");

    [Fact]
    public void Edits_of_one_part_by_one_person_on_one_day_are_one_line()
    {
        var part = Ids.New();
        EditMark[] marks =
        [
            Edit, Edit with { Number = 8 }, Edit with { Number = 7, Field = "Objective", Part = part }, Edit with { Number = 6 }, Edit with { Number = 5, Actor = Cast.OtherAdviser.Id },
            Edit with { Number = 4, Day = Site.Today.AddDays(-1) }, Edit with { Number = 3, Act = Act.Comment, Field = "" }, Edit with { Number = 2, Act = Act.Comment, Field = "" },
        ];
        Assert.Equal([(9, 2), (7, 1), (6, 1), (5, 1), (4, 1), (3, 1), (2, 1)], EntryReading.Folded(marks).Select(f => (f.First.Number, f.Times)));
    }

    [Fact]
    public async Task The_history_says_how_often_and_shows_nothing_of_the_texts()
    {
        var reference = await site.PlanAtAsync(PlanStatus.DetailedDrafting);
        await site.ChangeAsync(async db =>
        {
            var plan = await db.Plans.Include(p => p.Assignments).SingleAsync(p => p.Reference == reference);
            for (var i = 0; i < 3; i++)
            {
                Assert.True(plan.EditDraft(Cast.Adviser.AsActor(), plan.Working with { Background = "Written " + i }, "Aim and background", null, new Moment(DateTime.UnixEpoch.AddMinutes(i), Site.Today)).IsDone);
                await db.SaveAsync();
            }
        });
        var practitioner = await site.SignInAsync(Cast.MrG);
        await practitioner.OpenAsync($"/plans/{reference}/history");
        Assert.Contains("Draft changed, 3 times", practitioner.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Written", practitioner.Text, StringComparison.Ordinal);
    }
}
