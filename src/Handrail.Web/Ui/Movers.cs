using Handrail.Domain.Plans;

namespace Handrail.Web.Ui;

/// <summary>Who has the next move, as people say it: either of those on one side may move, and each side moves for itself.</summary>
public static class Movers
{
    public static string Sentence(IEnumerable<Role> roles) => Join(Sides(roles));

    /// <summary>The same with the reader, who is one of them, called "you".</summary>
    public static string WithYou(string you, IEnumerable<Role> others) => Join([you, .. Sides(others)]);

    private static List<string> Sides(IEnumerable<Role> roles) =>
        [.. roles.Distinct().GroupBy(r => r == Role.SecondReader ? (Side?)null : r.Side()).Select(side => Either([.. side.Order()]))];

    private static string Join(IReadOnlyList<string> sides) =>
        sides.Count < 2 ? string.Concat(sides) : string.Join(", ", sides.SkipLast(1)) + (sides.Any(s => s.Contains(" or ", StringComparison.Ordinal)) ? ", and " : " and ") + sides[^1];

    public static string Capital(string words) => words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Either(IReadOnlyList<Role> side)
    {
        var words = side.Select((role, i) => (role, i > 0 ? side[i - 1] : (Role?)null) switch
        {
            (Role.DeputyAccountablePerson, Role.AccountablePerson) or (Role.DeputySupervisor, Role.ClinicalSupervisor) => "their deputy",
            _ => "the " + role.Words(),
        }).ToList();
        return words.Count == 1 ? words[0] : string.Join(", ", words.SkipLast(1)) + " or " + words[^1];
    }
}
