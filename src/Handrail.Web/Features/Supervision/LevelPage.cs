using System.ComponentModel.DataAnnotations;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Supervision;

/// <summary>A decision that puts one setting on another level of supervision, with reasons.</summary>
public abstract class LevelPage : PlanPage
{
    [BindProperty]
    public LevelForm Form { get; set; } = new();

    public abstract IEnumerable<Option> Settings { get; }

    public abstract IEnumerable<Option> Levels { get; }

    public abstract string LevelLegend { get; }

    public abstract string WhyLabel { get; }

    public abstract string Button { get; }

    /// <summary>Where there is one setting there is nothing to choose.</summary>
    public void OnGet() => Form.Run = Settings.ToList() is [var only] ? Guid.Parse(only.Value) : null;
}

public sealed class LevelForm
{
    [Required(ErrorMessage = "Select the setting that the decision is about")]
    public Guid? Run { get; set; }

    [Required(ErrorMessage = "Select the level of supervision")]
    public string? Level { get; set; }

    [Required(ErrorMessage = "Give the reasons for the decision in writing")]
    public string? Why { get; set; }
}
