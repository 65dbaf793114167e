using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;

namespace Handrail.Web.Features.Requests;

/// <summary>What the practitioner may not do for now: as many restrictions as hold at once, each with who imposed it.</summary>
public sealed class RestrictionsModel : SectionPage<RestrictionDetails, RestrictionsForm>
{
    public override string Section => "restrictions";

    public IEnumerable<Option> Imposers => Options(CodeLists.RestrictionImposers);

    public IEnumerable<Option> Kinds => Options(CodeLists.RestrictionKinds);

    /// <summary>How many of the form's restrictions the request has already; the last one is for a new one.</summary>
    public int Stored => Math.Min(Form.Each.Count, Plan.Request.Restrictions.Each.Length);

    public override string Said(string field, string value) => field == "Each" && Domain.Plans.PlanText.ReadPart<Restriction>(value) is { } one
        ? string.Join(", ", new[] { Answers.WordsOf("RestrictionImposer", one.Imposer), Answers.WordsOf("RestrictionKind", one.Kind) }.Select(w => w is null ? "" : T[w].Value)
            .Append(one.Scope).Append(Say.Date(one.From, "")).Where(w => w.Length > 0))
        : base.Said(field == "Applies" ? "RestrictionApplies" : field, value);

    protected override RestrictionDetails Of(RequestDetails request) => request.Restrictions;

    protected override RequestDetails With(RequestDetails request, RestrictionDetails part) => request with { Restrictions = part };

    protected override RestrictionsForm Fill(RestrictionDetails part) => new()
    {
        Applies = part.Applies,
        Each =
        [
            .. part.Each.Select(r => new RestrictionForm
            {
                Imposer = r.Imposer,
                Kind = r.Kind,
                Scope = r.Scope,
                From = DateBoxes.Of(r.From),
                ReviewDue = DateBoxes.Of(r.ReviewDue),
                To = DateBoxes.Of(r.To),
            }),
            new RestrictionForm(),
        ],
    };

    protected override RestrictionDetails Typed(RestrictionDetails started) => started with
    {
        Applies = Form.Applies ?? "",
        Each =
        [
            .. Form.Each.Where(r => !r.IsOut).Select(r => new Restriction
            {
                Imposer = r.Imposer ?? "",
                Kind = r.Kind ?? "",
                Scope = Text.Clean(r.Scope),
                From = Day(r.From),
                ReviewDue = Day(r.ReviewDue),
                To = Day(r.To),
            }),
        ],
    };

    protected override bool HasRows => true;

    protected override void Tidy() => Keep(Form.Each, "Form.Each", r => !r.IsOut, () => new RestrictionForm());
}

public sealed class RestrictionsForm
{
    public string? Applies { get; set; }

    public List<RestrictionForm> Each { get; set; } = [];
}

public sealed class RestrictionForm
{
    public string? Imposer { get; set; }

    public string? Kind { get; set; }

    public string? Scope { get; set; }

    [RealDate("the day on which the restriction began", Optional = true)]
    public DateBoxes From { get; set; } = new();

    [RealDate("the day of its review", Optional = true)]
    public DateBoxes ReviewDue { get; set; } = new();

    [RealDate("the day on which it ends", Optional = true)]
    public DateBoxes To { get; set; } = new();

    public List<string?> Remove { get; set; } = [];

    public bool IsOut => Remove.Contains("true") || (string.IsNullOrWhiteSpace(Imposer + Kind + Scope) && From.IsEmpty && ReviewDue.IsEmpty && To.IsEmpty);
}
