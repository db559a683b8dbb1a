using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>The product's own metrics, as somebody who listens sees them.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task An_edit_is_counted_as_submitted_and_as_committed_a_conflict_as_refused()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var metrics = new Listening(app.Services.GetRequiredService<IMeterFactory>());
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Buying a road bike" };
        await app.Services.StoreAsync(journey);
        var room = (await app.Services.GetRequiredService<JourneyRooms>().OpenAsync(JourneyDatabase.Reader, journey.Id)).ShouldNotBeNull();
        var author = await app.AddMemberAsync("mia", Role.Editor);

        await room.SubmitAsync(Edits.Add("Store"), author);
        var touchpoint = room.Journey.Touchpoints.ShouldHaveSingleItem();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(touchpoint, TouchpointFields.Thought, "Nice"), author);
        await room.SubmitAsync(JourneyKinds.Touchpoint.Change(touchpoint, TouchpointFields.Thought, "Too far away"), author);
        await room.UndoAsync(author, Guid.NewGuid());

        metrics.Sum("journeymapper.edits.submitted").ShouldBe(4);
        metrics.Sum("journeymapper.edits.committed").ShouldBe(3);
        metrics.Sum("journeymapper.edits.refused").ShouldBe(1);
        metrics.Tags("journeymapper.edits.refused").ShouldBe([("reason", "conflict")]);
    }

    [Fact]
    public void An_open_board_counts_until_it_is_closed_once()
    {
        using var factory = new Meters();
        using var metrics = new Listening(factory);
        using var telemetry = new Telemetry(factory);
        var (first, second) = (telemetry.OpenBoard(), telemetry.OpenBoard());
        metrics.Sum("journeymapper.boards.open").ShouldBe(2);
        first.Dispose();
        first.Dispose();
        metrics.Sum("journeymapper.boards.open").ShouldBe(1);
        second.Dispose();
        metrics.Sum("journeymapper.boards.open").ShouldBe(0);
    }

    [Fact]
    public async Task A_pdf_is_timed_with_its_outcome()
    {
        using var factory = new Meters();
        using var metrics = new Listening(factory);
        using var telemetry = new Telemetry(factory);
        (await telemetry.PdfAsync(() => Task.FromResult(1))).ShouldBe(1);
        await Should.ThrowAsync<TimeoutException>(() => telemetry.PdfAsync<int>(() => throw new TimeoutException("Nora's map")));
        await Should.ThrowAsync<OperationCanceledException>(() => telemetry.PdfAsync<int>(() => throw new OperationCanceledException()));
        metrics.Tags("journeymapper.pdf.duration").ShouldBe([("outcome", "done"), ("outcome", "failed"), ("outcome", "cancelled")]);
    }

    [Fact]
    public void Rows_of_an_import_are_counted_by_what_became_of_them()
    {
        using var factory = new Meters();
        using var metrics = new Listening(factory);
        using var telemetry = new Telemetry(factory);
        telemetry.Imported(added: 1000, replaced: 0, unchanged: 20);
        metrics.Sum("journeymapper.import.rows").ShouldBe(1020);
        metrics.Tags("journeymapper.import.rows").ShouldBe([("outcome", "added"), ("outcome", "unchanged")]);
    }

    /// <summary>Collects what the meters of one factory measure.</summary>
    sealed class Listening : IDisposable
    {
        readonly MeterListener listener = new();
        readonly ConcurrentQueue<(string Instrument, double Value, (string, string)[] Tags)> measured = new();

        public Listening(IMeterFactory factory)
        {
            this.listener.InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name == Telemetry.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            this.listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            this.listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            this.listener.Start();
        }

        public double Sum(string instrument) => this.measured.Where(measured => measured.Instrument == instrument).Sum(measured => measured.Value);

        public IEnumerable<(string Key, string Value)> Tags(string instrument) => this.measured.Where(measured => measured.Instrument == instrument).SelectMany(measured => measured.Tags);

        public void Dispose() => listener.Dispose();

        void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            measured.Enqueue((instrument.Name, value, [.. tags.ToArray().Select(tag => (tag.Key, tag.Value?.ToString() ?? ""))]));
    }

    sealed class Meters : IMeterFactory
    {
        readonly List<Meter> meters = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            var meter = new Meter(options);
            meters.Add(meter);
            return meter;
        }

        public void Dispose() => meters.ForEach(meter => meter.Dispose());
    }
}
