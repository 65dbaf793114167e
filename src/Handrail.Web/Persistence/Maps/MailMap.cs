using Handrail.Web.Mailing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handrail.Web.Persistence.Maps;

internal sealed class OutboxMessageMap : IEntityTypeConfiguration<OutboxMessage>
{
    // Of two processes that take a message at once, one gets it.
    public void Configure(EntityTypeBuilder<OutboxMessage> message) => message.Property(m => m.Tries).IsConcurrencyToken();
}
