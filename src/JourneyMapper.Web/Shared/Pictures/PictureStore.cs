using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Resources;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared.Pictures;

/// <summary>Why a picture was not kept.</summary>
public enum PictureProblem
{
    /// <summary>Only who may edit keeps pictures.</summary>
    NotAllowed,

    /// <summary>The file has more bytes than <see cref="UploadedPicture.File"/>.</summary>
    TooLarge,

    /// <summary>It is no picture of a kind that is known.</summary>
    Unknown,

    /// <summary>The workspace has as many as it may.</summary>
    NoRoom,
}

/// <summary>
/// Keeps pictures that people upload. One belongs to the workspace and to nothing in it before an edit names it, in a persona or in a text; and stays when that edit is taken back.
/// </summary>
public sealed class PictureStore(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>A workspace may have so many pictures, those counted that only earlier states name.</summary>
    public const int Most = 20_000;

    /// <summary>Keeps a picture that is being uploaded.</summary>
    /// <param name="member">Who uploads it; today's role counts.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="open">Opens it, for so many bytes at most.</param>
    /// <param name="side">The most pixels of either side that are kept.</param>
    /// <param name="journey">On whose map, if on one: with it, it is deleted for ever.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(Guid? Id, PictureProblem? Problem)> KeepAsync(
        CurrentMember member, long length, Func<long, ValueTask<Stream>> open, int side, Guid? journey = null, CancellationToken cancellation = default)
    {
        if (length > UploadedPicture.File)
            return (null, PictureProblem.TooLarge);
        using var file = new MemoryStream();
        await using (var stream = await open(UploadedPicture.File))
            await stream.CopyToAsync(file, cancellation);
        return await KeepAsync(member, file.ToArray(), side, journey, cancellation);
    }

    /// <summary>Keeps a picture.</summary>
    /// <param name="member">Who uploads it; today's role counts.</param>
    /// <param name="file">What is uploaded.</param>
    /// <param name="side">The most pixels of either side that are kept.</param>
    /// <param name="journey">On whose map, if on one: with it, it is deleted for ever.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(Guid? Id, PictureProblem? Problem)> KeepAsync(CurrentMember member, byte[] file, int side, Guid? journey = null, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.MayEditAsync(member, cancellation))
            return (null, PictureProblem.NotAllowed);
        if (file.Length > UploadedPicture.File)
            return (null, PictureProblem.TooLarge);
        if (await db.Pictures.CountAsync(picture => picture.WorkspaceId == member.Workspace, cancellation) >= Most)
            return (null, PictureProblem.NoRoom);
        if (await UploadedPicture.ReadAsync(file, side, cancellation) is not { } picture)
            return (null, PictureProblem.Unknown);
        var row = new PictureRow { Id = Guid.CreateVersion7(), WorkspaceId = member.Workspace, JourneyId = journey, Jpeg = picture.Jpeg, Small = picture.Small, At = clock.GetUtcNow() };
        db.Pictures.Add(row);
        await db.SaveChangesAsync(cancellation);
        return (row.Id, null);
    }

    /// <summary>A picture of a workspace as JPEG, or null.</summary>
    /// <param name="workspace">The reader's.</param>
    /// <param name="picture">Its id.</param>
    /// <param name="small">Whether the size of a cell is enough.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<byte[]?> FindAsync(Guid workspace, Guid picture, bool small, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Pictures.Where(row => row.Id == picture && row.WorkspaceId == workspace).Select(row => small ? row.Small ?? row.Jpeg : row.Jpeg).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Those of these pictures that a workspace has, in the size of a cell, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, byte[]>> FindAsync(Guid workspace, IReadOnlyCollection<Guid> pictures, CancellationToken cancellation = default)
    {
        if (pictures.Count == 0)
            return new Dictionary<Guid, byte[]>();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Pictures.Where(row => row.WorkspaceId == workspace && pictures.Contains(row.Id)).Select(row => new { row.Id, Jpeg = row.Small ?? row.Jpeg })
            .ToDictionaryAsync(row => row.Id, row => row.Jpeg, cancellation);
    }
}

/// <summary>Problems with pictures in words.</summary>
static class PictureProblemText
{
    /// <summary>Why it was not kept, in the reader's language.</summary>
    public static string Explain(this PictureProblem problem) => problem switch
    {
        PictureProblem.NotAllowed => Common.ForbiddenText,
        PictureProblem.TooLarge => PictureText.TooLarge,
        PictureProblem.Unknown => PictureText.Unknown,
        _ => PictureText.NoRoom,
    };
}
