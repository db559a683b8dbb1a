using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Funnels;

/// <summary>Figures of funnels are written all or none, by those who may, and read by those who see the journey.</summary>
public sealed class FunnelServiceTests : IAsyncLifetime
{
    static readonly DateOnly October = new(2026, 10, 1);
    static readonly DateOnly September = new(2026, 9, 1);
    static readonly Guid Everybody = FunnelCountRow.Everybody;

    readonly FunnelTopic topic = new();
    MeasuringRoom room = null!;
    FunnelService service = null!;
    FunnelQuery query = null!;

    Guid Journey => room.Journey.Id;

    public async ValueTask InitializeAsync()
    {
        room = await MeasuringRoom.NewAsync();
        (service, query) = (new(room.Contexts, topic, room), new(room.Contexts));
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Figures_are_read_as_they_were_written_replaced_and_taken_away()
    {
        (await RecordAsync(new(October, Stage.Awareness, 1200), new(October, Stage.Decision, 0), new(September, Stage.Awareness, 900))).ShouldBe(new FunnelOutcome.Done(3));
        (await CountsAsync(October)).ShouldBe([1200, null, 0, null, null]);
        (await RecordAsync(new(October, Stage.Awareness, 1200), new(October, Stage.Decision, 7), new(October, Stage.Loyalty, null), new(September, Stage.Awareness, null))).ShouldBe(new FunnelOutcome.Done(2));
        (await CountsAsync(October)).ShouldBe([1200, null, 7, null, null]);
        (await query.ReadAsync(JourneyDatabase.Reader, Journey))!.MonthsOf(Everybody).ShouldBe([October]);
        (await query.LatestAsync(JourneyDatabase.Reader, Journey)).ShouldNotBeNull().Month.ShouldBe(October);
        await using var db = await room.Contexts.CreateDbContextAsync();
        (await db.FunnelCounts.Select(row => row.AuthorId).Distinct().ToListAsync()).ShouldBe([MeasuringRoom.Member().Id]);
        // A fact beside the map: no revision, so no approval is void.
        (await db.Journeys.Where(row => row.Id == Journey).Select(row => row.Revision).SingleAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task One_figure_that_cannot_be_keeps_all_others_out()
    {
        (await RecordAsync(new(October, Stage.Awareness, 5), new(October, Stage.Decision, -1), new(new(2026, 12, 1), Stage.Awareness, 5))).ShouldBeOfType<FunnelOutcome.Invalid>()
            .Problems.ShouldBe(new Dictionary<int, FunnelProblem> { [1] = FunnelProblem.Negative, [2] = FunnelProblem.InFuture }, ignoreOrder: true);
        (await query.LatestAsync(JourneyDatabase.Reader, Journey)).ShouldBeNull();
        // The month that has begun can be counted.
        (await RecordAsync(new StageFigure(new(2026, 11, 1), Stage.Awareness, 5))).ShouldBe(new FunnelOutcome.Done(1));
    }

    [Fact]
    public async Task A_persona_has_figures_of_its_own_and_no_more_people_than_everybody()
    {
        var anna = await AddPersonaAsync();
        await RecordAsync(new StageFigure(October, Stage.Awareness, 100));
        (await RecordOfAsync(anna, new(October, Stage.Awareness, 40), new(October, Stage.Consideration, 30))).ShouldBe(new FunnelOutcome.Done(2));
        (await CountsAsync(October, anna)).ShouldBe([40, 30, null, null, null]);
        (await CountsAsync(October)).ShouldBe([100, null, null, null, null]);

        (await RecordOfAsync(anna, new StageFigure(October, Stage.Awareness, 101))).ShouldBeOfType<FunnelOutcome.Invalid>().Problems.ShouldHaveSingleItem().Value.ShouldBe(FunnelProblem.MoreThanAll);
        (await RecordAsync(new StageFigure(October, Stage.Consideration, 29))).ShouldBeOfType<FunnelOutcome.Invalid>().Problems.ShouldHaveSingleItem().Value.ShouldBe(FunnelProblem.MoreThanAll);
        (await RecordAsync(new StageFigure(October, Stage.Consideration, 30))).ShouldBe(new FunnelOutcome.Done(1));
        (await RecordOfAsync(Guid.NewGuid(), new StageFigure(October, Stage.Awareness, 1))).ShouldBeOfType<FunnelOutcome.Invalid>().Problems.ShouldHaveSingleItem().Value.ShouldBe(FunnelProblem.NoPersona);
    }

    [Fact]
    public async Task Money_is_written_line_by_line_and_a_line_without_any_is_gone()
    {
        var member = MeasuringRoom.Member();
        (await SocialAsync(line => line with { Cost = 600.005m })).ShouldBe(new FunnelOutcome.Done(1));
        (await SocialAsync(line => line with { Revenue = 50 })).ShouldBe(new FunnelOutcome.Done(1));
        (await service.ChangeMoneyAsync(member, Journey, October, Stage.Decision, "", line => line with { Cost = null, Revenue = 900 })).ShouldBe(new FunnelOutcome.Done(1));
        (await ReadAsync()).MoneyOf(October).ShouldBe([new(Stage.Awareness, "social", 600.01m, 50), new(Stage.Decision, "", null, 900)]);
        (await SocialAsync(line => line with { Cost = null, Revenue = null })).ShouldBe(new FunnelOutcome.Done(1));
        (await ReadAsync()).MoneyOf(October).ShouldBe([new(Stage.Decision, "", null, 900)]);
        (await SocialAsync(line => line with { Cost = -1 })).ShouldBeOfType<FunnelOutcome.Invalid>();

        (await service.ChangeTermsAsync(member, Journey, October, _ => new(20, 40, 30, 5))).ShouldBe(new FunnelOutcome.Done(1));
        (await service.ChangeTermsAsync(member, Journey, October, _ => new(20, 140, 30, 5))).ShouldBeOfType<FunnelOutcome.Invalid>().Problems[0].ShouldBe(FunnelProblem.AboveHundred);
        (await ReadAsync()).TermsOf(October).ShouldBe(new MonthTerms(20, 40, 30, 5));
        (await service.ChangeTermsAsync(member, Journey, October, _ => MonthTerms.Unknown)).ShouldBe(new FunnelOutcome.Done(1));
        (await ReadAsync()).Terms.ShouldBeEmpty();

        Task<FunnelOutcome> SocialAsync(Func<MoneyLine, MoneyLine> change) => service.ChangeMoneyAsync(member, Journey, October, Stage.Awareness, "social", change);
    }

    [Fact]
    public async Task Two_who_type_different_terms_at_once_keep_both()
    {
        await Task.WhenAll(
            service.ChangeTermsAsync(MeasuringRoom.Member(), Journey, October, terms => terms with { Margin = 40 }),
            service.ChangeTermsAsync(MeasuringRoom.Member(), Journey, October, terms => terms with { Churn = 5 }),
            service.ChangeTermsAsync(MeasuringRoom.Member(), Journey, October, terms => terms with { NewCustomers = 7 }));
        (await ReadAsync()).TermsOf(October).ShouldBe(new MonthTerms(7, 40, null, 5));
    }

    [Fact]
    public async Task Viewers_write_nothing_and_for_others_there_is_no_such_journey()
    {
        StageFigure[] figures = [new(October, Stage.Awareness, 5)];
        var viewer = MeasuringRoom.Member(Role.Viewer);
        (await service.RecordAsync(viewer, Journey, Everybody, figures)).ShouldBe(new FunnelOutcome.NotAllowed());
        (await service.ChangeMoneyAsync(viewer, Journey, October, Stage.Awareness, "", line => line with { Cost = 1, Revenue = 1 })).ShouldBe(new FunnelOutcome.NotAllowed());
        (await service.ChangeTermsAsync(viewer, Journey, October, _ => new(1, 1, 1, 1))).ShouldBe(new FunnelOutcome.NotAllowed());
        (await service.RecordAsync(MeasuringRoom.Stranger(), Journey, Everybody, figures)).ShouldBe(new FunnelOutcome.Gone());
        (await query.ReadAsync(JourneyDatabase.OtherReader, Journey)).ShouldBeNull();
        (await query.MonthAsync(JourneyDatabase.OtherReader, Journey, Everybody, October)).ShouldBeNull();
        await RecordAsync(figures);
        (await query.LatestAsync(JourneyDatabase.OtherReader, Journey)).ShouldBeNull();
        (await query.ListAsync(JourneyDatabase.OtherReader, Everybody, September, "")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_private_journey_has_no_funnel_for_those_to_whom_it_is_closed()
    {
        await RecordAsync(new StageFigure(October, Stage.Awareness, 5));
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == Journey).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
        (await query.ReadAsync(JourneyDatabase.Reader, Journey)).ShouldBeNull();
        (await query.LatestAsync(JourneyDatabase.Reader, Journey)).ShouldBeNull();
        (await query.ListAsync(JourneyDatabase.Reader, Everybody, September, "")).ShouldBeEmpty();
        (await RecordAsync(new StageFigure(October, Stage.Awareness, 6))).ShouldBe(new FunnelOutcome.Gone());
        // Where somebody may only look, they may not write.
        var editor = await AddMemberAsync();
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.JourneyAccesses.Add(new() { JourneyId = Journey, MemberId = editor.Id, Level = AccessLevel.See });
            await db.SaveChangesAsync();
        }

        (await query.ReadAsync(editor, Journey)).ShouldNotBeNull();
        (await service.RecordAsync(editor, Journey, Everybody, [new(October, Stage.Awareness, 6)])).ShouldBe(new FunnelOutcome.NotAllowed());
    }

    [Fact]
    public async Task The_list_has_the_last_months_of_all_journeys_that_match_in_the_order_of_titles()
    {
        var empty = await NewJourneyAsync("Été en Bretagne", outOfScope: Stage.Consideration);
        await NewJourneyAsync("Without figures");
        await RecordAsync(new(October, Stage.Awareness, 100), new(October, Stage.Consideration, 20), new(September, Stage.Awareness, 50), new(new(2025, 1, 1), Stage.Awareness, 9));
        await service.RecordAsync(MeasuringRoom.Member(), empty, Everybody, [new(October, Stage.Awareness, 10), new(October, Stage.Consideration, 9), new(October, Stage.Decision, 5)]);

        var lines = await query.ListAsync(JourneyDatabase.Reader, Everybody, September, "");
        lines.Select(line => line.Title).ShouldBe(["Buying a road bike", "Été en Bretagne"]);
        lines[0].Months.Select(funnel => funnel.Month).ShouldBe([September, October]);
        lines[0].Last.Overall.ShouldBe(0.2m);
        lines[1].Last.From(Stage.Consideration).ShouldBeNull();
        lines[1].Last.Steps[0].Conversion.ShouldBe(0.5m);
        (await query.ListAsync(JourneyDatabase.Reader, Everybody, September, "ete BRET")).ShouldHaveSingleItem().Journey.ShouldBe(empty);
        (await query.ListAsync(JourneyDatabase.Reader, Guid.NewGuid(), September, "")).ShouldBeEmpty();
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == empty).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, DateTimeOffset.UtcNow));
        (await query.ListAsync(JourneyDatabase.Reader, Everybody, September, "")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_shows_the_funnel_hears_of_what_has_changed_and_of_nothing_else()
    {
        List<TopicMessage> heard = [];
        using var subscription = topic.Subscribe(JourneyDatabase.Workspace, heard.Add);
        await RecordAsync(new StageFigure(October, Stage.Awareness, 5));
        await RecordAsync(new StageFigure(October, Stage.Awareness, 5));
        await RecordAsync(new StageFigure(October, Stage.Awareness, -5));
        heard.ShouldBe([new TopicMessage(Journey)]);
    }

    Task<FunnelOutcome> RecordAsync(params StageFigure[] figures) => RecordOfAsync(Everybody, figures);

    Task<FunnelOutcome> RecordOfAsync(Guid persona, params StageFigure[] figures) => service.RecordAsync(MeasuringRoom.Member(), Journey, persona, figures);

    async Task<FunnelData> ReadAsync() => (await query.ReadAsync(JourneyDatabase.Reader, Journey)).ShouldNotBeNull();

    async Task<IEnumerable<long?>> CountsAsync(DateOnly month, Guid persona = default) => (await query.MonthAsync(JourneyDatabase.Reader, Journey, persona, month)).ShouldNotBeNull().People;

    async Task<Guid> NewJourneyAsync(string title, Stage? outOfScope = null)
    {
        var journey = new Journey
        {
            Id = Guid.NewGuid(),
            Title = title,
            OutOfScope = [.. Stages.All.Select(stage => stage == outOfScope || stage == Stage.Loyalty ? "Others do that" : "")],
            Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Loyalty, Name = "Club", Rank = Rank.Between(null, null) }],
        };
        await new JourneyStore(room.Contexts, TimeProvider.System).CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey.Id;
    }

    async Task<Guid> AddPersonaAsync()
    {
        var persona = Guid.NewGuid();
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.JourneyPersonas.Add(new() { Id = Guid.NewGuid(), Persona = persona, Rank = Rank.Between(null, null) });
        db.Entry(db.JourneyPersonas.Local.Single()).Property<Guid>("JourneyId").CurrentValue = Journey;
        await db.SaveChangesAsync();
        return persona;
    }

    async Task<CurrentMember> AddMemberAsync()
    {
        var id = Guid.NewGuid();
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Members.Add(new() { Id = id, Account = new() { UserName = "ed@example.org", Email = "ed@example.org" }, DisplayName = "Ed", WorkspaceId = JourneyDatabase.Workspace, Role = Role.Editor, Language = "en" });
        await db.SaveChangesAsync();
        return new(id, JourneyDatabase.Workspace, "Ed", Role.Editor);
    }
}
