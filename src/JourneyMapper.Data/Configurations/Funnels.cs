using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class FunnelCountConfiguration : IEntityTypeConfiguration<FunnelCountRow>
{
    public void Configure(EntityTypeBuilder<FunnelCountRow> builder)
    {
        builder.ToTable("FunnelCounts");
        builder.HasKey(count => new { count.JourneyId, count.Persona, count.Month, count.Stage });
        builder.Property(count => count.Stage).HasConversion<short>();
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(count => count.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FunnelMoneyConfiguration : IEntityTypeConfiguration<FunnelMoneyRow>
{
    public void Configure(EntityTypeBuilder<FunnelMoneyRow> builder)
    {
        builder.ToTable("FunnelMoney");
        builder.HasKey(money => new { money.JourneyId, money.Month, money.Stage, money.Channel });
        builder.Property(money => money.Stage).HasConversion<short>();
        builder.Property(money => money.Channel).HasMaxLength(Limits.Label);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(money => money.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class FunnelTermsConfiguration : IEntityTypeConfiguration<FunnelTermsRow>
{
    public void Configure(EntityTypeBuilder<FunnelTermsRow> builder)
    {
        builder.ToTable("FunnelTerms");
        builder.HasKey(terms => new { terms.JourneyId, terms.Month });
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(terms => terms.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}
