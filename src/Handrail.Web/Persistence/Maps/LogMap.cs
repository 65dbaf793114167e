using Handrail.Domain.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handrail.Web.Persistence.Maps;

internal sealed class EntryMap : IEntityTypeConfiguration<Entry>
{
    public void Configure(EntityTypeBuilder<Entry> entry)
    {
        entry.HasKey(e => new { e.SubjectId, e.Number });
        entry.Ignore(e => e.Values);
    }
}

internal sealed class EntryValueMap : IEntityTypeConfiguration<EntryValue>
{
    public void Configure(EntityTypeBuilder<EntryValue> value)
    {
        value.HasKey(v => new { v.SubjectId, v.Number, v.Field, v.Side });
        value.Ignore(v => v.Hash);
        value.HasOne<Entry>().WithMany().HasForeignKey(v => new { v.SubjectId, v.Number });
    }
}

internal sealed class InstallationMap : IEntityTypeConfiguration<Installation>
{
    // Of two people who move a demonstration's date at once, the second is told.
    public void Configure(EntityTypeBuilder<Installation> installation) => installation.Property(i => i.DaysMoved).IsConcurrencyToken();
}

internal sealed class NoticeMap : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice) => notice.HasOne<Domain.Plans.Plan>().WithMany().HasForeignKey(n => n.PlanId);
}
