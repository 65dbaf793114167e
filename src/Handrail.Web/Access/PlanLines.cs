using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence;
using Handrail.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Access;

/// <summary>A plan that somebody sees, and whether it waits for them.</summary>
public sealed class Listed
{
    public required Plan Plan { get; init; }

    /// <summary>One of the reader's own parts in the plan has the next move.</summary>
    public required bool IsMine { get; init; }

    /// <summary>By when, for the reader: <see cref="Plan.DueFor"/>, said in SQL; a test compares them.</summary>
    public required DateOnly? DueOn { get; init; }
}

/// <summary>The reader's plans as lines of a list, in one query.</summary>
public static class Lines
{
    public static readonly PlanStatus[] Open = [.. Enum.GetValues<PlanStatus>().Where(s => s.Phase() != Phase.Ended)];

    /// <summary>The acts that put another level in force.</summary>
    private static readonly Act[] Changes = [Act.StepDown, Act.StepUp, Act.DecideConcern, Act.LiftStop];

    private static readonly Role[] OfPractitioner = [.. Enum.GetValues<Role>().Where(r => r.Side() == Side.Practitioner)];

    private static readonly Role[] OfOrganisation = [.. Enum.GetValues<Role>().Where(r => r.Side() == Side.Organisation)];

    /// <summary>The plans that the person sees. <see cref="Listed.IsMine"/> says in SQL what <see cref="PlanLine.Mine"/> says in C#; a test compares them.</summary>
    public static IQueryable<Listed> ListedFor(this AppDb db, Actor me, DateOnly today)
    {
        var mine = db.PartsOf(me, today);
        return db.PlansSeenBy(me, today).AsNoTracking().Select(p => new Listed
        {
            Plan = p,
            DueOn = p.Status != PlanStatus.Issued && p.Status != PlanStatus.Amending ? p.DueOn
                : mine.Any(a => a.PlanId == p.Id && OfPractitioner.Contains(a.Role)) ? p.PractitionerAnswersBy
                : mine.Any(a => a.PlanId == p.Id && OfOrganisation.Contains(a.Role)) ? p.OrganisationAnswersBy : null,
            IsMine = mine.Any(a => a.PlanId == p.Id
                && ((a.Answer == Answer.NotNeeded && (" " + p.Waiting).Contains(" " + a.Role.ToString() + ":"))
                    || (a.Answer == Answer.Awaited && (" " + p.Waiting).Contains(" " + a.Role.ToString() + ":AnswerSupervision"))
                    || (a.Answer == Answer.Accepted && (" " + p.Waiting).Replace(":AnswerSupervision", "").Contains(" " + a.Role.ToString() + ":")))),
        });
    }

    /// <summary>The first so many of them, in the order that they have.</summary>
    public static async Task<IReadOnlyList<PlanLine>> LinesOfAsync(this AppDb db, IQueryable<Listed> plans, Actor me, DateOnly today)
    {
        var parts = db.PartsOf(me, today);
        var rows = await plans.Select(l => new
        {
            l.Plan.Reference,
            l.Plan.PractitionerName,
            Organisation = db.Organisations.First(o => o.Id == l.Plan.OrganisationId).Name,
            l.Plan.Status,
            l.Plan.Waiting,
            l.DueOn,
            l.Plan.ChangedOn,
            l.Plan.NextReviewOn,
            ConcernRaisedOn = l.Plan.Status == PlanStatus.SafetyHold ? l.Plan.Concerns.Where(c => c.DecidedOn == null).Min(c => (DateOnly?)c.RaisedOn) : null,
            MyParts = parts.Where(a => a.PlanId == l.Plan.Id).Select(a => new { a.Role, a.Answer }).ToList(),
            InForce = l.Plan.StageRuns.Where(r => r.To == null).OrderBy(r => r.Setting).Select(r => new
            {
                r.Setting,
                r.LevelName,
                r.From,
                r.Level,
                // The act that ended what was in force before it there; asked for the practitioner alone, who reads it first.
                By = parts.Any(a => a.PlanId == r.PlanId && a.Role == Role.Practitioner)
                    ? db.Entries.Where(e => e.SubjectId == r.PlanId && Changes.Contains(e.Act) && db.Set<StageRun>().Any(b => b.PlanId == r.PlanId && b.Id == e.PartId && b.Setting == r.Setting))
                        .OrderByDescending(e => e.Number).Select(e => (Act?)e.Act).FirstOrDefault()
                    : null,
            }).ToList(),
        }).AsSingleQuery().ToListAsync();
        var triages = me.Triages;
        return
        [
            .. rows.Select(r => new PlanLine
            {
                Reference = r.Reference,
                Practitioner = r.PractitionerName,
                Organisation = r.Organisation,
                Status = r.Status,
                Waiting = r.Waiting,
                Due = r.DueOn,
                IsOverdue = r.DueOn < today,
                ChangedOn = r.ChangedOn,
                NextReviewOn = r.NextReviewOn,
                ConcernRaisedOn = r.ConcernRaisedOn,
                MyParts = [.. r.MyParts.Select(p => new MyPart(p.Role, p.Answer)).Distinct(), .. r.Status == PlanStatus.Submitted && triages ? new[] { new MyPart(Role.Adviser, Answer.NotNeeded) } : []],
                InForce = r.Status.IsUnderWay() ? [.. r.InForce.Select(f => new SettingInForce(f.Setting, f.LevelName, f.From, f.Level == StageRun.Stopped, f.Level == StageRun.Stopped || f.By is Act.StepUp or Act.DecideConcern))] : [],
            }),
        ];
    }
}
