using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class WorkspaceConfiguration : IEntityTypeConfiguration<Workspace>
{
    public void Configure(EntityTypeBuilder<Workspace> builder)
    {
        builder.Property(workspace => workspace.Name).HasMaxLength(120);
        builder.Property(workspace => workspace.Language).HasMaxLength(10);
        builder.Property(workspace => workspace.Currency).HasMaxLength(3).HasDefaultValue("EUR");
        builder.Property(workspace => workspace.Colour).HasMaxLength(7).HasDefaultValue("");
        builder.Property(workspace => workspace.CoverageSettings).HasColumnType("jsonb").HasDefaultValueSql("'{}'");
        builder.Property(workspace => workspace.ActivityDays).HasDefaultValue(Workspace.UsualActivityDays);
        builder.Property(workspace => workspace.InvitationDays).HasDefaultValue(Workspace.UsualInvitationDays);
    }
}

sealed class MemberConfiguration : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.Property(member => member.DisplayName).HasMaxLength(120);
        builder.Property(member => member.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(member => member.Language).HasMaxLength(10);
        builder.Property(member => member.TimeZone).HasMaxLength(64);
        builder.Property(member => member.Mail).HasConversion<string>().HasMaxLength(20);
        // Nobody is a member of a workspace twice.
        builder.HasIndex(member => new { member.AccountId, member.WorkspaceId }).IsUnique();
        builder.HasOne(member => member.Account).WithMany().HasForeignKey(member => member.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(member => member.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder) => builder.ToTable("Accounts");
}

// Said here, since the base context maps passkeys only for a schema version that the host has to configure.
sealed class PasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("Passkeys");
        builder.HasKey(passkey => passkey.CredentialId);
        builder.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
        builder.OwnsOne(passkey => passkey.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(passkey => passkey.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class BarredIdentityConfiguration : IEntityTypeConfiguration<BarredIdentityRow>
{
    public void Configure(EntityTypeBuilder<BarredIdentityRow> builder)
    {
        builder.ToTable("BarredIdentities");
        builder.HasKey(barred => new { barred.WorkspaceId, barred.IdentityHash });
        builder.Property(barred => barred.IdentityHash).HasMaxLength(BarredIdentityRow.HashLength);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(barred => barred.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(invitation => invitation.Note).HasMaxLength(120);
        builder.HasIndex(invitation => invitation.SecretHash).IsUnique();
        builder.HasOne<Workspace>().WithMany().HasForeignKey(invitation => invitation.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.ToTable("AccessTokens");
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.Name).HasMaxLength(120);
        builder.Property(token => token.Hint).HasMaxLength(20);
        builder.PrimitiveCollection(token => token.Scopes).ElementType().HasMaxLength(40);
        builder.HasIndex(token => token.SecretHash).IsUnique();
        builder.HasIndex(token => token.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(token => token.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class IdempotentRequestConfiguration : IEntityTypeConfiguration<IdempotentRequestRow>
{
    public void Configure(EntityTypeBuilder<IdempotentRequestRow> builder)
    {
        builder.ToTable("IdempotentRequests");
        builder.HasKey(request => new { request.TokenId, request.Key });
        builder.Property(request => request.Key).HasMaxLength(IdempotentRequestRow.KeyLength);
        builder.Property(request => request.ContentType).HasMaxLength(100);
        builder.Property(request => request.Location).HasMaxLength(300);
        builder.Property(request => request.ETag).HasMaxLength(100);
        builder.HasIndex(request => request.At);
        builder.HasOne<AccessToken>().WithMany().HasForeignKey(request => request.TokenId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class SetupCodeConfiguration : IEntityTypeConfiguration<SetupCodeRow>
{
    public void Configure(EntityTypeBuilder<SetupCodeRow> builder)
    {
        builder.ToTable("SetupCodes", table => table.HasCheckConstraint("CK_SetupCodes_Only", "\"Id\" = 1"));
        builder.Property(code => code.Id).ValueGeneratedNever();
    }
}

sealed class MemberSessionConfiguration : IEntityTypeConfiguration<MemberSession>
{
    public void Configure(EntityTypeBuilder<MemberSession> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Browser).HasMaxLength(MemberSession.NameLength);
        builder.Property(session => session.System).HasMaxLength(MemberSession.NameLength);
        // An IPv6 address with the name of its network card.
        builder.Property(session => session.Address).HasMaxLength(64);
        builder.HasIndex(session => session.MemberId);
        builder.HasOne<Member>().WithMany().HasForeignKey(session => session.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ActivityConfiguration : IEntityTypeConfiguration<ActivityRow>
{
    public void Configure(EntityTypeBuilder<ActivityRow> builder)
    {
        builder.Property(activity => activity.Id).ValueGeneratedNever();
        builder.Property(activity => activity.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(activity => activity.Subject).HasMaxLength(ActivityRow.SubjectLength);
        builder.Property(activity => activity.Value).HasMaxLength(20);
        builder.Property(activity => activity.Before).HasMaxLength(20);
        builder.Property(activity => activity.Address).HasMaxLength(ActivityRow.AddressLength).HasDefaultValue("");
        builder.HasIndex(activity => new { activity.WorkspaceId, activity.At, activity.Id });
        builder.HasIndex(activity => activity.JourneyId);
        builder.HasIndex(activity => activity.MemberId);
        // Journeys and members are no foreign keys: what is written is not changed when they go.
        builder.HasOne<Workspace>().WithMany().HasForeignKey(activity => activity.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
