using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Tests.Features.Import;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Kpis;

/// <summary>Each measurement has an author, and says how it came.</summary>
public sealed class MeasurementOriginTests : IAsyncLifetime
{
    static readonly DateOnly Monday = new(2026, 11, 16);

    ImportRoom room = null!;

    public MeasurementOriginTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    public async ValueTask InitializeAsync() => room = await ImportRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Typed_sent_imported_and_scheduled_ones_are_told_apart()
    {
        var (ann, measurements, store) = (MeasuringRoom.Member(), room.Measuring.Measurements, room.Measuring.Store.Id);
        (await measurements.RecordAsync(ann, store, MeasuringRoom.Conversion, [new(Monday, 1)], ExistingDays.Tell)).ShouldBeOfType<Recording.Done>();
        (await measurements.RecordAsync(ann with { Program = "Till" }, store, MeasuringRoom.Conversion, [new(Monday.AddDays(1), 1)], ExistingDays.Tell)).ShouldBeOfType<Recording.Done>();
        await (await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-18,1"))).ImportAsync(ann, ExistingDays.Tell);
        await (await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-19,1"))).ImportAsync(ann, ExistingDays.Tell, host: "example.org");
        await using var db = await room.Measuring.Contexts.CreateDbContextAsync();
        db.Measurements.Add(new() { TouchpointId = store, Kpi = MeasuringRoom.Conversion, On = Monday.AddDays(4), JourneyId = room.Measuring.Journey.Id, Value = 1 });
        await db.SaveChangesAsync();

        var origins = await measurements.OriginsAsync(ann, store, MeasuringRoom.Conversion, Monday);
        origins.OrderBy(pair => pair.Key).Select(pair => pair.Value.Source).ShouldBe([MeasurementSource.Typed, MeasurementSource.Api, MeasurementSource.Imported, MeasurementSource.Scheduled, MeasurementSource.Unknown]);
        origins[Monday].Author.ShouldBe(ann.Id);
        // Somebody is in no table, as a member who was removed.
        origins[Monday].Text.ShouldBe("Former member, typed");
        origins[Monday.AddDays(4)].Text.ShouldBe("unknown");
        (await measurements.OriginsAsync(MeasuringRoom.Stranger(), store, MeasuringRoom.Conversion, Monday)).ShouldBeEmpty();
        (await measurements.OriginsAsync(ann, store, MeasuringRoom.Conversion, Monday.AddDays(4))).ShouldHaveSingleItem();

        var told = await db.Activities.AsNoTracking().OrderBy(row => row.Id).ToListAsync();
        told.Select(row => (row.Kind, row.Value, row.Subject)).ShouldBe([(ActivityKind.MeasurementsImported, "1", ""), (ActivityKind.MeasurementsImported, "1", "example.org")]);
    }

    [Fact]
    public async Task Who_replaces_a_value_becomes_its_author_and_who_repeats_it_does_not()
    {
        var (ann, bob, measurements, store) = (MeasuringRoom.Member(), MeasuringRoom.Member() with { Id = Guid.CreateVersion7() }, room.Measuring.Measurements, room.Measuring.Store.Id);
        await measurements.RecordAsync(ann, store, MeasuringRoom.Conversion, [new(Monday, 1), new(Monday.AddDays(1), 1)], ExistingDays.Tell);
        await measurements.RecordAsync(bob, store, MeasuringRoom.Conversion, [new(Monday, 1), new(Monday.AddDays(1), 2)], ExistingDays.Replace);
        var origins = await measurements.OriginsAsync(ann, store, MeasuringRoom.Conversion, Monday);
        (origins[Monday].Author, origins[Monday.AddDays(1)].Author).ShouldBe((ann.Id, bob.Id));

        await (await room.ReadAsync(ImportRoom.Csv("Store,conversion-rate,2026-11-16,1", "Store,conversion-rate,2026-11-17,3"))).ImportAsync(ann, ExistingDays.Replace);
        origins = await measurements.OriginsAsync(ann, store, MeasuringRoom.Conversion, Monday);
        origins[Monday].Source.ShouldBe(MeasurementSource.Typed);
        origins[Monday.AddDays(1)].ShouldBe(new(ann.Id, null, MeasurementSource.Imported));
    }
}
