using System.Runtime.ExceptionServices;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>A board without its browser: hears of a room's news by an inbox of its own, and draws the map anew with Blazor's renderer.</summary>
sealed class DrawnMap : Renderer
{
    readonly IDisposable subscription;
    readonly int map;

    DrawnMap(JourneyRoom room)
        : base(new ServiceCollection().BuildServiceProvider(), NullLoggerFactory.Instance)
    {
        map = AssignRootComponentId(InstantiateComponent(typeof(JourneyMap)));
        var inbox = new CoalescingQueue<RoomEvent>((_, _) => ShowAsync(room.Journey));
        subscription = room.Subscribe(inbox.Add);
    }

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    /// <summary>The revision that it has drawn last.</summary>
    public long Revision { get; private set; }

    public static async Task<DrawnMap> OpenAsync(JourneyRoom room)
    {
        var drawn = new DrawnMap(room);
        await drawn.ShowAsync(room.Journey);
        return drawn;
    }

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);

    protected override void Dispose(bool disposing)
    {
        subscription.Dispose();
        base.Dispose(disposing);
    }

    Task ShowAsync(Journey journey) => Dispatcher.InvokeAsync(async () =>
    {
        await RenderRootComponentAsync(map, ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(JourneyMap.Journey)] = journey,
            [nameof(JourneyMap.Interactive)] = true,
            [nameof(JourneyMap.Window)] = ColumnWindow.Beginning,
        }));
        Revision = journey.Revision;
    });
}
