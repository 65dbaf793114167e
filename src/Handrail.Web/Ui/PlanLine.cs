using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>One plan in a list: what the page shows and nothing more.</summary>
public sealed record PlanLine(string Reference, string Practitioner, string Organisation, PlanStatus Status, string Waiting, DateOnly? Due, IReadOnlyList<Role> MyRoles, IReadOnlyList<SettingInForce> InForce)
{
    public string Href => Status.Phase() == Phase.Request ? $"/requests/{Reference}" : $"/plans/{Reference}";

    public IReadOnlyList<Move> Moves => [.. Waiting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split(':')).Select(w => new Move(Enum.Parse<Role>(w[0]), Enum.Parse<Act>(w[1])))];

    /// <summary>What waits for the reader.</summary>
    public IEnumerable<Act> Mine => Moves.Where(m => MyRoles.Contains(m.Role)).Select(m => m.Act).Distinct();

    /// <summary>Who has the next move, in words.</summary>
    public string Others => Movers.Sentence(Moves.Select(m => m.Role));
}

/// <summary>The supervision in force in one setting.</summary>
public sealed record SettingInForce(string Setting, string Level);
