using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>How far the agreement has come, for the plan's own page.</summary>
/// <param name="Acts">what the reader may do now</param>
/// <param name="NameOf">the name of a person on the plan</param>
public sealed record AgreementNow(Plan Plan, IReadOnlyList<Role> MyRoles, IReadOnlyCollection<Act> Acts, DateOnly Today, Func<Guid, string> NameOf)
{
    /// <summary>Those who supervise read what they are asked, and not what the two sides say to one another.</summary>
    public bool IsFor => Plan.IsForSignature && MyRoles.Any(r => r.Side() != Side.Supervision);

    public IReadOnlyList<SigningLack> Lacks { get; } = Plan.SigningLacks(Today);

    public IEnumerable<Proposal> Open => Plan.Proposals.Where(p => p.IsOpen);

    public Signature? SignatureOf(Side side) => Plan.Signatures.LastOrDefault(s => s.Version == Plan.SharedVersion && s.Role.Side() == side);

    /// <summary>A side that signed an earlier version and has not signed the present one.</summary>
    public bool SignedBefore(Side side) => SignatureOf(side) is null && Plan.Signatures.Any(s => s.Version > Plan.AgreedVersion && s.Version < Plan.SharedVersion && s.Role.Side() == side);

    public IEnumerable<Assignment> Supervisors => Plan.Assignments.Where(a => a.IsOpenSupervision || (a.Role.Side() == Side.Supervision && a.CountsOn(Today))).OrderBy(a => a.Role).ThenBy(a => a.From);

    /// <summary>Who can do something about it, with the reader called "you".</summary>
    public bool IsMine(SigningLack lack) => lack.By.Any(MyRoles.Contains);
}
