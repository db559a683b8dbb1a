using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class WebhookConfiguration : IEntityTypeConfiguration<WebhookRow>
{
    public void Configure(EntityTypeBuilder<WebhookRow> builder)
    {
        builder.ToTable("Webhooks");
        builder.Property(webhook => webhook.Id).ValueGeneratedNever();
        builder.Property(webhook => webhook.Address).HasMaxLength(WebhookRow.AddressLength);
        builder.PrimitiveCollection(webhook => webhook.Events).ElementType().HasMaxLength(20);
        builder.HasIndex(webhook => webhook.WorkspaceId);
        builder.HasOne<Workspace>().WithMany().HasForeignKey(webhook => webhook.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class WebhookDeliveryConfiguration : IEntityTypeConfiguration<WebhookDeliveryRow>
{
    public void Configure(EntityTypeBuilder<WebhookDeliveryRow> builder)
    {
        builder.ToTable("WebhookDeliveries");
        builder.Property(delivery => delivery.Id).ValueGeneratedNever();
        builder.Property(delivery => delivery.Type).HasMaxLength(40);
        builder.Property(delivery => delivery.Data).HasColumnType("jsonb");
        builder.Property(delivery => delivery.Result).HasConversion<string>().HasMaxLength(20);
        // Most are done: looking for those that are not costs as little as there are of them.
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.NextAt }).HasFilter("\"NextAt\" IS NOT NULL");
        builder.HasIndex(delivery => new { delivery.WebhookId, delivery.At });
        builder.HasOne<WebhookRow>().WithMany().HasForeignKey(delivery => delivery.WebhookId).OnDelete(DeleteBehavior.Cascade);
    }
}
