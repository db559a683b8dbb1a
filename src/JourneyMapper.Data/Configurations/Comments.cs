using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JourneyMapper.Data.Configurations;

sealed class CommentThreadConfiguration : IEntityTypeConfiguration<CommentThreadRow>
{
    const int Field = 40;

    public void Configure(EntityTypeBuilder<CommentThreadRow> builder)
    {
        builder.ToTable("CommentThreads");
        builder.Property(thread => thread.Id).ValueGeneratedNever();
        builder.Property(thread => thread.Field).HasMaxLength(Field);
        builder.Property(thread => thread.ResolvedByName).HasMaxLength(Limits.Name);
        builder.HasIndex(thread => new { thread.JourneyId, thread.LastAt });
        builder.HasOne<JourneyRow>().WithMany().HasForeignKey(thread => thread.JourneyId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class CommentConfiguration : IEntityTypeConfiguration<CommentRow>
{
    public void Configure(EntityTypeBuilder<CommentRow> builder)
    {
        builder.ToTable("Comments");
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.AuthorName).HasMaxLength(Limits.Name);
        builder.Property(comment => comment.Text).HasMaxLength(Limits.Comment);
        builder.HasIndex(comment => new { comment.ThreadId, comment.Number }).IsUnique();
        builder.HasIndex(comment => comment.GuestLinkId).HasFilter("\"GuestLinkId\" IS NOT NULL");
        builder.HasOne<CommentThreadRow>().WithMany().HasForeignKey(comment => comment.ThreadId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class CommentMentionConfiguration : IEntityTypeConfiguration<CommentMentionRow>
{
    public void Configure(EntityTypeBuilder<CommentMentionRow> builder)
    {
        builder.ToTable("CommentMentions");
        builder.HasKey(mention => new { mention.CommentId, mention.Start });
        builder.HasIndex(mention => mention.MemberId);
        builder.HasOne<CommentRow>().WithMany().HasForeignKey(mention => mention.CommentId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(mention => mention.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}

sealed class CommentReadConfiguration : IEntityTypeConfiguration<CommentReadRow>
{
    public void Configure(EntityTypeBuilder<CommentReadRow> builder)
    {
        builder.ToTable("CommentReads");
        builder.HasKey(read => new { read.ThreadId, read.MemberId });
        builder.HasIndex(read => read.MemberId);
        builder.HasOne<CommentThreadRow>().WithMany().HasForeignKey(read => read.ThreadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Member>().WithMany().HasForeignKey(read => read.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
