using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Auditing;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

abstract class RecordedAuditConfiguration<TAudit> : IEntityTypeConfiguration<TAudit> where TAudit : RecordedAudit
{
    public virtual void Configure(EntityTypeBuilder<TAudit> builder)
    {
        builder.Property(audit => audit.Id).ValueGeneratedNever();
        builder.Property(audit => audit.OtherCriteria).HasDefaultValueSql("'{}'");
        builder.Property(audit => audit.OtherScores).HasDefaultValueSql("'{}'");
        builder.Property(audit => audit.Score).HasPrecision(3, 2);
        builder.Property(audit => audit.Strengths).HasMaxLength(Limits.Text);
        builder.Property(audit => audit.Weaknesses).HasMaxLength(Limits.Text);
        builder.Property(audit => audit.Evidence).HasMaxLength(ReviewLimits.Evidence);
        builder.Property(audit => audit.EvidenceNote).HasMaxLength(Limits.Note);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(audit => audit.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class AuditConfiguration : RecordedAuditConfiguration<AuditRow>
{
    public override void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        base.Configure(builder);
        builder.ToTable("Audits");
        builder.HasIndex(audit => new { audit.TouchpointId, audit.On, audit.RecordedAt });
    }
}

sealed class CompetitorAuditConfiguration : RecordedAuditConfiguration<CompetitorAuditRow>
{
    public override void Configure(EntityTypeBuilder<CompetitorAuditRow> builder)
    {
        base.Configure(builder);
        builder.ToTable("CompetitorAudits");
        builder.HasIndex(audit => new { audit.TouchpointId, audit.CompetitorId, audit.On, audit.RecordedAt });
        builder.HasOne<CompetitorRow>().WithMany().HasForeignKey(audit => audit.CompetitorId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class AuditCriterionConfiguration : IEntityTypeConfiguration<AuditCriterionRow>
{
    public void Configure(EntityTypeBuilder<AuditCriterionRow> builder)
    {
        builder.ToTable("AuditCriteria");
        builder.HasKey(criterion => new { criterion.WorkspaceId, criterion.Id });
        builder.Property(criterion => criterion.Id).HasMaxLength(Limits.Label);
        builder.Property(criterion => criterion.Name).HasMaxLength(Limits.Label);
        builder.Property(criterion => criterion.Question).HasMaxLength(Limits.Question);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(criterion => criterion.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class CompetitorConfiguration : IEntityTypeConfiguration<CompetitorRow>
{
    public void Configure(EntityTypeBuilder<CompetitorRow> builder)
    {
        builder.ToTable("Competitors");
        builder.Property(competitor => competitor.Id).ValueGeneratedNever();
        builder.Property(competitor => competitor.Name).HasMaxLength(Limits.Label);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(competitor => competitor.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class AuditRoundConfiguration : IEntityTypeConfiguration<AuditRoundRow>
{
    public void Configure(EntityTypeBuilder<AuditRoundRow> builder)
    {
        builder.ToTable("AuditRounds");
        builder.Property(round => round.Id).ValueGeneratedNever();
        builder.Property(round => round.Name).HasMaxLength(Limits.Name);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(round => round.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class RoundTouchpointConfiguration : IEntityTypeConfiguration<RoundTouchpointRow>
{
    public void Configure(EntityTypeBuilder<RoundTouchpointRow> builder)
    {
        builder.ToTable("RoundTouchpoints");
        builder.HasKey(touchpoint => new { touchpoint.RoundId, touchpoint.TouchpointId });
        builder.HasIndex(touchpoint => touchpoint.JourneyId);
        builder.HasOne<AuditRoundRow>().WithMany(round => round.Touchpoints).HasForeignKey(touchpoint => touchpoint.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(touchpoint => touchpoint.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}
