using System.Text;
using Handrail.Domain.Log;
using Handrail.Domain.People;
using Handrail.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Handrail.Web.Persistence.Maps;

/// <summary>What holds for every table: snake_case names, enums as words, UTC instants, ids given by the program.</summary>
public static class Conventions
{
    private static readonly Dictionary<string, Type> References = new(StringComparer.Ordinal)
    {
        [nameof(Person.OrganisationId)] = typeof(Organisation),
        [nameof(Notice.PersonId)] = typeof(Person),
        [nameof(Entry.ActorId)] = typeof(Person),
        [nameof(Plan.RequestedBy)] = typeof(Person),
        [nameof(Plan.PractitionerId)] = typeof(Person),
        [nameof(PlanVersion.MadeBy)] = typeof(Person),
        [nameof(StageRun.DecidedBy)] = typeof(Person),
        [nameof(Concern.RaisedBy)] = typeof(Person),
        [nameof(ActivityRecord.RecordedBy)] = typeof(Person),
        [nameof(Evidence.AddedBy)] = typeof(Person),
        [nameof(ProgressReport.WrittenBy)] = typeof(Person),
        [nameof(ProgressReport.ReturnedBy)] = typeof(Person),
        [nameof(HandOver.LeavingId)] = typeof(Person),
        [nameof(HandOver.SuccessorId)] = typeof(Person),
        [nameof(Proposal.ProposedBy)] = typeof(Person),
        [nameof(Proposal.AnsweredBy)] = typeof(Person),
        [nameof(Membership.GrantedBy)] = typeof(Person),
    };

    public static void Apply(ModelConfigurationBuilder conventions) => conventions.Properties<DateTime>().HaveConversion<Utc>();

    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            // Rows are written in the order that the foreign keys ask for, although no row navigates to a person.
            foreach (var property in entity.GetProperties().Where(p => References.ContainsKey(p.Name) && !p.IsForeignKey()).ToList())
                model.Entity(entity.ClrType).HasOne(References[property.Name]).WithMany().HasForeignKey(property.Name);
            entity.SetTableName(Snake(entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                property.ValueGenerated = ValueGenerated.Never;
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && !type.IsDefined(typeof(FlagsAttribute), false)) property.SetProviderClrType(typeof(string));
            }
        }
    }

    public static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }

    /// <summary>Instants are UTC on both engines.</summary>
    public sealed class Utc() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
