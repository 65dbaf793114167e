using System.Globalization;

namespace Handrail.Bench;

/// <summary>Measures one thing and returns its figures. What it writes, it writes into a copy; the databases that it measures are kept.</summary>
public delegate Task<IReadOnlyList<Figure>> Workload(Effort effort);

/// <summary>How long to measure. All quick workloads together stay within five minutes on two cores.</summary>
public sealed record Effort(string Name, TimeSpan WarmUp, TimeSpan Round)
{
    public static Effort Quick { get; } = new("quick", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1));

    public static Effort Full { get; } = new("full", TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(4));
}

/// <summary>One measured number, with the size it was measured at and the number that was promised.</summary>
public sealed record Figure(string Workload, string Engine, string Size, string Measure, double Value, Target Target)
{
    public bool IsReached => Target.IsReachedBy(Value);

    public string Said => $"{Measure} {Value.ToString("0.###", CultureInfo.InvariantCulture)}";
}

public sealed record Target(Direction Direction, double Value)
{
    public string Said => (Direction == Direction.AtLeast ? "at least " : "at most ") + Value.ToString("0.###", CultureInfo.InvariantCulture);

    public static Target AtLeast(double value) => new(Direction.AtLeast, value);

    public static Target AtMost(double value) => new(Direction.AtMost, value);

    // Written so that a measurement that is not a number is short of every target.
    public bool IsReachedBy(double value) => Direction == Direction.AtLeast ? value >= Value : value <= Value;
}

public enum Direction
{
    AtLeast,
    AtMost,
}
