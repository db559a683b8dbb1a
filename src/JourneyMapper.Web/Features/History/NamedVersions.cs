using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.History;

/// <summary>Names for states of journeys. Checks who asks; a journey of another workspace answers as one that does not exist.</summary>
public sealed class NamedVersions(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>A journey has at most so many.</summary>
    public const int Most = 200;

    /// <summary>Those of a journey: name by revision.</summary>
    public async Task<IReadOnlyDictionary<long, string>> ReadAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.NamedVersions.Where(version => version.JourneyId == journey && db.Journeys.InUse(reader).Any(row => row.Id == journey))
            .ToDictionaryAsync(version => version.Revision, version => version.Name, cancellation);
    }

    /// <summary>Gives a revision a name, another one, or with an empty one takes it away.</summary>
    /// <returns>Null when it is done, or why it is not.</returns>
    public async Task<Refusal?> NameAsync(CurrentMember member, Guid journey, long revision, string name, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        var (accepted, problem) = AcceptedText.Line(name, Limits.Label);
        if (problem is { } reason)
            return new Refusal.Invalid(journey, JourneyFields.Title, reason);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        if (!await db.Journeys.InUse(member).EditableBy(member).AnyAsync(row => row.Id == journey && row.Revision >= revision && revision >= 0, cancellation))
            return new Refusal.JourneyGone();
        await db.NamedVersions.Where(version => version.JourneyId == journey && version.Revision == revision).ExecuteDeleteAsync(cancellation);
        if (accepted.Length > 0 && await db.NamedVersions.CountAsync(version => version.JourneyId == journey, cancellation) >= Most)
            return new Refusal.Full(Most);
        if (accepted.Length > 0)
            db.NamedVersions.Add(new() { JourneyId = journey, Revision = revision, Name = accepted, AuthorId = member.Id, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
