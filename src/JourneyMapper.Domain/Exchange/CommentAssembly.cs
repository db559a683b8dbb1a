using System.Collections.Immutable;
using JourneyMapper.Domain.Comments;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Makes threads of comments of what a file says.</summary>
sealed class CommentAssembly(RawDocument document, FactReferences here)
{
    public ImmutableArray<RecordedThread> Threads()
    {
        ImmutableArray<RecordedThread> threads = [.. document.FactsOf(FactLists.Comments).Select(Thread).OfType<RecordedThread>()];
        if (!threads.IsEmpty)
            here.Losses.Add($"/{FactLists.Comments.Name}", LossKind.Commenter);
        return threads;
    }

    RecordedThread? Thread(RawFact raw)
    {
        var touchpoint = raw.Text("touchpoint") is { Length: > 0 } named ? here.Touchpoint(named, raw.Path) : null;
        // What was said about something that is not there would be about the whole journey otherwise.
        if (touchpoint is null && raw.Text("touchpoint").Length > 0)
            return null;
        var field = RecordedThread.Fields.FirstOrDefault(field => FieldForm.NameOf(field) == raw.Text("field"));
        if (field is not null && touchpoint is null)
        {
            here.Losses.Add($"{raw.Path}/field", LossKind.UnknownValue, raw.Text("field"));
            field = null;
        }

        ImmutableArray<RecordedComment> comments = [.. raw.List("comments").Select(Comment).OfType<RecordedComment>()];
        return comments.IsEmpty ? null : new()
        {
            Touchpoint = touchpoint?.Id,
            Field = field?.Id,
            ResolvedAt = here.Recorded(raw, "resolvedAt"),
            ResolvedBy = raw.Text("resolvedBy"),
            Comments = comments,
        };
    }

    RecordedComment? Comment(RawFact raw) =>
        here.Recorded(raw, "writtenAt") is { } writtenAt ? new(raw.Text("author"), raw.Flag("isGuest"), raw.Text("text"), writtenAt, here.Recorded(raw, "editedAt")) : null;
}
