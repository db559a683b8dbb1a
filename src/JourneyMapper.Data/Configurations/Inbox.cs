using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class InboxItemConfiguration : IEntityTypeConfiguration<InboxItemRow>
{
    public void Configure(EntityTypeBuilder<InboxItemRow> builder)
    {
        builder.ToTable("InboxItems");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(item => item.Subject).HasMaxLength(ReviewLimits.Key);
        // Of each thing one item: who writes it again writes nothing.
        builder.HasIndex(item => new { item.JourneyId, item.Kind, item.Subject, item.MemberId }).IsUnique();
        builder.HasIndex(item => new { item.MemberId, item.At }).IsDescending(false, true);
        builder.HasIndex(item => item.MemberId).HasFilter("\"ReadAt\" IS NULL").HasDatabaseName("IX_InboxItems_Unread");
        builder.HasIndex(item => item.MailAt).HasFilter("\"MailAt\" IS NOT NULL");
        builder.HasIndex(item => item.ReadAt).HasFilter("\"ReadAt\" IS NOT NULL");
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(item => item.JourneyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(item => item.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class InboxMuteConfiguration : IEntityTypeConfiguration<InboxMuteRow>
{
    public void Configure(EntityTypeBuilder<InboxMuteRow> builder)
    {
        builder.ToTable("InboxMutes");
        builder.HasKey(mute => new { mute.MemberId, mute.JourneyId });
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(mute => mute.JourneyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(mute => mute.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
