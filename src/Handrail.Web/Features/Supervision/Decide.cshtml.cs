using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>The case manager's decision on one setting: stay at its supervision stage, or step down to the next that the plan foresees.</summary>
public sealed class DecideModel : PlanPage
{
    public const string StayHere = "stay";
    public const string Down = "step-down";

    [BindProperty]
    public DecideForm Form { get; set; } = new();

    public PlanContent Agreed => Plan.AgreedVersion > 0 ? Plan.Agreed : new PlanContent();

    public IEnumerable<Option> Settings => Plan.InForce.Select(r => new Option(r.Id.ToString(), r.Setting, T["Now: {0}", T[r.LevelName].Value]));

    /// <summary>Where stepping down would lead, setting by setting.</summary>
    public string Steps => string.Join(". ", Plan.InForce.Where(r => Plan.AllowsStepDown(r).IsDone).Select(r => T["{0}: {1}", r.Setting, Plan.LevelName(Plan.NextStage(r)!.Level)].Value));

    /// <summary>Why no setting can step down today; empty when one can.</summary>
    public string WhyNot => Plan.Allows(Act.StepDown, Me, Today) is { IsRefused: true } refusal ? refusal.Sentence
        : Plan.InForce.Any(r => Plan.AllowsStepDown(r).IsDone) ? "" : "No setting can step down today. The reasons stand beside each setting";

    protected override Act? ForAct => Act.Stay;

    public SupervisionStage? StageOf(StageRun run) => Agreed.Stages.FirstOrDefault(s => s.Id == run.StageId);

    public void OnGet()
    {
        Form.On = DateBoxes.Of(Today);
        // Where there is one setting there is nothing to choose.
        Form.Run = Plan.InForce.ToList() is [var only] ? only.Id : null;
    }

    public Task<IActionResult> OnPostAsync()
    {
        var isDay = Form.On.TryRead(out var on);
        // The box comes filled with today.
        var unasked = Outcome.Contradicts(Form.Choice == StayHere && !Form.On.IsEmpty && !(isDay && on == Today), "You decided to stay, and also from which day to step down", "On");
        if (unasked.IsRefused) ModelState.AddModelError("Form.On", T[unasked.Sentence]);
        return Form.Choice == Down
            ? DoAsync((plan, now) => plan.StepDown(Me, Form.Run ?? Guid.Empty, on, Text.Clean(Form.Why), now), Act.StepDown)
            : DoAsync((plan, now) => plan.Stay(Me, Form.Run ?? Guid.Empty, Text.Clean(Form.Why), now), Act.Stay);
    }
}

public sealed class DecideForm : IValidatableObject
{
    [Required(ErrorMessage = "Select the setting that the decision is about")]
    public Guid? Run { get; set; }

    [Required(ErrorMessage = "Select your decision")]
    [RegularExpression(DecideModel.StayHere + "|" + DecideModel.Down, ErrorMessage = "Select your decision")]
    public string? Choice { get; set; }

    public DateBoxes On { get; set; } = new();

    public string? Why { get; set; }

    /// <summary>The date is asked for only where something changes on it.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Choice != DecideModel.Down) yield break;
        var date = new RealDateAttribute("the date from which the new stage counts");
        if (date.GetValidationResult(On, new ValidationContext(On, validationContext, null) { MemberName = nameof(On) }) is { } fault)
            yield return new ValidationResult(fault.ErrorMessage, fault.MemberNames.Any() ? fault.MemberNames.Select(box => nameof(On) + "." + box) : [nameof(On)]);
    }
}
