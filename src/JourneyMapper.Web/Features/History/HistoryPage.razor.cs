using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace JourneyMapper.Web.Features.History;

/// <summary>Reads the journal of a journey back to where it begins, and makes an edit of a state that somebody wants back. Ids of other workspaces are not found.</summary>
public sealed partial class HistoryPage
{
    // Of one edit; a restored map may have changed hundreds of things.
    const int Shown = 4;

    /// <summary>What stands in a stage without touchpoints.</summary>
    internal static readonly RenderFragment NoTouchpoint = builder => builder.AddContent(0, HistoryText.EmptyStage);

    readonly Dictionary<long, IReadOnlyList<string>> sentences = [];
    JourneyRoom room = null!;
    BoardSession session = null!;
    ReadableFields readable = null!;
    PersonaLibrary library = null!;
    PersonaCurves curves = PersonaCurves.None;
    EditDescriber describer = null!;
    JourneyTimeline? timeline;
    IReadOnlyDictionary<Guid, string> members = new Dictionary<Guid, string>();
    IReadOnlyDictionary<long, string> names = new Dictionary<long, string>();
    Journey journey = null!;
    Journey later = null!;
    IReadOnlyDictionary<Guid, VersionMark>? marks;
    IReadOnlyList<(string Sentence, Touchpoint? Before)> differences = [];
    long revision, other;
    bool complete, comparing, restoring;

    AccessLevel? level;

    bool canEdit => Member.CanEdit && level is AccessLevel.Edit;

    /// <summary>The workspace's channels.</summary>
    [CascadingParameter] public ChannelLibrary Channels { get; set; } = ChannelLibrary.BuiltIn;

    /// <summary>The journey's.</summary>
    [Parameter] public Guid Id { get; set; }

    [Inject] public required JourneyRooms Rooms { get; init; }

    [Inject] public required JourneyStore Store { get; init; }

    [Inject] public required NamedVersions Versions { get; init; }

    [Inject] public required PersonaService Personas { get; init; }

    [Inject] public required WorkspaceKpis Kpis { get; init; }

    [Inject] public required IDbContextFactory<JourneyDbContext> Contexts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notifications { get; init; }

    string told => timeline?.EntryOf(revision) is { } entry
        ? HistoryText.Told.With(Local(entry.At).ToString("g", CultureInfo.CurrentCulture), AuthorOf(entry), names.GetValueOrDefault(revision, Sentences(entry).FirstOrDefault("")))
        : HistoryText.Beginning;

    protected override async Task OnInitializedAsync()
    {
        if (await Rooms.OpenAsync(Member, Id, Leaving) is not { } opened)
        {
            Navigation.NotFound();
            return;
        }

        room = opened;
        level = await Store.AccessAsync(Member, Id, Leaving);
        session = new(room, SignedIn.MemberNow, Loggers.CreateLogger<BoardSession>());
        Hold(session);
        await using (var db = await Contexts.CreateDbContextAsync(Leaving))
            members = await db.Members.NamesOfAsync(Member.Workspace, Leaving);
        var catalogue = await Kpis.CatalogueAsync(Member.Workspace);
        library = await Personas.ReadAsync(Member.Workspace, Leaving);
        readable = new(members, () => catalogue, () => library) { Channels = () => Channels };
        names = await Versions.ReadAsync(Member, Id, Leaving);
        await BeginAsync();
        if (RendererInfo.IsInteractive)
            Hold(room.Subscribe(Listen<RoomEvent>(OnEditedAsync)));
    }

    void OnAccessChanged(AccessLevel? now)
    {
        level = now;
        if (now is null)
            timeline = null;
    }

    // Whoever looks at the present state goes along with it; whoever looks at an earlier one stays there.
    async Task OnEditedAsync(IReadOnlyList<RoomEvent> news, bool missed)
    {
        if (timeline is null || (room.Journey.Revision == timeline.Now.Revision && !missed))
            return;
        var (present, at) = (revision == timeline.Now.Revision, revision);
        await BeginAsync();
        if (!present && at >= timeline.Earliest)
            revision = at;
        Draw();
        StateHasChanged();
    }

    async Task BeginAsync()
    {
        var now = room.Journey;
        var entries = await Store.ReadBackAsync(Id, now.Revision, Leaving);
        timeline = new(now);
        timeline.Extend(entries);
        sentences.Clear();
        describer = new(now, readable.Read);
        complete = entries.Count < JourneyStore.LongestReplay;
        revision = other = now.Revision;
        comparing &= revision > timeline.Earliest;
        Draw();
    }

    async Task EarlierAsync()
    {
        var entries = await Store.ReadBackAsync(Id, timeline!.Earliest, Leaving);
        timeline.Extend(entries);
        complete = entries.Count < JourneyStore.LongestReplay;
    }

    void Show(long at)
    {
        revision = Math.Clamp(at, timeline!.Earliest, timeline.Now.Revision);
        Draw();
    }

    void Scrub(ChangeEventArgs change)
    {
        if (long.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var at))
            Show(at);
    }

    void ToggleCompare()
    {
        comparing = !comparing;
        other = timeline!.Now.Revision;
        Draw();
    }

    void CompareWith(long with)
    {
        other = Math.Clamp(with, timeline!.Earliest, timeline.Now.Revision);
        Draw();
    }

    // Now, all that has a name, and where the journey begins.
    IEnumerable<Option> Others() => new[] { timeline!.Now.Revision }.Concat(names.Keys.Where(named => named >= timeline.Earliest && named < timeline.Now.Revision).OrderDescending())
        .Append(timeline.Earliest).Distinct()
        .Select(at => new Option(at, at == timeline.Now.Revision ? HistoryText.Now : names.GetValueOrDefault(at, HistoryText.Beginning)));

    // What is shown follows from the two revisions alone.
    void Draw()
    {
        journey = timeline!.At(revision);
        (later, marks, differences) = (journey, null, []);
        curves = PersonaCurves.Of(journey, library);
        if (!comparing)
            return;
        var with = timeline.At(other);
        var (from, to) = revision <= other ? (journey, with) : (with, journey);
        var difference = JourneyKinds.Between(from, to);
        var words = new EditDescriber(to, readable.Read);
        ((later, marks), curves) = (StateOverlay.Of(from, to, difference), PersonaCurves.Of(to, library));
        // What is not now as it was in the earlier of the two can be restored; a touchpoint of which much is told, once.
        var left = (to.Revision == timeline.Now.Revision ? difference : JourneyKinds.Between(from, timeline.Now)).Changes
            .Select(change => change.Target).Where(target => target.Kind == JourneyKinds.Touchpoint).Select(target => target.Id).ToHashSet();
        differences =
        [
            .. difference.Changes.Reverse().SelectMany(change => words.Tell(new Difference([change])), (change, sentence) =>
                (sentence, change.Target.Kind == JourneyKinds.Touchpoint && left.Remove(change.Target.Id) ? from.Find(change.Target.Id) : null)),
        ];
    }

    IReadOnlyList<string> Sentences(JournalEntry entry)
    {
        if (!sentences.TryGetValue(entry.Revision, out var known))
            sentences[entry.Revision] = known = [.. describer.Tell(entry.Difference)];
        return known;
    }

    async Task NameAsync()
    {
        var named = revision;
        if (await Dialogs.AskAsync<VersionNameDialog, VersionName>(new() { { dialog => dialog.Name, names.GetValueOrDefault(named, "") } }) is not { } answer)
            return;
        await TryAsync(async () =>
        {
            if (await Versions.NameAsync(SignedIn.MemberNow() ?? Member, Id, named, answer.Name, Leaving) is { } refusal)
                Notifications.Tell(RefusalText.Of(refusal), MudBlazor.Severity.Warning);
            names = await Versions.ReadAsync(Member, Id, Leaving);
        });
    }

    Task RestoreAsync() => SubmitAsync(new Restore(journey, JourneyKinds.All), HistoryText.Restored);

    Task RestoreOneAsync(Touchpoint touchpoint) =>
        SubmitAsync(new RestoreTouchpoint(timeline!.At(Math.Min(revision, other)), touchpoint.Id), (timeline.Now.Find(touchpoint.Id) is null ? HistoryText.RestoredOne : HistoryText.RestoredTouchpoint).With(touchpoint.Name));

    async Task SubmitAsync(Edit edit, string done)
    {
        if (restoring)
            return;
        restoring = true;
        try
        {
            if (await session.SubmitAsync(edit) is Outcome<Journey>.Refused refused)
                Notifications.Tell(RefusalText.Of(refused.Refusal), MudBlazor.Severity.Warning);
            else
                Notifications.Done(done);
        }
        finally
        {
            restoring = false;
        }
    }

    DateTimeOffset Local(DateTimeOffset at) => Member.Local(at, Clock);

    // What a program did in somebody's name is told with the name of its token.
    string AuthorOf(JournalEntry entry)
    {
        var name = members.GetValueOrDefault(entry.Author, Common.FormerMember);
        return entry.Program is { } program ? HistoryText.By.With(name, program) : name;
    }
}
