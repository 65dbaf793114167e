using Handrail.Domain.Lists;

namespace Handrail.Domain.People;

/// <summary>Everything that is done to organisations, accounts and rights.</summary>
public enum Deed
{
    AddOrganisation,
    RenameOrganisation,
    MergeOrganisation,
    AllowDomains,
    ApproveJoining,
    DeclineJoining,
    GiveRight,
    EndRight,
    EndAccount,
    ConfirmAccess,
    InvitePractitioner,
    Invite,
}

/// <summary>One line of the log of administration: who did what to whom, when, saved with the change itself. It is never changed.</summary>
public sealed class AdministrationEntry
{
    public required Guid Id { get; init; }

    public required DateTime At { get; init; }

    public required DateOnly Day { get; init; }

    public required Guid ActorId { get; init; }

    public required Deed Deed { get; init; }

    public required Guid? OrganisationId { get; init; }

    /// <summary>The person to whom it was done.</summary>
    public Guid? PersonId { get; init; }

    public string Detail { get; init; } = "";
}

/// <summary>What is typed of an organisation.</summary>
public sealed record OrganisationItems(string OdsCode, string Name, string Type, string Sector, string Country, string EmailDomains);

/// <summary>
/// What one person does to organisations, accounts and rights, and the lines that it owes the log. The service's staff set
/// organisations up and approve the first administrator of each; that person and a deputy see to everybody else. Nobody gives
/// themselves anything, and nothing here opens a plan.
/// </summary>
public sealed class Administration(Actor actor, Moment now, Guid form = default)
{
    /// <summary>An administrator and a deputy.</summary>
    public const int MostAdministrators = 2;

    /// <summary>What the service's own people may be given, by those who administer the system.</summary>
    public const Duties OfTheService = Duties.TakePart | Duties.Adviser | Duties.SecondReader | Duties.Research | Duties.Privacy | Duties.SystemAdministrator;

    private const Duties SeesCases = Duties.TakePart | Duties.RequestPlans | Duties.Adviser | Duties.SecondReader;

    private static readonly Outcome NotYours = Outcome.Refused("administration.right", "This is for somebody else to do");

    private readonly List<AdministrationEntry> entries = [];

    public IReadOnlyList<AdministrationEntry> Entries => entries;

    /// <summary>What this person may give and end in an organisation; what is left to give its first administrators is the service's.</summary>
    public static Duties MayGive(Actor actor, Organisation organisation, Duties administered)
    {
        if (organisation.ClosedOn is not null) return Duties.None;
        var may = Duties.None;
        if (actor.OrganisationId == organisation.Id && actor.Has(Duties.PlanUsers)) may |= Duties.TakePart | Duties.PlanUsers | (organisation.IsService ? Duties.None : Duties.RequestPlans);
        if (actor.OrganisationId == organisation.Id && actor.Has(Duties.ChecksUsers)) may |= Duties.Checks | Duties.ChecksUsers;
        if (!actor.Has(Duties.SystemAdministrator)) return may;
        if (organisation.IsService) may |= OfTheService;
        return may | ((Duties.PlanUsers | Duties.ChecksUsers) & ~administered);
    }

    public (Outcome Outcome, Organisation? Organisation) Add(OrganisationItems typed, Organisation? sameCode)
    {
        if (!actor.Has(Duties.SystemAdministrator)) return (NotYours, null);
        if (Outcome.All(FaultsOf(typed, sameCode is not null)) is { IsRefused: true } fault) return (fault, null);
        var organisation = new Organisation
        {
            Id = Ids.New(),
            OdsCode = typed.OdsCode,
            Name = typed.Name,
            Type = typed.Type,
            Sector = typed.Sector,
            Country = typed.Country,
            EmailDomains = Cleaned(typed.EmailDomains),
        };
        Log(Deed.AddOrganisation, organisation, null, $"{typed.OdsCode}, {typed.Name}");
        return (Outcome.Done, organisation);
    }

    /// <summary>Another name or code from today; the ones before stay on record with their days.</summary>
    /// <param name="seen">the name and code that were there when the change was begun, where that is known</param>
    public Outcome Rename(Organisation organisation, string code, string name, Organisation? sameCode, string? seen = null)
    {
        if (!actor.Has(Duties.SystemAdministrator)) return NotYours;
        if (organisation.ClosedOn is not null) return Closed;
        if (Overtaken(seen, organisation.Known, "Name") is { IsRefused: true } overtaken) return overtaken;
        if (Outcome.All(CodeFault(code, sameCode is not null && sameCode.Id != organisation.Id), NameFault(name)) is { IsRefused: true } fault) return fault;
        if ((code, name) == (organisation.OdsCode, organisation.Name)) return Outcome.Refused("organisation.same", "This is the name and code that it has", "Name");
        Log(Deed.RenameOrganisation, organisation, null, $"{organisation.OdsCode}, {organisation.Name}: {code}, {name}");
        organisation.Was(now.Day);
        (organisation.OdsCode, organisation.Name) = (code, name);
        return Outcome.Done;
    }

    /// <summary>Which e-mail addresses belong to an organisation; the service's staff say so, since accounts follow from it.</summary>
    /// <param name="seen">the domains that were there when the change was begun, where that is known</param>
    public Outcome AllowDomains(Organisation organisation, string domains, string? seen = null)
    {
        if (!actor.Has(Duties.SystemAdministrator)) return NotYours;
        if (organisation.ClosedOn is not null) return Closed;
        if (Overtaken(seen is null ? null : Inline(Cleaned(seen)), Inline(organisation.EmailDomains), "EmailDomains") is { IsRefused: true } overtaken) return overtaken;
        if (DomainFault(domains) is { IsRefused: true } fault) return fault;
        var cleaned = Cleaned(domains);
        if (cleaned == organisation.EmailDomains) return Outcome.Refused("organisation.same-domains", "These are the domains that it has", "EmailDomains");
        Log(Deed.AllowDomains, organisation, null, $"{Inline(organisation.EmailDomains)}: {Inline(cleaned)}");
        organisation.EmailDomains = cleaned;
        return Outcome.Done;
    }

    /// <summary>
    /// One organisation becomes part of another: its people belong to that one from now on with the rights they have, and its
    /// own code and name stay on record. Administrators do not: the other organisation has its own.
    /// </summary>
    /// <param name="people">the people of the organisation</param>
    /// <param name="earlier">the organisations that had become part of it before</param>
    public Outcome Merge(Organisation organisation, Organisation? into, IEnumerable<Person> people, IEnumerable<Organisation> earlier)
    {
        if (!actor.Has(Duties.SystemAdministrator)) return NotYours;
        if (organisation.IsService) return Outcome.Refused("merge.service", "The advice service cannot become part of another organisation");
        if (organisation.ClosedOn is not null) return Closed;
        if (into is null || into.Id == organisation.Id || into.ClosedOn is not null || into.IsService) return Outcome.Refused("merge.into", "Select the organisation that it has become part of", "Into");
        organisation.Was(now.Day);
        (organisation.ClosedOn, organisation.MergedInto) = (now.Day, into.Id);
        into.Version++;
        // Whoever looks for the people of an organisation finds them in one step, however many mergers lie between.
        foreach (var before in earlier) before.MergedInto = into.Id;
        Log(Deed.MergeOrganisation, organisation, null, $"{organisation.OdsCode}, {organisation.Name}: {into.OdsCode}, {into.Name}");
        foreach (var person in people.Where(p => p.OrganisationId == organisation.Id))
        {
            var rights = person.DutiesOn(now.Day) & ~(Duties.PlanUsers | Duties.ChecksUsers);
            var reviewed = person.Memberships.Where(m => m.CountsOn(now.Day)).Min(m => m.ReviewedOn);
            foreach (var held in person.Memberships.Where(m => m.OrganisationId == organisation.Id && m.To is null)) held.To = now.Day;
            person.OrganisationId = into.Id;
            if (rights != Duties.None) person.With(rights, now.Day, actor.PersonId, $"Part of {into.Name}", reviewed);
            else person.LeftOn = now.Day;
        }

        return Outcome.Done;
    }

    /// <summary>
    /// Says yes to somebody who asks for an account. The first of an organisation becomes its administrator, by the service's
    /// staff; whoever comes after that can take part in plans, by the administrator. Somebody whom the service knows already
    /// has moved, and keeps one account.
    /// </summary>
    /// <param name="known">the person who has this e-mail address already</param>
    /// <param name="administered">what somebody administers in the organisation now</param>
    public (Outcome Outcome, Person? Person) Approve(JoinRequest request, Organisation? organisation, Person? known, Duties administered)
    {
        if (request.IsApproved is not null) return (Outcome.Refused("join.answered", "This has been answered meanwhile"), null);
        if (organisation is null) return (Outcome.Refused("join.organisation", "Add the organisation first, with the code that they gave"), null);
        if (organisation.ClosedOn is not null) return (Closed, null);
        var isFirst = !administered.HasFlag(Duties.PlanUsers);
        if (isFirst ? !actor.Has(Duties.SystemAdministrator) : actor.OrganisationId != organisation.Id || !actor.Has(Duties.PlanUsers)) return (NotYours, null);
        if (!organisation.Allows(request.Email)) return (Outcome.Refused("join.domain-unknown", "The e-mail address is not of a domain that the organisation has. Check that it is theirs, and add its domain first"), null);
        var rights = isFirst ? Duties.PlanUsers : Duties.TakePart;
        var (outcome, person) = LetIn(new(request.GivenName, request.FamilyName, request.Position, request.OrganisationName, request.OdsCode, request.Email, request.Telephone), organisation, known, rights, "Asked to join");
        if (person is null) return (outcome, null);
        (request.IsApproved, request.AnsweredOn, request.AnsweredBy) = (true, now.Day, actor.PersonId);
        Log(Deed.ApproveJoining, organisation, person.Id, Post.WordsOf(rights));
        return (outcome, person);
    }

    /// <summary>Gives an account to somebody who has not asked for one, with what they may do from the first day.</summary>
    /// <param name="typed">the items about the person</param>
    /// <param name="known">the person who has this e-mail address already</param>
    /// <param name="administered">what somebody administers in the organisation now</param>
    /// <param name="administrators">how many administer its accounts</param>
    public (Outcome Outcome, Person? Person) Invite(JoinItems typed, Organisation organisation, Person? known, Post? post, string reason, Duties administered, int administrators)
    {
        var may = MayGive(actor, organisation, administered);
        if (may == Duties.None) return (NotYours, null);
        if (Outcome.All([.. typed.Faults(organisation), post is null ? Outcome.Refused("give.post", "Select what they may do", "Post") : Outcome.Done, ReasonFault(reason)]) is { IsRefused: true } fault) return (fault, null);
        if ((post!.Rights & ~may) != Duties.None) return (NotYours, null);
        if (known is not null && known.OrganisationId == organisation.Id && (known.DutiesOn(now.Day) & ~Membership.Lasting) != Duties.None)
            return (Outcome.Refused("invite.known", "Somebody with this address has an account of the organisation already. Look for them among the people with an account", "Email"), null);
        if (post.Rights.HasFlag(Duties.PlanUsers) && administrators >= MostAdministrators) return (TooMany, null);
        var (outcome, person) = LetIn(typed, organisation, known, post.Rights, reason);
        if (person is null) return (outcome, null);
        Log(Deed.Invite, organisation, person.Id, string.Join("; ", Post.Each(post.Rights).Select(Post.WordsOf)));
        return (outcome, person);
    }

    /// <summary>
    /// Another invitation, for somebody who has not accepted theirs or cannot sign in any more: whoever accepts it sets up
    /// anew how they sign in. The one before is worth nothing any more.
    /// </summary>
    public Outcome InviteAgain(Person person, Organisation organisation, Duties administered)
    {
        if (person.Id == actor.PersonId) return OneSelf;
        // The service let the administrators in, so it can do so again.
        var may = MayGive(actor, organisation, administered) | (actor.Has(Duties.SystemAdministrator) ? Duties.PlanUsers | Duties.ChecksUsers : Duties.None);
        if (person.OrganisationId != organisation.Id || (person.IsHereOn(now.Day) && (person.DutiesOn(now.Day) & may) == Duties.None)) return NotYours;
        if (!person.IsHereOn(now.Day)) return Outcome.Refused("invite.ended", "They may do nothing now. Give them a right first");
        Log(Deed.Invite, organisation, person.Id, "");
        return Outcome.Done;
    }

    /// <summary>A new person, or one whom the service knows already and who has moved.</summary>
    private (Outcome Outcome, Person? Person) LetIn(JoinItems items, Organisation organisation, Person? known, Duties rights, string reason)
    {
        if (known?.Id == actor.PersonId) return (OneSelf, null);
        if (known?.DutiesOn(now.Day).HasFlag(Duties.SystemAdministrator) == true) return (Outside, null);
        if (known is not null && known.OrganisationId != organisation.Id && (known.DutiesOn(now.Day) & ~Membership.Lasting) != Duties.None)
            return (Outcome.Refused("join.elsewhere", "This person still has an account in another organisation. It is ended there first"), null);
        var person = known ?? new Person { Id = Ids.New(), OrganisationId = organisation.Id, GivenName = items.GivenName, FamilyName = items.FamilyName, Email = items.Email };
        person.OrganisationId = organisation.Id;
        (person.Position, person.Telephone) = (items.Position, items.Telephone);
        // What somebody has of their own goes with them.
        var own = person.Memberships.Where(m => Membership.Lasting.HasFlag(m.Right) && m.CountsOn(now.Day)).Aggregate(Duties.None, (sum, m) => sum | m.Right);
        person.With(rights | own, now.Day, actor.PersonId, reason, now.Day);
        return (Outcome.Done, person);
    }

    public Outcome Decline(JoinRequest request, Organisation? organisation, Duties administered, string why)
    {
        if (request.IsApproved is not null) return Outcome.Refused("join.answered", "This has been answered meanwhile");
        var isTheirs = organisation is not null && actor.OrganisationId == organisation.Id && actor.Has(Duties.PlanUsers);
        if (!isTheirs && !(actor.Has(Duties.SystemAdministrator) && !administered.HasFlag(Duties.PlanUsers))) return NotYours;
        if (why.Length == 0) return Outcome.Refused("join.why", "Say briefly why not. The words stay on record here and are not sent", "Why");
        if (why.Length > Limits.Line) return Outcome.Refused("text.long", FormattableString.Invariant($"The reason must be {Limits.Line:N0} characters or fewer"), "Why");
        (request.IsApproved, request.AnsweredOn, request.AnsweredBy, request.Answer) = (false, now.Day, actor.PersonId, why);
        Log(Deed.DeclineJoining, organisation, null, "");
        return Outcome.Done;
    }

    /// <summary>Gives a person of an organisation the rights of a post.</summary>
    /// <param name="seen">what the person had when the change was begun, where that is known</param>
    public Outcome Give(Person person, Organisation organisation, Post? post, string reason, Duties administered, int administrators, string? seen = null)
    {
        if (Overtaken(seen, person.KnownAt(organisation.Id)) is { IsRefused: true } overtaken) return overtaken;
        if (post is null) return Outcome.Refused("give.post", "Select what they may do", "Post");
        if (person.Id == actor.PersonId) return OneSelf;
        if (person.OrganisationId != organisation.Id) return Outcome.Refused("give.elsewhere", "This person works for another organisation");
        if ((post.Rights & ~MayGive(actor, organisation, administered)) != Duties.None) return NotYours;
        var held = person.DutiesOn(now.Day);
        if ((held & post.Rights) == post.Rights) return Outcome.Refused("give.held", "They have this already", "Post");
        var after = held | post.Rights;
        if (after.HasFlag(Duties.SystemAdministrator) && (after & SeesCases) != Duties.None) return Outside;
        if (post.Rights.HasFlag(Duties.PlanUsers) && administrators >= MostAdministrators) return TooMany;
        if (ReasonFault(reason) is { IsRefused: true } fault) return fault;
        foreach (var right in Post.Each(post.Rights & ~held)) Log(Deed.GiveRight, organisation, person.Id, Post.WordsOf(right));
        person.With(post.Rights, now.Day, actor.PersonId, reason, now.Day);
        return Outcome.Done;
    }

    /// <summary>Ends one right at once.</summary>
    public Outcome End(Person person, Organisation organisation, Duties right, Duties administered, int administrators)
    {
        if (person.Id == actor.PersonId) return OneSelf;
        var held = person.Memberships.Where(m => m.OrganisationId == organisation.Id && m.Right == right && m.To is null).ToList();
        if (held.Count == 0 || Membership.Lasting.HasFlag(right)) return Outcome.Refused("end.gone", "This has been ended meanwhile");
        if (!MayGive(actor, organisation, administered).HasFlag(right)) return NotYours;
        if (right == Duties.PlanUsers && administrators <= 1) return LastOne;
        foreach (var membership in held) membership.To = now.Day;
        Log(Deed.EndRight, organisation, person.Id, Post.WordsOf(right));
        if (!person.IsHereOn(now.Day)) person.LeftOn = now.Day;
        return Outcome.Done;
    }

    /// <summary>
    /// Ends somebody's account at once, with every right. Their parts in plans stay on record, and each plan says that they
    /// have left. A practitioner keeps reading their own plan.
    /// </summary>
    /// <param name="seen">what the person had when the change was begun, where that is known</param>
    public Outcome EndAccount(Person person, Organisation organisation, bool hasOwnPlan, int administrators, string? seen = null)
    {
        if (person.Id == actor.PersonId) return OneSelf;
        var isTheirs = actor.OrganisationId == organisation.Id && actor.Has(Duties.PlanUsers);
        if (person.OrganisationId != organisation.Id || !(isTheirs || (actor.Has(Duties.SystemAdministrator) && organisation.IsService))) return NotYours;
        if (Overtaken(seen, person.KnownAt(organisation.Id)) is { IsRefused: true } overtaken) return overtaken;
        var ending = person.Memberships.Where(m => m.To is null && !Membership.Lasting.HasFlag(m.Right)).ToList();
        if (ending.Count == 0) return Outcome.Refused("end.gone", "This has been ended meanwhile");
        if (person.Holds(Duties.PlanUsers, organisation.Id, now.Day) && administrators <= 1) return LastOne;
        foreach (var membership in ending) membership.To = now.Day;
        if (hasOwnPlan) person.With(Duties.OwnPlan, now.Day, actor.PersonId, "Has a plan of their own");
        person.LeftOn = now.Day;
        Log(Deed.EndAccount, organisation, person.Id, "");
        return Outcome.Done;
    }

    /// <summary>The yearly review: somebody says that a person still needs what they have. Nobody says it of themselves.</summary>
    public Outcome Confirm(Person person, Organisation organisation)
    {
        if (person.Id == actor.PersonId) return OneSelf;
        if (person.OrganisationId != organisation.Id) return NotYours;
        // Each confirms what they could give; the administrators themselves are each other's, or the service's where there is but one.
        var mine = actor.OrganisationId == organisation.Id
            ? (actor.Has(Duties.PlanUsers) ? Duties.TakePart | Duties.RequestPlans | Duties.PlanUsers : Duties.None) | (actor.Has(Duties.ChecksUsers) ? Duties.Checks | Duties.ChecksUsers : Duties.None)
            : Duties.None;
        if (actor.Has(Duties.SystemAdministrator)) mine |= Duties.PlanUsers | Duties.ChecksUsers | (organisation.IsService ? OfTheService : Duties.None);
        // What has lapsed is given anew or not at all: nobody is shown it who confirms the rest.
        var due = person.Memberships.Where(m => m.OrganisationId == organisation.Id && m.CountsOn(now.Day) && mine.HasFlag(m.Right)).ToList();
        if (due.Count == 0) return NotYours;
        foreach (var membership in due) membership.ReviewedOn = now.Day;
        Log(Deed.ConfirmAccess, organisation, person.Id, string.Join("; ", due.Select(m => Post.WordsOf(m.Right))));
        return Outcome.Done;
    }

    /// <summary>Of two who change the same at once, the second sees what the first has made of it, and decides anew.</summary>
    private static Outcome Overtaken(string? seen, string now, string field = "") => seen is null || seen == now ? Outcome.Done
        : Outcome.Refused("administration.overtaken", "Somebody else has changed this since you opened the page. What there is now stands at its top. What you typed has not been saved: save it again if it is still right", field);

    private static readonly Outcome OneSelf = Outcome.Refused("administration.self", "Nobody can give, end or confirm anything of their own. Ask the other administrator, or the advice service");
    private static readonly Outcome Outside = Outcome.Refused("administration.outside", "Whoever administers the system never sees a plan, so one person cannot do both");
    private static readonly Outcome Closed = Outcome.Refused("organisation.closed", "This organisation has become part of another one");
    private static readonly Outcome TooMany = Outcome.Refused("give.administrators", "There are an administrator and a deputy already. End one of them first", "Post");
    private static readonly Outcome LastOne = Outcome.Refused("end.last", "This is the only administrator. Give somebody else that right first");

    private void Log(Deed deed, Organisation? organisation, Guid? person, string detail)
    {
        if (organisation is not null) organisation.Version++;
        entries.Add(new AdministrationEntry
        {
            // One form, one effect: the first line carries the form's id.
            Id = entries.Count == 0 && form != default ? form : Ids.New(),
            At = now.At,
            Day = now.Day,
            ActorId = actor.PersonId,
            Deed = deed,
            OrganisationId = organisation?.Id,
            PersonId = person,
            Detail = detail.Length <= Limits.Paragraph ? detail : detail[..Limits.Paragraph],
        });
    }

    private static IEnumerable<Outcome> FaultsOf(OrganisationItems typed, bool isTaken)
    {
        yield return CodeFault(typed.OdsCode, isTaken);
        yield return NameFault(typed.Name);
        yield return CodeLists.OrganisationTypes.Offers(typed.Type) ? Outcome.Done : Outcome.Refused("organisation.type", "Select the kind of organisation", "Type");
        yield return CodeLists.Sectors.Offers(typed.Sector) ? Outcome.Done : Outcome.Refused("organisation.sector", "Select the sector", "Sector");
        yield return CodeLists.Countries.Offers(typed.Country) ? Outcome.Done : Outcome.Refused("organisation.country", "Select the country", "Country");
        yield return DomainFault(typed.EmailDomains);
    }

    private static Outcome CodeFault(string code, bool isTaken) =>
        code.Length == 0 ? Outcome.Refused("organisation.code", "Enter the organisation’s code", "OdsCode")
        : !OdsCode.IsOne(code) ? Outcome.Refused("organisation.code-shape", "The code must be 1 to 9 letters and digits, such as RHS or V03462", "OdsCode")
        : isTaken ? Outcome.Refused("organisation.code-taken", "Another organisation has this code", "OdsCode") : Outcome.Done;

    private static Outcome NameFault(string name) =>
        name.Length == 0 ? Outcome.Refused("organisation.name", "Enter the organisation’s name", "Name")
        : name.Length > Limits.Title || name.Contains('\n', StringComparison.Ordinal) ? Outcome.Refused("text.long", FormattableString.Invariant($"The name must be one line of {Limits.Title:N0} characters or fewer"), "Name") : Outcome.Done;

    private static Outcome DomainFault(string typed)
    {
        var domains = Cleaned(typed).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return domains.Length == 0 ? Outcome.Refused("organisation.domains", "Enter at least one e-mail domain of the organisation", "EmailDomains")
            : domains.Length > Limits.ListItems ? Outcome.Refused("organisation.domains-many", $"Enter {Limits.ListItems} domains or fewer", "EmailDomains")
            : domains.FirstOrDefault(d => !EmailAddress.IsDomain(d)) is not null ? Outcome.Refused("organisation.domain-shape", "Enter one domain a line, such as harbourside.nhs.uk, without @", "EmailDomains") : Outcome.Done;
    }

    private static Outcome ReasonFault(string reason) =>
        reason.Length == 0 ? Outcome.Refused("give.reason", "Say briefly why they need it", "Reason")
        : reason.Length > Limits.Line ? Outcome.Refused("text.long", FormattableString.Invariant($"The reason must be {Limits.Line:N0} characters or fewer"), "Reason") : Outcome.Done;

    private static string Cleaned(string domains) => string.Join('\n', Text.Lines(domains).Select(d => d.ToLowerInvariant().TrimStart('@')).Distinct());

    private static string Inline(string domains) => domains.Replace("\n", ", ", StringComparison.Ordinal);
}
