using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeedRow>
{
    public void Configure(EntityTypeBuilder<CalendarFeedRow> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(feed => feed.MemberId);
        builder.HasIndex(feed => feed.SecretHash).IsUnique();
        builder.HasOne<Member>().WithOne().HasForeignKey<CalendarFeedRow>(feed => feed.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
