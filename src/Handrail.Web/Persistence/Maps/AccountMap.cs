using Handrail.Web.Access.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Handrail.Web.Persistence.Maps;

internal sealed class SessionMap : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session) => session.Ignore(s => s.EndsAt);
}

internal sealed class UserAccountMap : IEntityTypeConfiguration<UserAccount>
{
    public void Configure(EntityTypeBuilder<UserAccount> account)
    {
        account.Ignore(a => a.HasApp);
        // Of two requests with the same code, one is refused.
        account.Property(a => a.AppStep).IsConcurrencyToken();
    }
}

internal sealed class PasskeyMap : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> passkey)
    {
        passkey.HasKey(p => p.CredentialId);
        passkey.HasOne<UserAccount>().WithMany().HasForeignKey(p => p.AccountId);
    }
}

internal sealed class RecoveryCodeMap : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.HasKey(c => c.Hash);
        code.HasOne<UserAccount>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

internal sealed class OneTimeLinkMap : IEntityTypeConfiguration<OneTimeLink>
{
    // Used by two requests at once, it works for one.
    public void Configure(EntityTypeBuilder<OneTimeLink> link) => link.Property(l => l.UsedAt).IsConcurrencyToken();
}

internal sealed class AttemptMap : IEntityTypeConfiguration<Attempt>
{
    public void Configure(EntityTypeBuilder<Attempt> attempt)
    {
        attempt.HasKey(a => a.Key);
        attempt.Property(a => a.Failures).IsConcurrencyToken();
    }
}

internal sealed class UsedChallengeMap : IEntityTypeConfiguration<UsedChallenge>
{
    public void Configure(EntityTypeBuilder<UsedChallenge> challenge) => challenge.HasKey(c => c.Hash);
}

internal sealed class AccountEntryMap : IEntityTypeConfiguration<AccountEntry>
{
    public void Configure(EntityTypeBuilder<AccountEntry> entry)
    {
    }
}
