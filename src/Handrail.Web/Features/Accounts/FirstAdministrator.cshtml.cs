using Handrail.Domain;
using Handrail.Domain.Lists;
using Handrail.Domain.People;
using Handrail.Web.Access.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Handrail.Web.Features.Accounts;

/// <summary>The first person of a new database: whoever reads the console. The link dies with the first account.</summary>
public sealed class FirstAdministratorModel : LinkPage
{
    [BindProperty]
    public FirstForm Form { get; set; } = new();

    protected override LinkKind Kind => LinkKind.FirstAdministrator;

    protected override async Task<bool> PrepareLinkAsync() => !await Room.AnyAsync();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (place, code) = (Text.Clean(Form.Service), Text.Clean(Form.OdsCode).ToUpperInvariant());
        var organisation = await Db.Organisations.FirstOrDefaultAsync(o => o.OdsCode == code)
            ?? new Organisation { Id = Guid.CreateVersion7(), OdsCode = code, Name = place, Type = "other", Sector = "other", Country = "england", IsService = true, EmailDomains = Mailing.Mail.IsAddress(Text.Clean(Form.Email)) ? Text.Clean(Form.Email).Split('@')[^1].ToLowerInvariant() : "" };
        var person = new Person
        {
            Id = Guid.CreateVersion7(),
            OrganisationId = organisation.Id,
            Title = Text.Clean(Form.Title),
            GivenName = Text.Clean(Form.GivenName),
            FamilyName = Text.Clean(Form.FamilyName),
            Email = EmailAddress.Normalise(Form.Email),
            Position = "System administrator",
        }.With(Duties.SystemAdministrator, Today);
        var wrong = Outcome.All(
            Needed(place, 200, "Service", "Enter the name of the advice service"),
            OdsCode.IsOne(code) ? Outcome.Done : Outcome.Refused("first.ods", "Enter the service’s ODS code: 1 to 9 letters and digits", "OdsCode"),
            person.Title.Length <= Limits.PersonTitle ? Outcome.Done : Outcome.Refused("first.title", "The title must have 20 characters or fewer", "Title"),
            Needed(person.GivenName, Limits.Name, "GivenName", "Enter your given name"),
            Needed(person.FamilyName, Limits.Name, "FamilyName", "Enter your family name"),
            person.Email.Length <= Limits.Name && Mailing.Mail.IsAddress(person.Email) ? Outcome.Done : Outcome.Refused("first.email", "Enter your email address, like name@example.nhs.uk", "Email"),
            Passwords.Judge(Form.Password ?? "", person));
        if (wrong.IsRefused) return Again(wrong);
        if (Db.Entry(organisation).State == EntityState.Detached) Db.Add(organisation);
        Db.Add(person);
        Db.Add(new AdministrationEntry { Id = Ids.New(), At = Clock.UtcNow, Day = Today, ActorId = person.Id, Deed = Deed.GiveRight, OrganisationId = organisation.Id, PersonId = person.Id, Detail = Post.WordsOf(Duties.SystemAdministrator) });
        if (await Room.BeginAsync(HttpContext, person, Form.Password!, Link) is { IsRefused: true } refusal) return Again(refusal);
        await Sessions.BeginAsync(HttpContext, person.Id, SignInWay.Password);
        return Redirect("/sign-in/set-up");
    }

    private static Outcome Needed(string text, int most, string field, string sentence) => text.Length is > 0 && text.Length <= most ? Outcome.Done : Outcome.Refused("first." + field, sentence, field);
}

public sealed class FirstForm
{
    public string? Service { get; set; }

    public string? OdsCode { get; set; }

    public string? Title { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? Email { get; set; }

    public string? Password { get; set; }
}
