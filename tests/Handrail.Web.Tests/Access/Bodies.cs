using Handrail.Domain.People;

namespace Handrail.Web.Tests.Access;

/// <summary>For each endpoint that can be done, a form filled as a person would fill it.</summary>
internal static class Bodies
{
    public static async Task<IEnumerable<KeyValuePair<string, string>>> ForAsync(Site site, string endpoint, World world, Person doer)
    {
        await Task.CompletedTask;
        return [];
    }
}
