using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Omnichannel;

/// <summary>A journey with its answers.</summary>
/// <param name="Journey">The journey, without what the questions do not need.</param>
/// <param name="Results">The answers to the four questions, in order.</param>
public sealed record OmnichannelLine(Journey Journey, ImmutableArray<OmnichannelResult> Results);

/// <summary>Answers the omnichannel questions of the current journeys in use, and takes answers by hand.</summary>
public sealed class OmnichannelList(IDbContextFactory<JourneyDbContext> contexts, JourneyRooms rooms)
{
    /// <summary>The page shows so many journeys.</summary>
    public const int Most = 500;

    /// <summary>The journeys by title, and how many there are.</summary>
    public async Task<(IReadOnlyList<OmnichannelLine> Lines, int Total)> FindAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var current = db.Journeys.InUse(reader).Where(journey => journey.State == JourneyState.Current);
        var journeys = await current.OrderBy(journey => EF.Functions.Collate(journey.Title, JourneyDbContext.Alphabet)).ThenBy(journey => journey.Id).Take(Most)
            .Select(journey => new { journey.Id, journey.Title, journey.Omnichannel }).ToListAsync(cancellation);
        Guid[] ids = [.. journeys.Select(journey => journey.Id)];
        var touchpoints = (await db.Touchpoints.AsNoTracking().Where(touchpoint => ids.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)))
            .Select(touchpoint => new
            {
                Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId),
                Touchpoint = new Touchpoint { Id = touchpoint.Id, Stage = touchpoint.Stage, Rank = touchpoint.Rank, Name = "", Channel = touchpoint.Channel, Handoff = touchpoint.Handoff },
                Consistency = db.Audits.Where(audit => audit.TouchpointId == touchpoint.Id).OrderByDescending(audit => audit.On).ThenByDescending(audit => audit.RecordedAt)
                    .Select(audit => (int?)audit.Scores[AuditCriteria.Consistency]).FirstOrDefault(),
            }).ToListAsync(cancellation)).ToLookup(row => row.Journey);
        var preferred = (await (from use in db.JourneyPersonas
                                join persona in db.Personas on use.Persona equals persona.Id
                                where ids.Contains(EF.Property<Guid>(use, JourneyDbContext.JourneyId))
                                select new { Journey = EF.Property<Guid>(use, JourneyDbContext.JourneyId), persona.Channels }).ToListAsync(cancellation))
            .SelectMany(row => row.Channels.Split(", ", StringSplitOptions.RemoveEmptyEntries), (row, channel) => (row.Journey, Channel: channel)).ToLookup(pair => pair.Journey, pair => pair.Channel);
        var channels = await db.ChannelsAsync(reader.Workspace, cancellation);
        var lines = journeys.ConvertAll(row =>
        {
            var map = new Journey { Id = row.Id, Title = row.Title, Omnichannel = row.Omnichannel, Touchpoints = JourneyKinds.Touchpoint.InOrder(touchpoints[row.Id].Select(pair => pair.Touchpoint)) };
            return new OmnichannelLine(map, OmnichannelReview.Of(map, preferred[row.Id], [.. touchpoints[row.Id].Select(pair => pair.Consistency).OfType<int>()], channels));
        });
        return (lines, lines.Count < Most ? lines.Count : await current.CountAsync(cancellation));
    }

    /// <summary>Notes what somebody has answered.</summary>
    /// <param name="member">Who.</param>
    /// <param name="journey">About which journey.</param>
    /// <param name="before">What they saw.</param>
    /// <param name="answers">All answers by hand.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Why not; null: it is done.</returns>
    public async Task<Refusal?> AnswerAsync(CurrentMember member, Guid journey, string before, IEnumerable<HandAnswer> answers, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        if (await rooms.OpenAsync(member, journey, cancellation) is not { } room)
            return new Refusal.JourneyGone();
        var edit = JourneyKinds.Journey.Change([new FieldChange<Journey>(JourneyFields.Omnichannel, before, HandAnswers.Write(answers))]);
        return (await room.SubmitAsync(edit, member, cancellation) as Outcome<Journey>.Refused)?.Refusal;
    }
}
