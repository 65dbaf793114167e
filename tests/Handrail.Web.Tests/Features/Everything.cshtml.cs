using System.ComponentModel.DataAnnotations;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Handrail.Web.Tests.Features;

public sealed class EverythingModel : PageModel
{
    public static IReadOnlyList<Option> Helps { get; } = [new("coach", "Coaching"), new("sim", "Simulation", "In the skills centre")];

    public static IReadOnlyList<Option> Sites { get; } = [new("n", "North & East"), new("s", "South")];

    [BindProperty]
    public EverythingForm Form { get; set; } = new();

    public void OnGet() => Form = new() { Title = "Return <to> practice", Start = DateBoxes.Of(new DateOnly(2026, 8, 6)), Answer = "no", Helps = ["sim"], Sure = true, Site = "s" };

    public void OnPost() => ModelState.AddModelError("", "The plan has changed since you opened it");
}

public sealed class EverythingForm
{
    [Required(ErrorMessage = "Enter a title")]
    public string? Title { get; set; }

    [StringLength(20, ErrorMessage = "What you would change must be 20 characters or fewer")]
    public string? About { get; set; }

    [RealDate("the start date")]
    public DateBoxes Start { get; set; } = new();

    [Required(ErrorMessage = "Say whether you agree")]
    public string? Answer { get; set; }

    public IReadOnlyList<string> Helps { get; set; } = [];

    public bool Sure { get; set; }

    public string? Site { get; set; }

    public int? Weeks { get; set; }

    public IFormFile? File { get; set; }
}
