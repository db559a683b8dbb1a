using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class ChannelConfiguration : IEntityTypeConfiguration<ChannelRow>
{
    public void Configure(EntityTypeBuilder<ChannelRow> builder)
    {
        builder.ToTable("Channels");
        builder.HasKey(channel => new { channel.WorkspaceId, channel.Id });
        builder.Property(channel => channel.Id).HasMaxLength(TouchpointFields.Channel.Limit);
        builder.Property(channel => channel.Name).HasMaxLength(Limits.Label);
        builder.Property(channel => channel.Symbol).HasMaxLength(TouchpointFields.Channel.Limit);
        builder.Property(channel => channel.Parent).HasMaxLength(TouchpointFields.Channel.Limit);
        builder.Property(channel => channel.Setting).HasConversion<short>();
        builder.Property(channel => channel.Contact).HasConversion<short>();
        builder.Property(channel => channel.Ownership).HasConversion<short>();
        builder.HasOne<Workspace>().WithMany().HasForeignKey(channel => channel.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ChannelLibraryConfiguration : IEntityTypeConfiguration<ChannelLibraryRow>
{
    public void Configure(EntityTypeBuilder<ChannelLibraryRow> builder)
    {
        builder.ToTable("ChannelLibraries");
        builder.HasKey(library => library.WorkspaceId);
        builder.HasOne<Workspace>().WithOne().HasForeignKey<ChannelLibraryRow>(library => library.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
