using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Drafting;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Delivery;

/// <summary>A longer plan is proposed: an amendment that is already filled, and offered to both sides for signature.</summary>
public sealed class ExtendModel : PlanPage
{
    [BindProperty]
    public ExtendForm Form { get; set; } = new();

    public PlanContent Agreed => Plan.AgreedVersion > 0 ? Plan.Agreed : new PlanContent();

    public IReadOnlyList<SupervisionStage> Last => [.. Agreed.LastStages()];

    public Schedule? AsAgreed => Plan.StartedOn is null ? null : Plan.Schedule();

    public Schedule? AsItStands => Plan.StartedOn is null ? null : Plan.ScheduleNow(Today);

    protected override Act? ForAct => Act.Extend;

    protected override Task<IActionResult?> PreparePlanAsync()
    {
        // One line for the last stage of each setting, in the plan's order.
        var sent = Form.Stages;
        Form.Stages = [.. Last.Select(s => sent.FirstOrDefault(f => f.Stage == s.Id) ?? new ExtendStageForm { Stage = s.Id, Weeks = s.PlannedWeeks.ToString(CultureInfo.InvariantCulture) })];
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet() => Form.CarriesDue = true;

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Extend(Me, By, Text.Clean(Form.Why), now), Act.Extend);

    /// <summary>What cannot be read as a number is one that the domain refuses.</summary>
    private Extension By => new(
        Number(Form.Months),
        [.. (Form.ReviewMonths ?? "").Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(w => w != "and").Select(Number)],
        Form.Stages.ToDictionary(s => s.Stage, s => Number(s.Weeks)),
        Form.CarriesDue);

    private static int Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

public sealed class ExtendForm
{
    public string? Months { get; set; }

    public string? ReviewMonths { get; set; }

    public List<ExtendStageForm> Stages { get; set; } = [];

    public bool CarriesDue { get; set; }

    public string? Why { get; set; }
}

public sealed class ExtendStageForm
{
    public Guid Stage { get; set; }

    public string? Weeks { get; set; }
}
