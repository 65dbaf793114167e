using Handrail.Web.Persistence;
using Handrail.Web.Persistence.Situations;

namespace Handrail.Web;

/// <summary>What a person at the console reads when the application has started.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, string version, Installation installation)
    {
        Console.WriteLine($"Handrail is at {string.Join(" and ", app.Urls)} ({version}, {installation.Kind} database). Ctrl-C stops it.");
        if (installation.Kind != Installation.Demonstration)
        {
            var mail = app.Services.GetRequiredService<Mailing.MailSettings>();
            Console.WriteLine(mail.HasServer ? $"Mail goes to {mail.Where}." : $"Mail is not sent: it is put into {mail.Where} until HANDRAIL_MAIL names a server.");
            return;
        }

        Console.WriteLine("You can sign in as:");
        foreach (var person in Cast.People)
            Console.WriteLine($"  {person.Name,-22} {person.Position}");
        Console.WriteLine("or as one of the others on the sign-in page, each on a plan of another profession.");
    }
}
