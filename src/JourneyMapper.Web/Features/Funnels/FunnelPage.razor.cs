using System.Globalization;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace JourneyMapper.Web.Features.Funnels;

/// <summary>The funnel of one journey. Ids of other workspaces are not found; what is typed is stored field by field, and what is refused stays in its field with the reason.</summary>
public sealed partial class FunnelPage
{
    /// <summary>The names of the fields of <see cref="MonthTerms"/>.</summary>
    internal const string CustomersField = "customers", MarginField = "margin", RevenueField = "customer-revenue", ChurnField = "churn";

    const int Year = 12;
    const int Trended = 24;

    readonly FigureDrafts drafts = new();
    JourneyRoom? room;
    FunnelData? data;
    AccessLevel? level;
    IReadOnlyList<(Guid Id, string Name)> personas = [];
    Guid persona = FunnelCountRow.Everybody;
    DateOnly month, earliest;
    string currency = "";

    /// <summary>The journey's.</summary>
    [Parameter] public Guid Id { get; set; }

    [Inject] public required JourneyRooms Rooms { get; init; }

    [Inject] public required JourneyStore Store { get; init; }

    [Inject] public required FunnelQuery Query { get; init; }

    [Inject] public required FunnelService Service { get; init; }

    [Inject] public required FunnelTopic Topic { get; init; }

    [Inject] public required PersonaService Personas { get; init; }

    [Inject] public required PersonaTopic PersonaTopic { get; init; }

    [Inject] public required WorkspaceKpis Kpis { get; init; }

    [Inject] public required KpiTopic KpiTopic { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notifications { get; init; }

    Journey map => room!.Journey;

    bool canEdit => Member.CanEdit && level is AccessLevel.Edit;

    IReadOnlyList<(Guid Id, string Name)> segments => [(FunnelCountRow.Everybody, FunnelText.Everybody), .. personas];

    // The months of the table, the oldest first: those that have figures, and at least the last year.
    IReadOnlyList<StageCounts> shown
    {
        get
        {
            var first = data!.MonthsOf(persona).Prepend(earliest).Min();
            var last = thisMonth > month ? thisMonth : month;
            return [.. Enumerable.Range(0, ((last.Year - first.Year) * Year) + last.Month - first.Month + 1).Select(after => data.Of(persona, first.AddMonths(after)))];
        }
    }

    DateOnly thisMonth => Period.Month.First(Today);

    protected override async Task OnInitializedAsync()
    {
        if (await Rooms.OpenAsync(Member, Id, Leaving) is not { } opened)
        {
            Navigation.NotFound();
            return;
        }

        room = opened;
        level = await Store.AccessAsync(Member, Id, Leaving);
        await ReadPersonasAsync();
        await ReadCurrencyAsync();
        data = await Query.ReadAsync(Member, Id, Leaving);
        earliest = thisMonth.AddMonths(1 - Year);
        Show(persona);
        if (!RendererInfo.IsInteractive)
            return;
        Hold(room.Subscribe(Listen<RoomEvent>(OnEditedAsync)));
        Hold(Topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnCountedAsync)));
        Hold(PersonaTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnPersonasChangedAsync)));
        Hold(KpiTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnCurrencyChangedAsync)));
    }

    void OnAccessChanged(AccessLevel? now)
    {
        level = now;
        if (now is null)
            data = null;
    }

    // Labels, personas and stages out of scope may be others.
    async Task OnEditedAsync(IReadOnlyList<RoomEvent> news, bool missed)
    {
        await ReadPersonasAsync();
        StateHasChanged();
    }

    async Task OnPersonasChangedAsync(IReadOnlyList<TopicMessage> changed, bool missed)
    {
        await ReadPersonasAsync();
        StateHasChanged();
    }

    async Task OnCurrencyChangedAsync(IReadOnlyList<TopicMessage> changed, bool missed)
    {
        await ReadCurrencyAsync();
        StateHasChanged();
    }

    async Task OnCountedAsync(IReadOnlyList<TopicMessage> counted, bool missed)
    {
        if (!missed && !counted.Any(item => item.MayConcern(Id)))
            return;
        await ReadAsync();
        StateHasChanged();
    }

    async Task ReadPersonasAsync()
    {
        var library = await Personas.ReadAsync(Member.Workspace, Leaving);
        personas = [.. map.Personas.OrderBy(about => about.Curve).Select(about => library.Find(about.Persona)).OfType<Domain.Personas.Persona>().Select(known => (known.Id, known.Name))];
        if (persona == FunnelCountRow.Everybody || personas.Any(known => known.Id == persona))
            return;
        persona = FunnelCountRow.Everybody;
        drafts.Clear();
    }

    async Task ReadCurrencyAsync() => currency = (await Kpis.CatalogueAsync(Member.Workspace, Leaving)).Currency;

    async Task ReadAsync()
    {
        if (await Query.ReadAsync(Member, Id, Leaving) is { } read)
            data = read;
    }

    // The last month that was counted, or the one that is over last.
    void Show(Guid chosen)
    {
        persona = chosen;
        drafts.Clear();
        month = data!.MonthsOf(chosen).Append(DateOnly.MinValue).Max() is var last && last > DateOnly.MinValue ? last : thisMonth.AddMonths(-1);
    }

    void ShowMonth(DateOnly chosen)
    {
        month = Period.Month.First(chosen);
        drafts.Clear();
    }

    void ShowEarlier() => earliest = shown[0].Month.AddMonths(-Year) is var before && before > Days.Earliest ? before : Days.Earliest;

    Funnel FunnelOf(StageCounts counts) => Funnel.Of(counts, map.IsOutOfScope);

    string Label(Stage stage) => map.LabelOf(stage);

    static string Written(DateOnly month) => month.ToString(CultureInfo.CurrentCulture);

    Task TypeAsync(DateOnly of, Stage stage, string text) =>
        TakeAsync(FunnelGrid.FieldOf(of, stage), text, TypedFigure.People(text, CultureInfo.CurrentCulture), (member, value) => Service.RecordAsync(member, Id, persona, [new(of, stage, (long?)value)]));

    Task TypeTermAsync(string field, string text)
    {
        var typed = field switch
        {
            CustomersField => TypedFigure.People(text, CultureInfo.CurrentCulture),
            RevenueField => TypedFigure.Money(text, CultureInfo.CurrentCulture, currency),
            _ => TypedFigure.Share(text, CultureInfo.CurrentCulture),
        };
        return TakeAsync(field, text, typed, (member, value) => Service.ChangeTermsAsync(member, Id, month, terms => field switch
        {
            CustomersField => terms with { NewCustomers = (long?)value },
            MarginField => terms with { Margin = value },
            RevenueField => terms with { CustomerRevenue = value },
            _ => terms with { Churn = value },
        }));
    }

    Task TypeAmountAsync(MoneyLine line, bool isRevenue, string text) =>
        TakeAsync(FunnelMoney.FieldOf(line, isRevenue), text, TypedFigure.Money(text, CultureInfo.CurrentCulture, currency), (member, value) =>
            Service.ChangeMoneyAsync(member, Id, month, line.Stage, line.Channel, now => isRevenue ? now with { Revenue = value } : now with { Cost = value }));

    // What cannot be stored stays in its field.
    async Task TakeAsync(string field, string text, TypedFigure typed, Func<CurrentMember, decimal?, Task<FunnelOutcome>> record)
    {
        var problem = typed.Problem ?? (SignedIn.MemberNow() is { } member ? await TryRecordAsync(() => record(member, typed.Value)) : FunnelText.NotAllowed);
        drafts.Take(field, text, problem);
        if (problem is null)
            await ReadAsync();
    }

    static async Task<string?> TryRecordAsync(Func<Task<FunnelOutcome>> record)
    {
        try
        {
            return (await record()).Explain();
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            return KpiText.Unreachable;
        }
    }

    // A table without a mistake is stored at once; one with mistakes comes into the dialog, to be mended.
    async Task TakeTableAsync(DateOnly of, Stage stage, string text)
    {
        var read = PastedFigures.Read(text, of, Columns(stage), Member.LatestDay(Clock), CultureInfo.CurrentCulture);
        if (read.Figures.Count == 0 || await RecordAsync(read.Figures) is not null)
            await PasteAsync(of, stage, text);
    }

    async Task PasteAsync(DateOnly of, Stage stage, string text = "")
    {
        if (canEdit)
            await Dialogs.OpenAsync<FunnelPaste>(new()
            {
                { dialog => dialog.From, of },
                { dialog => dialog.Columns, Columns(stage) },
                { dialog => dialog.Label, Label },
                { dialog => dialog.Pasted, text.Length > PastedFigures.Longest ? "" : text },
                { dialog => dialog.Record, RecordAsync },
            });
    }

    // Why figures were not stored; null when they were.
    async Task<string?> RecordAsync(IReadOnlyList<StageFigure> figures)
    {
        if (SignedIn.MemberNow() is not { } member)
            return FunnelText.NotAllowed;
        if (await TryRecordAsync(() => Service.RecordAsync(member, Id, persona, figures)) is { } problem)
            return problem;
        await ReadAsync();
        ShowMonth(figures.Max(figure => figure.Month));
        Notifications.Done(Texts.Count(figures.Count, FunnelText.StoredOne, FunnelText.StoredOther));
        StateHasChanged();
        return null;
    }

    // As the table has them: from a stage on, without those that the journey does without.
    IReadOnlyList<Stage> Columns(Stage from) => [.. Stages.All.Where(stage => stage >= from && !map.IsOutOfScope(stage))];
}
