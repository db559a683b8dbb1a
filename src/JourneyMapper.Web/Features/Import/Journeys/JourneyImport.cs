using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Import.Journeys.Readers;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>Finds the reader of a source, reads it, and stores what came of it on the way on which all journeys are made.</summary>
public sealed class JourneyImport(IEnumerable<IJourneyReader> readers, JourneyLibrary library, JourneyTargets targets)
{
    // Few at a time: each holds a source and what came of it.
    readonly SemaphoreSlim turns = new(2);

    /// <summary>The forms that can be read, in the order in which they are asked.</summary>
    public IReadOnlyList<IJourneyReader> Readers { get; } = [.. readers];

    /// <summary>The reader of a source: of a workbook whose titles say nothing the one of tables, of a text the last one.</summary>
    public IJourneyReader Find(JourneySource source) => Readers.FirstOrDefault(reader => reader.Recognises(source)) ?? (source.Text is null ? Readers.OfType<TouchpointTableReader>().Single() : Readers[^1]);

    /// <summary>Reads a source. Nothing is saved.</summary>
    /// <param name="source">What was chosen or pasted.</param>
    /// <param name="reader">Who reads it; null: who recognises it.</param>
    /// <param name="choices">What somebody has chosen beside that.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IJourneyReader Reader, JourneyReading Reading)> ReadAsync(JourneySource source, IJourneyReader? reader, JourneyChoices choices, CancellationToken cancellation = default)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            if (reader is null && source.Table.Sheets.Count > 1)
                await source.Table.FindSheetAsync(() => Readers.Any(one => one.Recognises(source)), cancellation);
            return await Task.Run(() =>
            {
                var found = reader ?? Find(source);
                return (found, found.Read(source, choices));
            }, cancellation);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>What a reader goes by before anybody has chosen anything.</summary>
    public async Task<JourneyChoices> ChoicesAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        var target = await targets.ReadAsync(member, cancellation);
        return new(target.Channels, ImmutableDictionary<string, Stage>.Empty) { Target = target };
    }

    /// <summary>Stores the journey, all of it or nothing.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="made">What was read.</param>
    /// <param name="title">What it shall be called.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Refusal?> SaveAsync(CurrentMember member, NewJourney made, string title, CancellationToken cancellation = default) =>
        library.ImportAsync(member, made with { Journey = made.Journey with { Title = title } }, cancellation);

    /// <summary>Moves a journey that was imported to the trash.</summary>
    public Task<Refusal?> UndoAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default) => library.TrashAsync(member, journey, cancellation);
}
