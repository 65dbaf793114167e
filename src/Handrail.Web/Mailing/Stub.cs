using Handrail.Web.Persistence;

namespace Handrail.Web.Mailing;

internal static class Stub
{
    public static List<Mail> Owed { get; } = [];

    public static void Owe(this AppDb db, Mail mail) => Owed.Add(mail);
}
