using System.ComponentModel;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>A part of the comments on a journey.</summary>
public sealed record CommentPage
{
    /// <summary>The comments, the oldest first.</summary>
    public required IReadOnlyList<CommentView> Comments { get; init; }

    /// <summary>What to send as "cursor" to get the next part; null when there is none.</summary>
    public required string? Next { get; init; }
}

/// <summary>A comment on a journey.</summary>
public sealed record CommentView
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The thread that it belongs to: the id of the comment that began it.</summary>
    public required Guid Thread { get; init; }

    /// <summary>The touchpoint that the thread is about, or null for the whole journey. It may be gone from the map.</summary>
    public required Guid? Touchpoint { get; init; }

    /// <summary>The touchpoint's field whose cell the thread is about, or null.</summary>
    public required string? Field { get; init; }

    /// <summary>The id of the member who wrote it.</summary>
    public required Guid Author { get; init; }

    /// <summary>What the author is called, or was called before leaving.</summary>
    public required string AuthorName { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it was changed last, or null.</summary>
    public required DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whether its thread is settled.</summary>
    public required bool IsResolved { get; init; }
}

/// <summary>A comment to write.</summary>
public sealed record CommentRequest
{
    /// <summary>What it says, at most 4,000 characters. Members are named by an @ and their name.</summary>
    public required string Text { get; init; }

    /// <summary>The thread that it answers; nothing begins a new one.</summary>
    public Guid? Thread { get; init; }

    /// <summary>The touchpoint that a new thread is about; nothing for the whole journey.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>The touchpoint's field whose cell a new thread is about; nothing for the whole touchpoint.</summary>
    public string? Field { get; init; }
}

/// <summary>Another text of a comment.</summary>
public sealed record CommentChange
{
    /// <summary>What it says, at most 4,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>Whether a thread is settled.</summary>
public sealed record ThreadState
{
    /// <summary>Whether it is.</summary>
    public required bool IsResolved { get; init; }
}

/// <summary>Comments on journeys. Any member writes them, in the name of the token's.</summary>
static class CommentsEndpoint
{
    const string Route = "v1/journeys/{journey:guid}/comments";
    const string Text = "text";
    const string Thread = "thread";
    const string Touchpoint = "touchpoint";
    const string Field = "field";
    const string IsResolved = "isResolved";

    public static void MapComments(this IEndpointRouteBuilder api)
    {
        api.MapGet(Route, ListAsync).Reads<CommentPage>("ListComments", "List comments", "The comments on a journey, the oldest first; deleted ones are left out.").Needs(TokenScopes.Comments.Read);
        api.MapPost(Route, WriteAsync).Writes<CommentRequest, CommentView>("WriteComment", "Write a comment", "Begins a thread about a journey, a touchpoint or a cell, or answers in one. Viewers may, too.", StatusCodes.Status201Created)
            .Conflicts().Needs(TokenScopes.Comments.Write);
        api.MapPatch(Route + "/{comment:guid}", ChangeAsync).Writes<CommentChange, CommentView>("ChangeComment", "Change a comment", "Gives a comment of the token's member another text.").Needs(TokenScopes.Comments.Write);
        api.MapDelete(Route + "/{comment:guid}", DeleteAsync).Deletes("DeleteComment", "Delete a comment", "For who wrote it, and for owners.").Needs(TokenScopes.Comments.Write);
        api.MapPut(Route + "/{thread:guid}/resolved", ResolveAsync).Writes<ThreadState, ThreadState>("ResolveThread", "Settle a thread", "Marks a thread as settled, or opens it again.").Needs(TokenScopes.Comments.Write);
    }

    static async Task<IResult> ListAsync(
        HttpContext http, Guid journey, IDbContextFactory<JourneyDbContext> contexts,
        [Description(RecordShapes.CursorText)] string? cursor = null, [Description(RecordShapes.LimitText)] int? limit = null)
    {
        var (page, refusal) = PageCursor.Read(cursor, limit, parts: 2);
        if (page is null)
            return refusal!;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (CurrentMember.From(http.User) is not { } member || !await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, http.RequestAborted))
            return EditSubmission.NotFound();
        var (time, last) = (page.TimeAt(0), page.IdAt(1));
        var comments = await Read(db, member, journey).Where(comment => comment.WrittenAt > time || (comment.WrittenAt == time && comment.Id > last))
            .OrderBy(comment => comment.WrittenAt).ThenBy(comment => comment.Id).Take(page.Limit + 1).ToListAsync(http.RequestAborted);
        return EntityTags.Answer(http, new CommentPage
        {
            Comments = [.. comments.Take(page.Limit).Select(Named)],
            Next = comments.Count > page.Limit ? PageCursor.Behind(comments[page.Limit - 1].WrittenAt, comments[page.Limit - 1].Id) : null,
        });
    }

    static async Task<IResult> WriteAsync(HttpContext http, Guid journey, CommentService service, IDbContextFactory<JourneyDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (CurrentMember.From(http.User) is not { } member || !await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, http.RequestAborted))
            return EditSubmission.NotFound();
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, Text, Thread, Touchpoint, Field);
        var (text, thread, touchpoint, field) = (fields.Text(Text, isRequired: true), fields.Id(Thread), fields.Id(Touchpoint), fields.Text(Field));
        var cell = CommentPlace.Fields.FirstOrDefault(known => known.JsonName() == field)?.Id;
        if (field is not null && (cell is null || touchpoint is null))
            fields.Wrong(Field, FieldErrorCode.Unknown, ApiText.GroupUnknown.With(string.Join(", ", CommentPlace.Fields.Select(known => known.JsonName()))));
        if (fields.Refusal is { } wrong)
            return wrong;
        var id = IdempotentRequest.NewId(http, "comment");
        // A thread of another journey is none of this one.
        if (thread is { } answered && !await Read(db, member, journey).AnyAsync(comment => comment.Thread == answered, http.RequestAborted))
            return EditSubmission.NotFound();
        var problem = thread is { } to
            ? await service.AnswerAsync(member, to, id, text!, [], http.RequestAborted)
            : await service.BeginAsync(member, journey, new(touchpoint, cell), id, text!, [], http.RequestAborted);
        if (problem is not null || await Read(db, member, journey).SingleOrDefaultAsync(comment => comment.Id == id, http.RequestAborted) is not { } written)
            return Answer(problem);
        http.Response.Headers.Location = $"{http.Request.Path}/{id}";
        return TypedResults.Json(Named(written), statusCode: StatusCodes.Status201Created);
    }

    static async Task<IResult> ChangeAsync(HttpContext http, Guid journey, Guid comment, CommentService service, IDbContextFactory<JourneyDbContext> contexts)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (!await Read(db, member, journey).AnyAsync(known => known.Id == comment, http.RequestAborted))
            return EditSubmission.NotFound();
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, Text);
        var text = fields.Text(Text, isRequired: true);
        if (fields.Refusal is { } wrong)
            return wrong;
        return await service.EditAsync(member, comment, text ?? "", [], http.RequestAborted) is { } problem ? Answer(problem)
            : await Read(db, member, journey).SingleOrDefaultAsync(known => known.Id == comment, http.RequestAborted) is { } changed ? TypedResults.Json(Named(changed))
            : EditSubmission.NotFound();
    }

    static async Task<IResult> DeleteAsync(HttpContext http, Guid journey, Guid comment, CommentService service, IDbContextFactory<JourneyDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (CurrentMember.From(http.User) is not { } member || !await Read(db, member, journey).AnyAsync(known => known.Id == comment, http.RequestAborted))
            return EditSubmission.NotFound();
        return await service.DeleteAsync(member, comment, http.RequestAborted) is { } problem ? Answer(problem) : TypedResults.NoContent();
    }

    static async Task<IResult> ResolveAsync(HttpContext http, Guid journey, Guid thread, CommentService service, IDbContextFactory<JourneyDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        if (CurrentMember.From(http.User) is not { } member || !await Read(db, member, journey).AnyAsync(known => known.Thread == thread, http.RequestAborted))
            return EditSubmission.NotFound();
        var (body, refusal) = await JsonBody.ReadAsync(http);
        if (body is not { } json)
            return refusal!;
        var fields = new BodyFields(json, IsResolved);
        var resolved = fields.Flag(IsResolved);
        if (fields.Refusal is { } wrong)
            return wrong;
        return await service.ResolveAsync(member, thread, resolved!.Value, http.RequestAborted) is { } problem ? Answer(problem) : TypedResults.Json(new ThreadState { IsResolved = resolved.Value });
    }

    static IQueryable<CommentView> Read(JourneyDbContext db, CurrentMember member, Guid journey) =>
        from comment in db.Comments.AsNoTracking()
        join thread in db.CommentThreads on comment.ThreadId equals thread.Id
        where thread.JourneyId == journey && comment.DeletedAt == null && db.Journeys.InUse(member).Any(row => row.Id == thread.JourneyId)
        select new CommentView
        {
            Id = comment.Id,
            Thread = thread.Id,
            Touchpoint = thread.TouchpointId,
            Field = thread.Field,
            Author = comment.AuthorId,
            AuthorName = db.Members.Where(author => author.Id == comment.AuthorId).Select(author => author.DisplayName).FirstOrDefault() ?? comment.AuthorName,
            Text = comment.Text,
            WrittenAt = comment.WrittenAt,
            EditedAt = comment.EditedAt,
            IsResolved = thread.ResolvedAt != null,
        };

    // Fields have the names that they have everywhere in JSON.
    static CommentView Named(CommentView comment) => comment with { Field = comment.Field is { } field ? FieldJson.Camel(field) : null };

    static IResult Answer(CommentProblem? problem) => problem switch
    {
        CommentProblem.NotAllowed => ApiProblems.Of(StatusCodes.Status403Forbidden, CommentText.RefusedNotAllowed),
        CommentProblem.Empty => ApiProblems.Invalid([new(FieldError.To(Text), FieldErrorCode.Required, CommentText.ProblemEmpty)]),
        CommentProblem.TooLong => ApiProblems.Invalid([new(FieldError.To(Text), FieldErrorCode.TooLong, Problem.TooLong.Explain(Limits.Comment))]),
        CommentProblem.TooManyThreads => ApiProblems.Of(StatusCodes.Status409Conflict, CommentText.ProblemTooManyThreads.With(Limits.CommentThreads), ApiText.NotPossible),
        CommentProblem.TooManyComments => ApiProblems.Of(StatusCodes.Status409Conflict, CommentText.ProblemTooManyComments.With(Limits.CommentsOfThread), ApiText.NotPossible),
        _ => EditSubmission.NotFound(),
    };
}
