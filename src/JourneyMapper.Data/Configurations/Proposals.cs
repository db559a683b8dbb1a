using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class ProposalConfiguration : IEntityTypeConfiguration<ProposalRow>
{
    public void Configure(EntityTypeBuilder<ProposalRow> builder)
    {
        builder.ToTable("Proposals");
        builder.Property(proposal => proposal.Id).ValueGeneratedNever();
        builder.Property(proposal => proposal.Title).HasMaxLength(Limits.Name);
        builder.Property(proposal => proposal.Origin).HasConversion<string>().HasMaxLength(20);
        builder.Property(proposal => proposal.OriginName).HasMaxLength(Limits.Name);
        builder.Property(proposal => proposal.MemberName).HasMaxLength(Limits.Name);
        builder.HasIndex(proposal => new { proposal.JourneyId, proposal.Open });
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(proposal => proposal.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class ProposalItemConfiguration : IEntityTypeConfiguration<ProposalItemRow>
{
    public void Configure(EntityTypeBuilder<ProposalItemRow> builder)
    {
        builder.ToTable("ProposalItems");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Change).HasColumnType("jsonb");
        builder.Property(item => item.State).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(item => new { item.ProposalId, item.Number }).IsUnique();
        builder.HasOne<ProposalRow>().WithMany(proposal => proposal.Items).HasForeignKey(item => item.ProposalId).OnDelete(DeleteBehavior.Cascade);
    }
}
