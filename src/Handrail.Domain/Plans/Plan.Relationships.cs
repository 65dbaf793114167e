using System.Globalization;

namespace Handrail.Domain.Plans;

/// <summary>
/// Parts with an end that somebody on the plan gives: a companion of the practitioner, somebody who hosts a placement, somebody
/// who signs for the accountable person. Each says from when to when, and the history says who gave it.
/// </summary>
public sealed partial class Plan
{
    public const int CompanionMonths = 6;
    public const int Companions = 3;
    public const int DelegationMonths = 12;

    public IEnumerable<Assignment> InRole(Role role, DateOnly day) => assignments.Where(a => a.Role == role && a.CountsOn(day)).OrderBy(a => a.From).ThenBy(a => a.Id);

    /// <summary>
    /// The practitioner lets somebody of their own choice read what they read, until a day: a union or defence body's adviser, a
    /// friend. A companion does nothing on the plan.
    /// </summary>
    public Outcome InviteCompanion(Actor actor, Actor? companion, DateOnly? until, Moment now)
    {
        if (Allows(Act.InviteCompanion, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks =
        [
            companion is null ? Outcome.Refused("companion.person", "Say whom you invite", "Email")
                : companion.PersonId == PractitionerId || assignments.Any(a => a.PersonId == companion.PersonId && a.CountsOn(now.Day) && a.Answer is not (Answer.Declined or Answer.Withdrawn))
                    ? Outcome.Refused("companion.part", "This person has a part in the plan already. Invite somebody who has none", "Email")
                : Outside(companion, "Email"),
            until is not { } to ? Outcome.Refused("companion.until", "Enter the last day on which they may read the plan", "Until")
                : to < now.Day ? Outcome.Refused("companion.until-past", "The last day must not be in the past", "Until")
                : to > now.Day.AddMonths(CompanionMonths) ? Outcome.Refused("companion.until-when", $"The last day must be within {CompanionMonths} months from today. You can invite them again after that", "Until") : Outcome.Done,
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.InviteCompanion, actor, now, _ => Status, record =>
        {
            Assign(companion!.PersonId, Role.Companion, now);
            assignments[^1].To = until;
            record.On(companion.PersonId).Said("Companion", companion.Name).Said("Until", Said(until!.Value));
        });
    }

    /// <summary>Ends it at once; nobody asks why.</summary>
    public Outcome EndCompanion(Actor actor, Guid person, Moment now) => EndPart(Act.EndCompanion, Role.Companion, actor, person, "companion.gone", now);

    /// <summary>The accountable person lets somebody else sign for the organisation, for a reason and until a day.</summary>
    public Outcome Delegate(Actor actor, Actor? signer, DateOnly? until, string reason, bool raised, Moment now)
    {
        if (Allows(Act.Delegate, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks =
        [
            signer is null ? Outcome.Refused("delegate.person", "Select who signs for you", "Person")
                : Outside(signer, "Person") is { IsRefused: true } outside ? outside
                : assignments.Any(a => a.PersonId == signer.PersonId && a.CountsOn(now.Day) && a.Role is Role.AccountablePerson or Role.DeputyAccountablePerson or Role.DelegatedSigner)
                    ? Outcome.Refused("delegate.signs", "This person can sign for the organisation already. Select another person", "Person")
                : Conflict(signer.PersonId, Role.DelegatedSigner, now.Day, "Person", raised),
            until is not { } to ? Outcome.Refused("delegate.until", "Enter the last day on which they may sign for you", "Until")
                : to < now.Day ? Outcome.Refused("delegate.until-past", "The last day must not be in the past", "Until")
                : to > now.Day.AddMonths(DelegationMonths) ? Outcome.Refused("delegate.until-when", $"The last day must be within {DelegationMonths} months from today", "Until") : Outcome.Done,
            Reasons(reason, "delegate.reason", "Say why somebody else signs") is { IsRefused: true } wordless ? Outcome.Refused(wordless.Key, wordless.Sentence, "Reason") : Outcome.Done,
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.Delegate, actor, now, _ => Status, record =>
        {
            Assign(signer!.PersonId, Role.DelegatedSigner, now, clear: true);
            assignments[^1].To = until;
            record.On(signer.PersonId).Said("Signs for the organisation", signer.Name).Said("Until", Said(until!.Value)).Said("Text", reason).Tell(Side.Organisation, Side.Practitioner, Side.Service);
        });
    }

    public Outcome EndDelegation(Actor actor, Guid person, Moment now) => EndPart(Act.EndDelegation, Role.DelegatedSigner, actor, person, "delegate.gone", now);

    /// <summary>Somebody of the place where the practitioner works for a time: they read the plan's content and record what is done there.</summary>
    public Outcome AddHost(Actor actor, Actor? host, string setting, bool raised, Moment now)
    {
        if (Allows(Act.AddHost, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        Outcome[] checks =
        [
            host is null ? Outcome.Refused("host.person", "No account that can take part in plans has this e-mail address. The administrator of their organisation gives accounts", "Email")
                : Outside(host, "Email") is { IsRefused: true } outside ? outside
                : assignments.Any(a => a.PersonId == host.PersonId && a.Role == Role.PlacementHost && a.CountsOn(now.Day)) ? Outcome.Refused("host.twice", "This person is a placement host on the plan already", "Email")
                : Conflict(host.PersonId, Role.PlacementHost, now.Day, "Email", raised),
            SettingsToSupervise.Contains(setting) ? Outcome.Done : Outcome.Refused("host.setting", "Select the setting in which they host the practitioner", "Setting"),
        ];
        if (Outcome.All(checks) is { IsRefused: true } fault) return fault;
        return Do(Act.AddHost, actor, now, _ => Status, record =>
        {
            Assign(host!.PersonId, Role.PlacementHost, now, settings: setting, clear: true);
            record.On(host.PersonId).Said("Placement host", host.Name).Said("Settings", setting).Tell(Everyone);
        });
    }

    public Outcome EndHost(Actor actor, Guid person, Moment now) => EndPart(Act.EndHost, Role.PlacementHost, actor, person, "host.gone", now);

    /// <summary>Whether this person reads the plan's content: everyone who reads the plan, and whoever hosts a placement.</summary>
    public bool IsContentReadBy(Actor actor, DateOnly day) => IsReadBy(actor, day) || RolesOf(actor, day).Contains(Role.PlacementHost);

    /// <summary>
    /// What this person reads of a content. Whoever hosts a placement, and is nothing else on the plan, is given what their own
    /// setting needs: not what led to the plan, what it costs or how other settings supervise.
    /// </summary>
    public PlanContent ContentReadBy(PlanContent content, Actor actor, DateOnly day)
    {
        if (IsReadBy(actor, day)) return content;
        var hosts = InRole(Role.PlacementHost, day).Where(a => a.PersonId == actor.PersonId).ToList();
        return content with
        {
            Background = "",
            Activities = [.. content.Activities.Select(a => a with { CostPence = 0 })],
            Stages = [.. content.Stages.Where(s => hosts.Exists(h => h.Covers(s.AppliesTo)))],
        };
    }

    private Outcome EndPart(Act act, Role role, Actor actor, Guid person, string key, Moment now)
    {
        if (Allows(act, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        var parts = InRole(role, now.Day).Where(a => a.PersonId == person).ToList();
        if (parts.Count == 0) return Outcome.Refused(key, "This has been ended meanwhile");
        return Do(act, actor, now, _ => Status, record =>
        {
            record.On(person);
            // At once: yesterday was the last day.
            foreach (var part in parts) part.To = now.Day.AddDays(-1);
        });
    }

    private static string Said(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
