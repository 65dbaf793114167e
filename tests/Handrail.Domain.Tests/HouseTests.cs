using Handrail.Domain.Plans;
using Xunit;

namespace Handrail.Domain.Tests;

public sealed class HouseTests
{
    private static readonly string[] NotRooms = ["bin", "obj"];

    /// <summary>The situations stand with the web's tables and use nothing but the domain, so they are tried here.</summary>
    private const string Guests = "Situations";

    [Fact]
    public void The_domain_references_nothing_but_the_base_class_library() =>
        Assert.All(typeof(Plan).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));

    [Fact]
    public void The_tests_stand_in_the_same_folders_as_their_source() =>
        Assert.Equal(Rooms("src/Handrail.Domain").Append(Guests).Order(StringComparer.Ordinal), Rooms("tests/Handrail.Domain.Tests"));

    [Fact]
    public void Every_test_class_lives_in_the_namespace_of_its_folder()
    {
        var root = Path.Combine(Repository.Root, "tests", "Handrail.Domain.Tests");
        foreach (var room in Rooms("tests/Handrail.Domain.Tests"))
            Assert.All(
                Directory.GetFiles(Path.Combine(root, room), "*.cs"),
                file => Assert.Contains($"namespace Handrail.Domain.Tests.{room};", File.ReadAllText(file), StringComparison.Ordinal));
    }

    private static string[] Rooms(string path) =>
    [
        .. Directory.GetDirectories(Path.Combine([Repository.Root, .. path.Split('/')]))
            .Select(folder => Path.GetFileName(folder)).Except(NotRooms).Order(StringComparer.Ordinal),
    ];
}
