using System.ComponentModel.DataAnnotations;
using Handrail.Domain;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Handrail.Web.Access.Accounts;
using Handrail.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Relationships;

/// <summary>Whom the practitioner lets read along, until when; ended here, at once.</summary>
[NeedsFreshFactor]
public sealed class CompanionsModel : PlanPage
{
    [BindProperty]
    public CompanionForm Form { get; set; } = new();

    public IReadOnlyList<Assignment> Now => [.. Plan.InRole(Role.Companion, Today)];

    // Ending one must be possible at any time, so the page opens for either act.
    protected override Act? ForAct => May(Act.InviteCompanion) ? Act.InviteCompanion : Act.EndCompanion;

    protected override string DoneHref => $"/plans/{Plan.Reference}/companions";

    protected override bool SaysAll => true;

    public void OnGet()
    {
    }

    public Task<IActionResult> OnPostAsync() => DoAsync(
        async (plan, now) =>
        {
            if (plan.Allows(Act.InviteCompanion, Me, now.Day) is { IsRefused: true } refusal) return refusal;
            var (found, companion) = await CompanionAsync(plan, now);
            return found.IsRefused ? found : plan.InviteCompanion(Me, companion, Form.Until.TryRead(out var until) ? until : null, now);
        },
        Act.InviteCompanion);

    public Task<IActionResult> OnPostEndAsync(Guid person)
    {
        ModelState.Clear();
        FormStandsFor(FormattableString.Invariant($"end {person}"));
        return DoAsync((plan, now) => plan.EndCompanion(Me, person, now), Act.EndCompanion);
    }

    /// <summary>Whoever has this address already, or somebody new whose account is saved with the invitation.</summary>
    private async Task<(Outcome Found, Actor? Companion)> CompanionAsync(Plan plan, Moment now)
    {
        var (email, given, family) = (EmailAddress.Normalise(Form.Email), Text.Clean(Form.GivenName), Text.Clean(Form.FamilyName));
        if (!EmailAddress.IsOne(email)) return (Outcome.Refused("companion.email", "Enter an e-mail address in the form name@example.org", "Email"), null);
        var person = await Db.People.Include(p => p.Memberships).OrderBy(p => p.Id).FirstOrDefaultAsync(p => p.Email == email);
        // An address typed wrongly would show a plan to a stranger: the name must be theirs, too.
        if (person is not null && NameKey.Normalise(person.FamilyName) != NameKey.Normalise(family))
            return (Outcome.Refused("companion.name", "The name and the e-mail address do not belong together. Check both", "Email"), null);
        if (given.Length == 0 || family.Length == 0) return (Outcome.Refused("companion.named", "Say whom you invite", "FamilyName"), null);
        person ??= Db.Add(new Person { Id = Ids.New(), OrganisationId = plan.OrganisationId, GivenName = given, FamilyName = family, Email = email }).Entity;
        if (!person.Memberships.Any(m => m.Right == Duties.Accompany && m.CountsOn(now.Day))) person.With(Duties.Accompany, now.Day, Me.PersonId, "Invited by a practitioner");
        await Service<Invitations>().LetInAsync(person, Clock);
        return (Outcome.Done, person.AsActor(now.Day));
    }
}

public sealed class CompanionForm
{
    [Required(ErrorMessage = "Enter their given name")]
    [StringLength(Limits.Name, ErrorMessage = "Their given name must be 100 characters or fewer")]
    public string? GivenName { get; set; }

    [Required(ErrorMessage = "Enter their family name")]
    [StringLength(Limits.Name, ErrorMessage = "Their family name must be 100 characters or fewer")]
    public string? FamilyName { get; set; }

    [Required(ErrorMessage = "Enter their e-mail address")]
    public string? Email { get; set; }

    [RealDate("the last day on which they may read it")]
    public DateBoxes Until { get; set; } = new();
}
