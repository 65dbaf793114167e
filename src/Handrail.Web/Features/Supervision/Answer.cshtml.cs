using System.ComponentModel.DataAnnotations;
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

    /// <summary>The activities that cannot happen without somebody who supervises.</summary>
    public IEnumerable<Activity> Supervised => Shared.Activities.Where(a => a.Owner == "clinical-supervisor" || a.Kind == "supervisor-meeting" || CodeLists.IsWorkplaceAssessment(a.Kind));

    /// <summary>The newest hand-over of clinical supervision, for whoever is asked to take it on.</summary>
    public HandOver? HandOver => Asked?.Role == Role.ClinicalSupervisor ? Plan.HandOvers.OrderByDescending(h => h.Day).ThenByDescending(h => h.Id).FirstOrDefault() : null;

    public IReadOnlyDictionary<Guid, string> Names => Everybody.ToDictionary(p => p.Key, p => p.Value.Name);

    protected override Act? ForAct => Act.AnswerSupervision;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.AnswerSupervision(Me, Form.Accepts!.Value, Form.NoConflict, Text.Clean(Form.Note), now), Act.AnswerSupervision);
}

public sealed class AnswerForm
{
    [Required(ErrorMessage = "Select whether you accept")]
    public bool? Accepts { get; set; }

    public bool NoConflict { get; set; }

    public string? Note { get; set; }
}
