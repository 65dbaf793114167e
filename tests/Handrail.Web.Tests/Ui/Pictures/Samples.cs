using System.Collections.Immutable;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Handrail.Web.Ui.Pictures;

namespace Handrail.Web.Tests.Ui.Pictures;

/// <summary>Plans of every size that the house allows, as values.</summary>
internal static class Samples
{
    public static readonly DateOnly Start = new(2026, 3, 2);

    public static readonly Tell Tell = (sentence, values) => string.Format(System.Globalization.CultureInfo.GetCultureInfo("en-GB"), sentence, values);

    private static readonly string LongName = string.Join(' ', Enumerable.Repeat("Intervention and recovery wards", 7))[..200];

    public static PlanContent MrGrants { get; } = MrG.Whole(MrG.Framework(new PlanContent()));

    /// <summary>Everything at its limit: three years, sixteen stages, sixteen reviews, eight levels with long names.</summary>
    public static PlanContent Longest { get; } = new PlanContent
    {
        PlannedMonths = 36,
        Levels = [.. Enumerable.Range(0, 8).Select(n => new SupervisionLevel($"own-{n}", $"Level with a name that goes on for a while, the {n + 1}. of eight", "What it means.", 7 - n))],
        Stages = [.. Enumerable.Range(0, 16).Select(n => Stage($"own-{n / 2}", LongName, n % 3 == 0 ? 4 : 12))],
        Reviews = [.. Enumerable.Range(1, 16).Select(n => new ReviewPoint { Id = Guid.CreateVersion7(), Number = n, Month = Math.Min(36, n * 2), Type = n == 16 ? "final" : "formal" })],
    };

    public static PlanContent Shortest { get; } = new PlanContent { PlannedMonths = 1, Reviews = [new ReviewPoint { Id = Guid.CreateVersion7(), Number = 1, Month = 1, Type = "final" }] }
        with
    { Levels = [.. SupervisionLadders.Suggested.Levels], Stages = [Stage("indirect", "Clinic", 1)] };

    public static PlanContent ManySettings { get; } = MrGrants with { Stages = [.. Enumerable.Range(1, 16).Select(n => Stage(n % 2 == 0 ? "close" : "direct", $"Setting {n}", n))] };

    public static PlanContent Empty { get; } = new();

    public static IEnumerable<(string Name, Flight Flight)> Flights()
    {
        foreach (var (name, content) in new[] { ("Mr G", MrGrants), ("longest", Longest), ("shortest", Shortest), ("many", ManySettings) })
        {
            var schedule = Schedule.Of(content, Start, "england");
            foreach (var setting in content.Settings)
            {
                var planned = Flight.Of(content, setting);
                yield return ($"{name}, planned", planned);
                var dated = Flight.Of(content, setting, schedule, [], null);
                yield return ($"{name}, dated", dated);
                foreach (var day in new[] { 0, 1, 40, 400, 1300 })
                    yield return ($"{name}, day {day}", Taken(dated, day));
            }
        }

        var theatre = Flight.Of(MrGrants, "Theatre and inpatient work", Schedule.Of(MrGrants, Start, "england"), [], null);
        yield return ("nothing planned, one in force", theatre with { Planned = [], Taken = [new TakenStep(null, "direct", Start, null, false, null)], Today = Start.AddDays(3) });
        yield return ("stepped up", theatre with
        {
            Taken = [Step(0, 60), Step(1, 100, 60, 4), new(null, "direct", Start.AddDays(100), Start.AddDays(128), true, null), Step(1, null, 128)],
            Today = Start.AddDays(150),
        });
        var rungs = new[] { new Rung(StageRun.Stopped, "No work in this setting", int.MaxValue) };
        yield return ("stopped", theatre with
        {
            Rungs = [.. rungs, .. theatre.Rungs],
            Taken = [Step(0, 30), new(null, StageRun.Stopped, Start.AddDays(30), Start.AddDays(51), true, null), Step(0, null, 51)],
            Today = Start.AddDays(70),
        });
        yield return ("stopped today", theatre with
        {
            Rungs = [.. rungs, .. theatre.Rungs],
            Taken = [Step(0, 30), new(null, StageRun.Stopped, Start.AddDays(30), null, true, null)],
            Today = Start.AddDays(30),
        });
        yield return ("ended", theatre with { Taken = [Step(0, 70), Step(1, 120, 70, 14), Step(2, 190, 120, 1)] });

        TakenStep Step(int stage, int? to, int from = 0, int? late = null) =>
            new(theatre.Planned[stage].Stage, theatre.Planned[stage].Level, Start.AddDays(from), to is { } t ? Start.AddDays(t) : null, false, late);
    }

    /// <summary>The planned steps taken, each a little later than the last, as far as this day.</summary>
    public static Flight Taken(Flight flight, int day)
    {
        var today = Start.AddDays(day);
        var begun = flight.Planned.Select((p, i) => (Step: p, From: DateOnly.FromDayNumber(p.From).AddDays(5 * i), Late: 5 * i)).TakeWhile(b => b.From <= today).ToList();
        return flight with
        {
            Taken = [.. begun.Select((b, i) => new TakenStep(b.Step.Stage, b.Step.Level, b.From, i + 1 < begun.Count ? begun[i + 1].From : null, false, b.Late))],
            Today = today,
        };
    }

    public static IEnumerable<(string Name, Timeline Line)> Timelines()
    {
        yield return ("first day", new Timeline { Today = Start, Spells = [new(PlanStatus.RequestDrafting, Start, null, Act.BeginRequest)] });
        foreach (var (name, content) in new[] { ("Mr G", MrGrants), ("longest", Longest), ("shortest", Shortest), ("many", ManySettings) })
        {
            foreach (var day in new[] { -10, 0, 40, 400, 1300 })
                yield return ($"{name}, day {day}", Of(content, day));
        }

        yield return ("Mr G, pausing", Of(MrGrants, 100, pauses: true));
        yield return ("Mr G, extended and late", Of(MrGrants, 140, pauses: true) with { Agreements = [new(1, Start.AddDays(-4), 4), new(2, Start.AddDays(80), 6)] });
        yield return ("Mr G, followed up", Of(MrGrants, 330, over: true));
        yield return ("longest, followed up", Of(Longest, 1300, over: true));
    }

    private static Timeline Of(PlanContent content, int day, bool pauses = false, bool over = false)
    {
        var today = Start.AddDays(day);
        var spells = new List<(Act, DateOnly, PlanStatus)>
        {
            (Act.SubmitRequest, Start.AddDays(-48), PlanStatus.Submitted), (Act.Allocate, Start.AddDays(-47), PlanStatus.PractitionerAsked), (Act.AnswerTakingPart, Start.AddDays(-45), PlanStatus.Considering),
            (Act.Accept, Start.AddDays(-44), PlanStatus.FrameworkDrafting), (Act.OfferFramework, Start.AddDays(-40), PlanStatus.FrameworkOffered), (Act.Proceed, Start.AddDays(-38), PlanStatus.DetailedDrafting),
            (Act.SendToSecondReader, Start.AddDays(-30), PlanStatus.SecondReading), (Act.Issue, Start.AddDays(-28), PlanStatus.Issued), (Act.Sign, Start.AddDays(-4), PlanStatus.Agreed),
        };
        if (day >= 0) spells.Add((Act.Start, Start, PlanStatus.InDelivery));
        if (pauses)
        {
            spells.Add((Act.Pause, Start.AddDays(20), PlanStatus.Paused));
            spells.Add((Act.Resume, Start.AddDays(34), PlanStatus.InDelivery));
            spells.Add((Act.RaiseConcern, Start.AddDays(50), PlanStatus.SafetyHold));
            spells.Add((Act.DecideConcern, Start.AddDays(51), PlanStatus.InDelivery));
            spells.Add((Act.OpenAmendment, Start.AddDays(70), PlanStatus.Amending));
            spells.Add((Act.Sign, Start.AddDays(80), PlanStatus.InDelivery));
        }

        var end = Start.AddMonths(content.PlannedMonths).AddDays(9);
        if (over)
        {
            spells.Add((Act.RecordReview, end.AddDays(-9), PlanStatus.SigningOff));
            spells.Add((Act.SignOff, end, PlanStatus.FollowUp));
        }

        var schedule = day < 0 ? null : Schedule.Of(content, Start, "england");
        var held = schedule?.Reviews.Where(r => r.On < today).Select((r, i) => new Review
        {
            Id = Guid.CreateVersion7(),
            PlanId = Guid.Empty,
            Number = i + 1,
            Type = r.Review.Type,
            HeldOn = r.On.AddDays(i % 3 * 9),
            Outcome = "stay",
            Notes = "",
            RecordedBy = Guid.Empty,
        }) ?? [];
        return new Timeline
        {
            Today = today,
            Spells = Course.Spells(Start.AddDays(-50), day < 0 ? null : Start, spells),
            Schedule = schedule,
            Flights = schedule is null ? [] : [.. content.Settings.Select(s => Taken(Flight.Of(content, s, schedule, [], null), day))],
            Reviews = schedule is null ? [] : Course.Reviews(schedule.Reviews, held),
            EndedOn = over ? end : null,
            FollowUps = over ? [(end.AddMonths(3), end.AddMonths(3).AddDays(4)), (end.AddMonths(6), null)] : [],
        };
    }

    private static SupervisionStage Stage(string level, string setting, int weeks) => new() { Id = Guid.CreateVersion7(), Level = level, AppliesTo = setting, PlannedWeeks = weeks };
}
