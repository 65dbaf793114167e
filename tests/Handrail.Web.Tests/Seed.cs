using System.Globalization;

namespace Handrail.Web.Tests;

/// <summary>What a test begins its dice with: HANDRAIL_SEED, which ./test gives and prints, or chance. Whoever samples prints it with a failure.</summary>
internal static class Seed
{
    public static int Take() =>
        Environment.GetEnvironmentVariable("HANDRAIL_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
}
