using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>What somebody who is asked to supervise needs to know, and no more than that; and their answer.</summary>
public sealed class AnswerModel : PlanPage
{
    [BindProperty]
    public AnswerForm Form { get; set; } = new();

    public PlanContent Shared => Plan.Versions.FirstOrDefault(v => v.Number == Plan.SharedVersion)?.Content ?? new PlanContent();

    public Assignment? Asked => Plan.Assignments.FirstOrDefault(a => a.PersonId == Me.PersonId && a.Role.Side() == Side.Supervision && a.Answer == Domain.Plans.Answer.Awaited && a.CountsOn(Today));

    /// <summary>The settings that this person is asked for.</summary>
    public IEnumerable<string> Settings => Shared.Settings.Where(s => Asked?.Covers(s) != false);

    /// <summary>The activities that cannot happen without somebody who supervises.</summary>
    public IEnumerable<Activity> Supervised => Shared.Activities.Where(a => a.Owner == "clinical-supervisor" || a.Kind == "supervisor-meeting" || CodeLists.IsWorkplaceAssessment(a.Kind));

    /// <summary>The newest hand-over of clinical supervision, for whoever is asked to take it on.</summary>
    public HandOver? HandOver => Asked?.Role == Role.ClinicalSupervisor ? Plan.HandOvers.OrderByDescending(h => h.Day).ThenByDescending(h => h.Id).FirstOrDefault() : null;

    public IReadOnlyDictionary<Guid, string> Names => Everybody.ToDictionary(p => p.Key, p => p.Value.Name);

    protected override Act? ForAct => Act.AnswerSupervision;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync()
    {
        var (conflict, note) = (Text.Clean(Form.Conflict), Text.Clean(Form.Note));
        if (Form.Accepts == true && Form.Raised is null) ModelState.AddModelError("Form.Raised", T["Say whether you raised or investigated the concern"]);
        if (Form.Accepts == true && Form.NoConflict is null) ModelState.AddModelError("Form.NoConflict", T["Select whether you have a conflict of interest"]);
        if (Form.Accepts == true && Form.NoConflict == false && conflict.Length == 0) ModelState.AddModelError("Form.Conflict", T["Say what the conflict of interest is"]);
        if (Form.Accepts == false && note.Length == 0) ModelState.AddModelError("Form.Note", T["Say briefly why you decline, so that the organisation can find somebody else"]);
        return DoAsync((plan, now) => plan.AnswerSupervision(Me, Form.Accepts!.Value, Form.NoConflict == true, note, now, conflict, Hours, Form.Raised == true), Act.AnswerSupervision);
    }

    /// <summary>The hours that would be needed instead; none where the box was left empty.</summary>
    private int Hours => string.IsNullOrWhiteSpace(Form.Hours) ? 0 : int.Parse(Form.Hours.Trim(), CultureInfo.InvariantCulture) is > 0 and var hours ? hours : -1;
}

public sealed class AnswerForm
{
    [Required(ErrorMessage = "Select whether you accept")]
    public bool? Accepts { get; set; }

    public bool? Raised { get; set; }

    public bool? NoConflict { get; set; }

    public string? Conflict { get; set; }

    [RegularExpression(@"\s*[0-9]{1,4}\s*", ErrorMessage = "Hours a week must be a whole number, such as 4")]
    public string? Hours { get; set; }

    public string? Note { get; set; }
}
