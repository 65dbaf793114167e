using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.Requests;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Handrail.Web.Features.About;

/// <summary>A few plain questions. The answers stand in the address and nowhere else.</summary>
[AllowAnonymous]
public sealed class ScreenerModel : HandrailPage
{
    [BindProperty(SupportsGet = true)]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Why { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Risk { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Facts { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Away { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Told { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Resources { get; set; }

    public ScreenerAdvice? Advice { get; private set; }

    public bool MayRequest => IsSignedIn && Me.Has(Duties.RequestPlans);

    public IEnumerable<Option> Whys => Options(Screener.Why);

    public IEnumerable<Option> Risks => Options(Screener.Risk);

    public IEnumerable<Option> FactsKnown => Options(Screener.Facts);

    public IEnumerable<Option> TimesAway => Options(Screener.Away);

    public IEnumerable<Option> TellsThem => Options(Screener.Told);

    public IEnumerable<Option> Means => Options(Screener.Resources);

    public IActionResult OnGet()
    {
        if (Asked is null) return Page();
        var said = new Screening { Why = Why ?? "", Risk = Risk ?? "", Facts = Facts ?? "", Away = Away ?? "", Told = Told ?? "", Resources = Resources ?? "" };
        if (Screener.Faults(said) is { IsRefused: true } faults)
        {
            foreach (var open in faults.More.Prepend(faults)) ModelState.AddModelError(open.Field, T[open.Sentence]);
            return Again();
        }

        Advice = Screener.Advise(said);
        return Page();
    }

    private IEnumerable<Option> Options(CodeList list) => list.Offered.Select(code => new Option(code.Value, T[code.Words]));
}
