using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Web.Access;
using Handrail.Web.Persistence.Situations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Handrail.Web.Tests.Access;

/// <summary>What SQL says of rights is what the domain says of them, on every day around those on which it changes.</summary>
public sealed class RightsTests(Site site) : IClassFixture<Site>
{
    private static readonly DateOnly Confirmed = new(2025, 3, 31);

    [Fact]
    public async Task Rights_count_and_are_to_be_reviewed_on_the_same_days_in_both()
    {
        var people = new[]
        {
            Someone(301, "Never", Confirmed, null),
            Someone(302, "Confirmed", new(2024, 1, 1), Confirmed),
            Someone(303, "Later", new(2026, 3, 5), new(2026, 3, 5)),
            Ended(Someone(304, "Ended", new(2024, 1, 1), Confirmed)),
        };
        await site.ChangeAsync(async db =>
        {
            db.AddRange(people);
            db.Add(Site.SetUp());
            await db.SaveAsync();
        });
        var ids = people.Select(p => p.Id).ToList();
        var (counted, due) = (0, 0);
        foreach (var day in Enumerable.Range(0, 450).Select(n => Confirmed.AddDays(n)))
        {
            var (with, counting, reviewed) = await site.AskAsync(async db => (
                await db.PeopleWith(Duties.TakePart, day).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(),
                await db.Memberships.Where(m => ids.Contains(m.PersonId)).CountingOn(day).Select(m => m.PersonId).ToListAsync(),
                await db.Memberships.Where(m => ids.Contains(m.PersonId)).ToReviewOn(day).Select(m => m.PersonId).ToListAsync()));
            var expected = people.Where(p => p.Memberships.Any(m => m.CountsOn(day))).Select(p => p.Id).Order().ToList();
            Assert.Equal((day, string.Join(' ', expected)), (day, string.Join(' ', with.Order())));
            Assert.Equal(expected, counting.Order());
            Assert.Equal(people.Where(p => p.Memberships.Any(m => m.IsToReviewOn(day))).Select(p => p.Id).Order(), reviewed.Order());
            (counted, due) = (counted + counting.Count, due + reviewed.Count);
        }

        Assert.True(counted > 900 && due > 400, $"{counted} counted, {due} due");
    }

    private static Person Someone(int number, string given, DateOnly from, DateOnly? reviewed)
    {
        var person = new Person { Id = new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 9), OrganisationId = Cast.Harbourside.Id, GivenName = given, FamilyName = "Tested", Email = given + "@rhs.example.nhs.uk" };
        return person.With(Duties.TakePart, from, reviewed: reviewed);
    }

    private static Person Ended(Person person)
    {
        var day = Confirmed.AddDays(100);
        var ended = new Administration(Cast.LocalAdministrator.AsActor(), new Moment(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), day)).End(person, Cast.Harbourside, Duties.TakePart, Duties.PlanUsers, 2);
        Assert.True(ended.IsDone);
        return person;
    }
}
