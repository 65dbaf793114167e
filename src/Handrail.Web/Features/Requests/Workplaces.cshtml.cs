using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Handrail.Domain.Requests;

namespace Handrail.Web.Features.Requests;

/// <summary>The places where the practitioner works and the plan is carried out.</summary>
public sealed class WorkplacesModel : SectionPage<WorkplaceDetails, WorkplacesForm>
{
    public override string Section => "workplaces";

    /// <summary>How many of the form's workplaces the request has already; the last one is for a new one.</summary>
    public int Stored => Math.Min(Form.Places.Count, Plan.Request.Workplaces.Places.Length);

    public override string Said(string field, string value) => field == "Places" && Domain.Plans.PlanText.ReadPart<Workplace>(value) is { } one
        ? string.Join(", ", new[] { one.Name, one.Host, one.Setting, one.Sessions > 0 ? T["half days a week: {0}", one.Sessions].Value : "" }.Where(w => w.Length > 0))
        : base.Said(field, value);

    protected override WorkplaceDetails Of(RequestDetails request) => request.Workplaces;

    protected override RequestDetails With(RequestDetails request, WorkplaceDetails part) => request with { Workplaces = part };

    protected override WorkplacesForm Fill(WorkplaceDetails part) => new()
    {
        Places =
        [
            .. part.Places.Select(w => new WorkplaceForm { Name = w.Name, Host = w.Host, Setting = w.Setting, Sessions = w.Sessions > 0 ? w.Sessions.ToString(CultureInfo.InvariantCulture) : "" }),
            new WorkplaceForm(),
        ],
    };

    protected override WorkplaceDetails Typed(WorkplaceDetails started) => started with
    {
        Places =
        [
            .. Form.Places.Where(w => !w.IsOut).Select(w => new Workplace
            {
                Name = Line(w.Name),
                Host = Line(w.Host),
                Setting = Line(w.Setting),
                Sessions = int.TryParse(w.Sessions?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var sessions) ? sessions : 0,
            }),
        ],
    };

    protected override bool HasRows => true;

    protected override void Tidy() => Keep(Form.Places, "Form.Places", w => !w.IsOut, () => new WorkplaceForm());
}

public sealed class WorkplacesForm
{
    public List<WorkplaceForm> Places { get; set; } = [];
}

public sealed class WorkplaceForm
{
    public string? Name { get; set; }

    public string? Host { get; set; }

    public string? Setting { get; set; }

    [RegularExpression(" *[0-9]{1,3} *", ErrorMessage = "Enter the half days a week as a whole number, like 4")]
    public string? Sessions { get; set; }

    public List<string?> Remove { get; set; } = [];

    public bool IsOut => Remove.Contains("true") || string.IsNullOrWhiteSpace(Name + Host + Setting + Sessions);
}
