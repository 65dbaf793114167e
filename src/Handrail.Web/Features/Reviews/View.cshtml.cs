using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Access;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Reviews;

/// <summary>One decision on supervision between this review and the next.</summary>
public sealed record Decision(string Setting, string What, DateOnly On, string By, string Why);

/// <summary>The record of one review, for everyone who reads the plan: both accounts, who was there, the outcome and what was decided after it.</summary>
public sealed class ViewModel : PlanPage
{
    private const int Most = 200;

    [FromRoute]
    public int Number { get; set; }

    public Review? Held { get; private set; }

    public IReadOnlyList<ReviewAttendee> Invited { get; private set; } = [];

    public BothAccounts Both { get; private set; } = null!;

    public IReadOnlyList<Decision> Decisions { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names => Everybody.ToDictionary(p => p.Key, p => p.Value.Name);

    /// <summary>The newest review to be read: the next one too, while one is due.</summary>
    public int Last => Plan.EndedOn is null && Plan.Status != PlanStatus.SigningOff ? Plan.NextReview : Plan.Reviews.Count;

    protected override bool IsFor(Plan plan, IReadOnlyList<Role> roles) => plan.StartedOn is not null && plan.IsReadBy(Me, Today);

    protected override async Task<IActionResult?> PreparePlanAsync()
    {
        if (Number < 1 || Number > Plan.NextReview) return NotFound();
        Held = Plan.Reviews.FirstOrDefault(r => r.Number == Number);
        var id = Held?.Id ?? Guid.Empty;
        Invited = await Db.Set<ReviewAttendee>().AsNoTracking().Where(a => a.ReviewId == id).ToListAsync();
        Invited = [.. Invited.OrderByDescending(a => a.WasThere).ThenBy(a => CodeLists.ReviewAttendees.All.TakeWhile(c => c.Value != a.Role).Count())];
        Both = new BothAccounts(Plan.ReportOf(Number), [.. Plan.Accounts.Where(a => a.Review == Number).OrderBy(a => a.Id)], Plan.Agreed.Objectives, Names, 2);
        if (Held is not null) Decisions = await DecisionsAsync(Held);
        return null;
    }

    public void OnGet()
    {
    }

    /// <summary>The decisions between this review and the next stand in the log, in their order; everyone on the plan reads their reasons.</summary>
    private async Task<IReadOnlyList<Decision>> DecisionsAsync(Review held)
    {
        var lines = (await Db.LinesOfAsync(Plan.Id, Most, Act.RecordReview, Act.StepDown, Act.Stay, Act.StepUp, Act.LiftStop)).OrderBy(l => l.Entry.Number).ToList();
        return
        [
            .. lines.SkipWhile(l => l.Entry.PartId != held.Id).Skip(1).TakeWhile(l => l.Entry.Act != Act.RecordReview)
                .Select(l => new Decision(l.Said("Setting"), What(l), l.Entry.Day, l.Actor, l.Said("Text"))),
        ];
    }

    private string What(Line line) => line.Entry.Act == Act.Stay
        ? T["Stays at {0}", line.Said("Level")]
        : T["From {0} to {1}", Level(line, Domain.Log.ValueSide.Before), Level(line, Domain.Log.ValueSide.After)];

    private static string Level(Line line, Domain.Log.ValueSide side) => line.Values.FirstOrDefault(v => v.Field == "Level" && v.Side == side)?.Value ?? "";
}
