using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Delivery;

/// <summary>Records one time that an activity of the plan was done.</summary>
public sealed class RecordActivityModel : PlanPage
{
    [BindProperty]
    public RecordActivityForm Form { get; set; } = new();

    public IEnumerable<Option> Activities => Plan.AgreedVersion > 0 ? Plan.Agreed.Activities.Select(a => new Option(a.Id.ToString(), a.Title)) : [];

    protected override Act? ForAct => Act.RecordActivity;

    protected override string DoneHref => Plan.IsReadBy(Me, Today) ? $"/plans/{Plan.Reference}/progress" : PlanHref;

    public void OnGet(Guid? activity)
    {
        Form.Activity = activity;
        Form.On = DateBoxes.Of(Today);
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        (plan, now) =>
        {
            Form.On.TryRead(out var on);
            return plan.RecordActivity(Me, Form.Activity!.Value, on, Text.Clean(Form.Note), now);
        },
        Act.RecordActivity);
}

public sealed class RecordActivityForm
{
    [Required(ErrorMessage = "Select an activity of the plan")]
    public Guid? Activity { get; set; }

    [RealDate("the date on which it was done")]
    public DateBoxes On { get; set; } = new();

    public string? Note { get; set; }
}
