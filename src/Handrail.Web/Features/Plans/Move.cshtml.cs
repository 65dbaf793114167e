using Handrail.Domain;
using Handrail.Domain.Plans;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.Plans;

/// <summary>Every act that asks for grounds alone: a reason from a list, a text, or a press of the button. The table says which.</summary>
public sealed class MoveModel : PlanPage
{
    [FromRoute(Name = "act")]
    public string Address { get; set; } = "";

    [BindProperty]
    public MoveForm Form { get; set; } = new();

    public ActWords Words { get; private set; } = null!;

    public IEnumerable<Option> Codes => Words.Asks!.Codes?.Offered.Select(c => new Option(c.Value, T[c.Words])) ?? [];

    /// <summary>Who reads the words; a request that has not been sent is read by nobody else.</summary>
    public string ReadBy => Readers.Sentence(Words.Act, Plan.Status);

    protected override Act? ForAct => Lifecycle.Acts.FirstOrDefault(a => a.Address == Address && a.Asks is not null)?.Act;

    protected override Task<IActionResult?> PreparePlanAsync()
    {
        if (ForAct is not { } act) return Task.FromResult<IActionResult?>(NotFound());
        Words = Lifecycle.WordsOf(act);
        return Task.FromResult<IActionResult?>(null);
    }

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync((plan, now) => plan.Move(Words.Act, Me, Form.Code ?? "", Text.Clean(Form.Text), now), Words.Act);
}

public sealed class MoveForm
{
    public string? Code { get; set; }

    public string? Text { get; set; }
}
