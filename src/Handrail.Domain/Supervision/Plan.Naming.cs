namespace Handrail.Domain.Plans;

/// <summary>Who is asked to supervise, what they answer, and what the practitioner says to it: settled before the plan is signed where it can be.</summary>
public sealed partial class Plan
{
    /// <summary>Asks a person to supervise, or to deputise, in all settings or in those named. They see what they are asked from now on.</summary>
    public Outcome NameSupervisor(Actor actor, Actor? person, Role role, int hoursPerWeek, bool raised, Moment now, IReadOnlyCollection<string>? settings = null) =>
        Allows(Act.NameSupervisor, actor, now.Day) is { IsRefused: true } refusal ? refusal
        : Outside(person, "Person") is { IsRefused: true } outside ? outside
        : NameSupervisor(actor, person?.PersonId ?? Guid.Empty, role, hoursPerWeek, now, settings, raised);

    /// <summary>The same for somebody who is known by their id alone.</summary>
    public Outcome NameSupervisor(Actor actor, Guid person, Role role, int hoursPerWeek, Moment now, IReadOnlyCollection<string>? settings = null, bool raised = false)
    {
        if (role is not (Role.ClinicalSupervisor or Role.DeputySupervisor)) throw new ArgumentException("Not a supervisor's role", nameof(role));
        if (Allows(Act.NameSupervisor, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (person == Guid.Empty) return Outcome.Refused("supervisor.person", "Select whom to ask", "Person");
        if (Conflict(person, role, now.Day, "Person", raised) is { IsRefused: true } conflict) return conflict;
        if (hoursPerWeek is < 1 or > Limits.HoursPerWeek) return Outcome.Refused("supervisor.hours", $"Hours a week must be between 1 and {Limits.HoursPerWeek}", "Hours");
        if (assignments.Any(a => a.PersonId == person && a.Role.Side() == Side.Supervision && a.CountsOn(now.Day) && a.Answer is not (Answer.Declined or Answer.Withdrawn)))
            return Outcome.Refused("supervisor.twice", "This person has already been asked", "Person");
        var all = SettingsToSupervise.ToList();
        if (settings?.All(all.Contains) == false) return Outcome.Refused("supervisor.setting", "Select settings of the plan", "Settings");
        return Do(Act.NameSupervisor, actor, now, record =>
        {
            Assign(person, role, now, Answer.Awaited, hoursPerWeek, clear: true);
            // Whoever is asked for everything is asked for what the plan adds later, too.
            if (settings is { Count: > 0 } && settings.Count < all.Count) assignments[^1].Settings = string.Join('\n', all.Where(settings.Contains));
            record.On(person).Said("Role", role.Words()).Said("Settings", assignments[^1].Settings.Replace("\n", "; ", StringComparison.Ordinal)).Tell(Everyone);
        });
    }

    /// <summary>
    /// Accepts, declines, or accepts on terms: with other hours, or with a conflict of interest that has been declared. On
    /// terms it counts when the accountable person has agreed to them.
    /// </summary>
    public Outcome AnswerSupervision(Actor actor, bool accepts, bool declaresNoConflict, string note, Moment now, string conflict = "", int hours = 0, bool raised = false)
    {
        if (accepts && raised) return Outcome.Refused("conflict.raised-own", "Whoever raised or investigated the concern does not supervise on this plan. Answer that you decline", "Raised");
        if (accepts && !declaresNoConflict && conflict.Length == 0)
            return Outcome.Refused("supervise.conflict", "You can accept only if you have no conflict of interest and can judge fairly, or say what the conflict is", "NoConflict");
        if (Outcome.Contradicts(declaresNoConflict && conflict.Length > 0, "You said that you have no conflict of interest, and also what it is", "Conflict") is { IsRefused: true } both) return both;
        if (Outcome.Contradicts(!accepts && hours != 0, "You declined, and also said how many hours you would need", "Hours") is { IsRefused: true } unasked) return unasked;
        if (!accepts && note.Length == 0) return Outcome.Refused("supervise.reason", "Say briefly why you decline, so that the organisation can find somebody else", "Note");
        if (note.Length > Limits.Paragraph) return Outcome.Refused("supervise.long", FormattableString.Invariant($"The note must be {Limits.Paragraph:N0} characters or fewer"), "Note");
        if (conflict.Length > Limits.Paragraph) return Long("supervise.conflict-long", "The conflict of interest", Limits.Paragraph, "Conflict");
        if (accepts && hours is < 0 or > Limits.HoursPerWeek) return Outcome.Refused("supervise.hours", $"Hours a week must be between 1 and {Limits.HoursPerWeek}", "Hours");
        if (Allows(Act.AnswerSupervision, actor, now.Day, out var role) is { IsRefused: true } refusal) return refusal;
        return Do(Act.AnswerSupervision, actor, now, record =>
        {
            var asked = assignments.First(a => a.PersonId == actor.PersonId && a.Role == role && a.Answer == Answer.Awaited && a.CountsOn(now.Day));
            var otherHours = accepts && hours > 0 && hours != asked.HoursPerWeek;
            asked.Answer = !accepts ? Answer.Declined : otherHours || conflict.Length > 0 ? Answer.OnTerms : Answer.Accepted;
            asked.AnsweredOn = now.Day;
            asked.AnswerNote = note;
            asked.Conflict = conflict;
            asked.ProposedHours = otherHours ? hours : 0;
            if (!accepts) asked.To = now.Day;
            record.Said("Answer", asked.Answer switch
            {
                Answer.Declined => "Declined",
                Answer.Accepted => "Accepted, with no conflict of interest",
                _ when conflict.Length == 0 => "Would accept with other hours",
                _ when !otherHours => "Would accept, and declares a conflict of interest",
                _ => "Would accept with other hours, and declares a conflict of interest",
            }).Said("Hours a week", otherHours ? FormattableString.Invariant($"{hours} instead of {asked.HoursPerWeek}") : "").Said("Conflict of interest", conflict).Said("Text", note).Tell(Side.Organisation, Side.Practitioner);
        });
    }

    /// <summary>Agrees to a supervisor's hours and declared conflict, and so makes the acceptance count; or asks somebody else.</summary>
    public Outcome AnswerTerms(Actor actor, Guid assignment, bool agrees, string note, Moment now)
    {
        if (Allows(Act.AnswerTerms, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (assignments.FirstOrDefault(a => a.Id == assignment && a.IsOpenSupervision && a.Answer == Answer.OnTerms) is not { } asked)
            return Outcome.Refused("terms.gone", "This has been answered meanwhile");
        if (agrees && asked.Conflict.Length > 0 && note.Length == 0)
            return Outcome.Refused("terms.conflict", "Say why the conflict of interest does not stand in the way, so that the practitioner can read it", "Note");
        if (note.Length > Limits.Paragraph) return Long("terms.long", "Your note", Limits.Paragraph, "Note");
        return Do(Act.AnswerTerms, actor, now, record =>
        {
            asked.Answer = agrees ? Answer.Accepted : Answer.Withdrawn;
            if (agrees && asked.ProposedHours > 0) asked.HoursPerWeek = asked.ProposedHours;
            if (!agrees) asked.To = now.Day;
            record.On(asked.PersonId).Said("Answer", agrees ? "Agreed" : "Somebody else is asked").Said("Text", note).Tell(Everyone);
        });
    }

    /// <summary>The practitioner says why somebody should not supervise them. It is answered in writing, and ends nothing by itself.</summary>
    public Outcome ObjectToSupervisor(Actor actor, Guid assignment, string reason, Moment now)
    {
        if (Allows(Act.ObjectToSupervisor, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (assignments.FirstOrDefault(a => a.Id == assignment && a.IsOpenSupervision && a.ObjectedOn is null) is not { } asked)
            return Outcome.Refused("object.person", "Select the supervisor or deputy to whom you object", "Assignment");
        if (reason.Length == 0) return Outcome.Refused("object.reason", "Say why, so that the accountable person can answer", "Reason");
        if (reason.Length > Limits.Paragraph) return Long("object.long", "Your reason", Limits.Paragraph, "Reason");
        return Do(Act.ObjectToSupervisor, actor, now, record =>
        {
            (asked.Objection, asked.ObjectedOn) = (reason, now.Day);
            record.On(asked.PersonId).Said("Text", reason).Tell(Side.Organisation, Side.Service);
        });
    }

    /// <summary>Keeps the supervisor with reasons, or no longer asks them.</summary>
    public Outcome AnswerObjection(Actor actor, Guid assignment, bool keeps, string why, Moment now)
    {
        if (Allows(Act.AnswerObjection, actor, now.Day) is { IsRefused: true } refusal) return refusal;
        if (assignments.FirstOrDefault(a => a.Id == assignment && a.HasOpenObjection) is not { } asked) return Outcome.Refused("objection.answered", "This objection has been answered meanwhile");
        if (why.Length == 0) return Outcome.Refused("objection.why", "Answer in writing: say what you have decided, and why", "Why");
        if (why.Length > Limits.Paragraph) return Long("objection.long", "Your answer", Limits.Paragraph, "Why");
        return Do(Act.AnswerObjection, actor, now, record =>
        {
            (asked.ObjectionAnswer, asked.ObjectionAnsweredOn) = (why, now.Day);
            if (!keeps)
            {
                if (asked.Answer != Answer.Accepted) asked.Answer = Answer.Withdrawn;
                asked.To = now.Day;
            }

            // Those who supervise are told when it is about them, but not what was said of them: they read neither history nor discussion.
            record.On(asked.PersonId).Said("Answer", keeps ? "The supervisor stays" : "Somebody else is asked").Said("Text", why).Tell(keeps ? [Side.Organisation, Side.Practitioner, Side.Service] : Everyone);
        });
    }

    /// <summary>Whether this person has accepted to supervise in this role, and has not left it.</summary>
    private bool Supervises(Guid person, Role role) => assignments.Any(a => a.PersonId == person && a.Role == role && a.IsOpenSupervision && a.Answer == Answer.Accepted);
}
