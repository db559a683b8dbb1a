using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class TemplateConfiguration : IEntityTypeConfiguration<TemplateRow>
{
    public void Configure(EntityTypeBuilder<TemplateRow> builder)
    {
        builder.ToTable("Templates");
        builder.Property(template => template.Id).ValueGeneratedNever();
        builder.Property(template => template.Name).HasMaxLength(Limits.Name);
        builder.Property(template => template.Scenario).HasMaxLength(Limits.Text);
        builder.Property(template => template.Content).HasColumnType("jsonb");
        builder.HasIndex(template => new { template.WorkspaceId, template.DeletedAt });
        builder.HasOne<Workspace>().WithMany().HasForeignKey(template => template.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
