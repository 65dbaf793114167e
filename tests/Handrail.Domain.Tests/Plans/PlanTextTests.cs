using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Handrail.Domain.Lists;
using Handrail.Domain.Plans;
using Handrail.Web.Persistence.Situations;
using Xunit;

namespace Handrail.Domain.Tests.Plans;

public sealed class PlanTextTests
{
    private static readonly string Sample = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Handrail.Domain.Tests", "Plans", "samples", "plan-format-1.json")));

    private static PlanContent MrGrants => MrG.Whole(MrG.Framework(new PlanContent()));

    // The sample is never written anew: contents of this format are stored and signed. Fields that came later may be added to
    // what is written; nothing that the sample says may be lost or changed.
    [Fact]
    public void A_stored_plan_of_format_1_is_read_and_nothing_of_it_is_lost()
    {
        Assert.Equal(1, PlanText.Format);
        Assert.Equal("7428acce6a2c8b04c75e380d904064b046e9dabd58ec94089dbfb2e02fd85343", PlanText.Hash(Sample));
        StandsIn(JsonNode.Parse(Sample)!, JsonNode.Parse(PlanText.Write(PlanText.Read(Sample, 1)))!, "plan");
    }

    [Fact]
    public void What_is_written_is_read_and_written_back_byte_for_byte()
    {
        var text = PlanText.Write(MrGrants);
        Assert.Equal(text, PlanText.Write(PlanText.Read(text)));
    }

    [Theory]
    [InlineData("support")]
    [InlineData("plannedMonths")]
    [InlineData("reviews")]
    public void A_text_older_than_a_field_reads_as_a_new_plan_would_begin(string field)
    {
        var older = JsonNode.Parse(Sample)!.AsObject();
        older.Remove(field);
        older["objectives"]![0]!.AsObject().Remove("evidenceExpected");
        var plan = PlanText.Read(older.ToJsonString());
        Assert.Equal("", plan.Objectives[0].EvidenceExpected);
        Assert.NotEqual("", plan.Objectives[1].EvidenceExpected);
        var begun = JsonNode.Parse(PlanText.Write(new PlanContent()))!;
        Assert.True(JsonNode.DeepEquals(begun[field], JsonNode.Parse(PlanText.Write(plan))![field]), field);
    }

    private static void StandsIn(JsonNode sample, JsonNode written, string where)
    {
        switch (sample)
        {
            case JsonObject parts:
                foreach (var (name, value) in parts) StandsIn(value!, written[name] ?? throw new InvalidOperationException($"{where} has lost {name}"), $"{where}.{name}");
                break;
            case JsonArray list:
                Assert.Equal(list.Count, written.AsArray().Count);
                for (var i = 0; i < list.Count; i++) StandsIn(list[i]!, written[i]!, $"{where}[{i}]");
                break;
            default:
                Assert.True(JsonNode.DeepEquals(sample, written), where);
                break;
        }
    }

    [Fact]
    public void What_the_sample_says_is_what_is_read()
    {
        var plan = PlanText.Read(Sample);
        Assert.Equal((6, 2, 8, 4, 3), (plan.PlannedMonths, plan.Objectives.Length, plan.Activities.Length, plan.Stages.Length, plan.Reviews.Length));
        Assert.Equal("Return to the full range of surgical practice", plan.Objectives[0].Title);
        Assert.Equal(120_000, plan.Activities.Single(a => a.Kind == "coaching").CostPence);
        Assert.Equal(["Theatre and inpatient work", "Outpatient clinics"], plan.Settings);
        Assert.Equal("Direct supervision", plan.Level("direct")!.Name);
        Assert.Null(plan.Level("stopped"));
    }

    [Fact]
    public void A_format_without_a_reader_is_not_guessed_at() => Assert.Throws<NotSupportedException>(() => PlanText.Read(Sample, 2));

    [Fact]
    public void Properties_stand_in_declared_order_and_none_is_left_out()
    {
        using var json = JsonDocument.Parse(PlanText.Write(new PlanContent()));
        Assert.Equal(
            ["aim", "background", "patientSafety", "support", "adjustments", "plannedMonths", "ladder", "levels", "objectives", "activities", "stages", "reviews"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        using var whole = JsonDocument.Parse(PlanText.Write(MrGrants));
        Assert.Equal(
            ["id", "kind", "title", "objectives", "owner", "frequency", "plannedCount", "dueByMonth", "evidenceNeeded", "costPence", "whoPays"],
            whole.RootElement.GetProperty("activities")[0].EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Letters_stay_themselves_and_the_text_is_one_line()
    {
        var text = PlanText.Write(new PlanContent { Aim = "Siân’s “own” words 🎉 <b>&</b>\nnext line" });
        Assert.StartsWith("{\"aim\":\"Siân’s “own” words ", text, StringComparison.Ordinal);
        Assert.Contains("<b>&</b>\\nnext line", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
        Assert.Equal("Siân’s “own” words 🎉 <b>&</b>\nnext line", PlanText.Read(text).Aim);
    }

    [Theory]
    [InlineData("{\"aim\":\"", "{\"colour\":\"green\",\"aim\":\"")]
    [InlineData("{\"aim\":\"", "{\"aim\":\"\",\"aim\":\"")]
    [InlineData("{\"aim\":\"", "{\"Aim\":\"")]
    [InlineData("\"plannedMonths\":6", "\"plannedMonths\":\"6\"")]
    [InlineData("\"plannedMonths\":6", "\"plannedMonths\":6.5")]
    [InlineData("\"plannedMonths\":6", "\"plannedMonths\":null")]
    [InlineData("\"background\":\"", "\"background\":null,\"support\":\"")]
    [InlineData("{\"id\":\"00000001-0000-7000-8000-000000000002\",\"areas\"", "{\"areas\"")]
    [InlineData("\"tightness\":5", "\"tightness\":5,\"colour\":1")]
    [InlineData("\"tightness\":5}", "\"weight\":5}")]
    [InlineData("{\"aim\":", "{aim:")]
    public void A_text_with_an_unknown_doubled_missing_or_mistyped_property_is_refused(string was, string becomes)
    {
        Assert.Contains(was, Sample, StringComparison.Ordinal);
        var at = Sample.IndexOf(was, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => PlanText.Read(string.Concat(Sample.AsSpan(0, at), becomes, Sample.AsSpan(at + was.Length))));
    }

    [Fact]
    public void A_hash_is_taken_of_the_utf_8_bytes_in_lower_case_hexadecimal() =>
        Assert.Equal("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c", PlanText.Hash("é"));

    [Fact]
    public void A_version_whose_text_was_touched_is_not_whole()
    {
        var version = new PlanVersion { PlanId = Guid.Empty, Number = 1, Format = 1, Text = Sample, Hash = PlanText.Hash(Sample), MadeBy = Guid.Empty, MadeOn = new(2026, 2, 2), MadeFor = Act.OfferFramework };
        Assert.True(version.IsWhole);
        var touched = new PlanVersion { PlanId = Guid.Empty, Number = 1, Format = 1, Text = Sample.Replace("\"plannedMonths\":6", "\"plannedMonths\":7", StringComparison.Ordinal), Hash = version.Hash, MadeBy = Guid.Empty, MadeOn = new(2026, 2, 2), MadeFor = Act.OfferFramework };
        Assert.False(touched.IsWhole);
    }

    [Fact]
    public void Two_contents_are_equal_when_their_texts_are()
    {
        Assert.Equal(PlanText.Write(MrGrants), PlanText.Write(MrG.Whole(MrG.Framework(new PlanContent()))));
        Assert.NotEqual(PlanText.Write(MrGrants), PlanText.Write(MrGrants with { PlannedMonths = 7 }));
    }

    [Fact]
    public void Nothing_in_a_plans_content_is_a_floating_point_number()
    {
        var seen = new HashSet<Type>();
        Look(typeof(PlanContent), seen);
        Assert.Contains(typeof(SupervisionLevel), seen);
        Assert.Contains(typeof(Activity), seen);
        Assert.Equal([typeof(Guid), typeof(int), typeof(string)], seen.Where(t => t.Namespace == "System").OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase));
    }

    private static void Look(Type type, HashSet<Type> seen)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) type = type.GetGenericArguments()[0];
        if (!seen.Add(type) || type.Namespace == "System") return;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null))
            Look(property.PropertyType, seen);
    }
}
