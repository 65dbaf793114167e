using Handrail.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handrail.Web.Persistence.Maps;

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Ignore(p => p.Name).Ignore(p => p.Greeted);
        person.HasMany(p => p.Memberships).WithOne().HasForeignKey(m => m.PersonId);
    }
}

internal sealed class MembershipMap : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.HasKey(m => new { m.PersonId, m.Number });
        membership.Property(m => m.Right).HasConversion<string>();
        membership.Ignore(m => m.LapsesOn);
    }
}

internal sealed class OrganisationMap : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.Ignore(o => o.Domains).Ignore(o => o.Known);
        organisation.Property(o => o.Version).IsConcurrencyToken();
        organisation.HasMany(o => o.Names).WithOne().HasForeignKey(n => n.OrganisationId);
    }
}

internal sealed class OrganisationNameMap : IEntityTypeConfiguration<OrganisationName>
{
    public void Configure(EntityTypeBuilder<OrganisationName> name) => name.HasKey(n => new { n.OrganisationId, n.Number });
}

internal sealed class JoinRequestMap : IEntityTypeConfiguration<JoinRequest>
{
    // Of two who answer at once, the second is told.
    public void Configure(EntityTypeBuilder<JoinRequest> request) => request.Ignore(r => r.Name).Property(r => r.IsApproved).IsConcurrencyToken();
}

internal sealed class AdministrationEntryMap : IEntityTypeConfiguration<AdministrationEntry>
{
    public void Configure(EntityTypeBuilder<AdministrationEntry> entry) => entry.HasKey(e => e.Id);
}

internal sealed class VoiceCodeMap : IEntityTypeConfiguration<VoiceCode>
{
    // Of two who try at once, the second is told: no two tries count as one.
    public void Configure(EntityTypeBuilder<VoiceCode> code)
    {
        code.HasKey(c => c.PersonId);
        code.Ignore(c => c.IsOver).Property(c => c.Tries).IsConcurrencyToken();
    }
}
