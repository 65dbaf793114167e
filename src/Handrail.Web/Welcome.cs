using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Web;

/// <summary>What a person at the console reads when the application has started.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, string version, Installation installation, string? first)
    {
        Console.WriteLine($"Handrail is at {string.Join(" and ", app.Urls)} ({version}, {installation.Kind} database). Ctrl-C stops it.");
        if (first is not null)
        {
            var served = app.Configuration["HANDRAIL_ADDRESS"] is { Length: > 0 } address ? address : app.Urls.First();
            Console.WriteLine("There is no account yet. Whoever opens this link within an hour becomes the first administrator:");
            Console.WriteLine("  " + served.TrimEnd('/') + first);
            Console.WriteLine("It works once. Start Handrail again for another one.");
        }

        if (installation.Kind != Installation.Demonstration) return;
        Console.WriteLine("You can sign in as:");
        foreach (var person in Cast.People)
            Console.WriteLine($"  {person.Name,-22} {person.Position}");
        Console.WriteLine("or as one of the others on the sign-in page, each on a plan of another profession.");
    }
}
