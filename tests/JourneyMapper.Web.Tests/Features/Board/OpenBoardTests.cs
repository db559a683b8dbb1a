using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.Presenting;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Features.Proposals.Drafting;
using JourneyMapper.Web.Features.Repository.Folders;
using JourneyMapper.Web.Features.Repository.Hierarchy;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Features.Templates;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ai;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Tests.Features.Kpis;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>A board that is open hears of what changes beside its map.</summary>
public sealed class OpenBoardTests : UiContext, IAsyncLifetime
{
    readonly Touchpoint shop = new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Kpis = [new("breakage-rate", 5, 1)] };
    MeasuringRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        room = await MeasuringRoom.NewAsync();
        Services.AddSingleton(room.Contexts).AddSingleton<TimeProvider>(room).AddSingleton(new Telemetry()).AddSingleton<ActivityLog>()
            .AddSingleton(room.Kpis).AddSingleton(room.KpiTopic).AddSingleton(room.Measurements).AddSingleton(room.Topic)
            .AddSingleton<AuditTopic>().AddSingleton<SignOffTopic>().AddSingleton<CoverageTopic>().AddSingleton<SignOffService>().AddSingleton<CoverageQuery>().AddSingleton<CommentTopic>().AddSingleton<InboxTopic>().AddSingleton<CommentQuery>().AddSingleton<CommentService>()
            .AddSingleton<PersonaTopic>().AddSingleton<PersonaService>().AddSingleton<JourneyStore>().AddSingleton<JourneyRooms>()
            .AddSingleton<PictureStore>().AddSingleton<AccessTopic>().AddSingleton<JourneyTree>().AddSingleton<Favourites>().AddScoped<BrowserConnection>()
            .AddSingleton(new LanguageModel(null, NullLogger<LanguageModel>.Instance, TimeProvider.System)).AddSingleton<ProposalTopic>().AddSingleton<ProposalService>().AddSingleton<ProposalDrafter>().AddSingleton<ChannelLibraries>()
            .AddSingleton<SavedViews>().AddSingleton<JourneyFutures>().AddSingleton<JourneyLibrary>().AddSingleton<TemplateService>().AddSingleton<ExperimentTopic>().AddSingleton<ExperimentService>().AddSingleton<ExperimentList>().AddSingleton<FunnelTopic>().AddSingleton<FunnelQuery>().AddSingleton<FunnelService>();
        AddAuthorization().SetAuthorized("somebody");
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task A_KPI_of_the_workspace_that_is_renamed_is_so_on_an_open_map_and_its_values_get_their_new_unit()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        var owner = MeasuringRoom.Member(Role.Owner);
        var returns = new CustomKpi("Breakage rate", KpiUnit.Percent, Direction.Down, 0, 100);
        await room.Kpis.CreateAsync(owner, returns);
        var journey = await room.PutAsync(shop);
        await room.Measurements.RecordAsync(owner, shop.Id, "breakage-rate", [new(MeasuringRoom.Today, 4)], ExistingDays.Tell);
        var board = Render<JourneyBoard>(parameters => parameters.Add(b => b.Id, journey.Id).AddCascadingValue(MeasuringRoom.Member()));
        board.WaitForAssertion(() => Figures().ShouldContain("Breakage rate"));
        Figures().ShouldContain("4%");

        var renamed = returns with { Name = "Parcels that come back", Unit = KpiUnit.Count };
        (await room.Kpis.ChangeAsync(owner, "breakage-rate", renamed)).ShouldBe(new KpiChange.Done("breakage-rate"));

        board.WaitForAssertion(() => Figures().ShouldContain("Parcels that come back"));
        Figures().ShouldNotContain("%");

        string Figures() => board.Find(".figures").TextContent;
    }

    [Fact]
    public async Task A_map_that_a_later_release_has_changed_says_so_until_it_can_be_read()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        var journey = await room.PutAsync(shop);
        var rooms = Services.GetRequiredService<JourneyRooms>();
        var board = Open();
        board.WaitForAssertion(() => board.Find("h1").TextContent.ShouldContain(journey.Title));
        board.FindAll(".notice").ShouldBeEmpty();

        await WriteAsync("Orbital");
        await rooms.CatchUpAsync(CancellationToken.None);
        board.WaitForAssertion(() => board.Find("[role=alert].notice").TextContent.ShouldContain("newer version"));
        board.Markup.ShouldContain("Shop");
        var other = Open();
        other.WaitForAssertion(() => other.Find("[role=alert]").TextContent.ShouldContain("Changed with a newer version"));

        await WriteAsync("Digital");
        await rooms.CatchUpAsync(CancellationToken.None);
        board.WaitForAssertion(() => board.FindAll(".notice").ShouldBeEmpty());

        IRenderedComponent<JourneyBoard> Open() => Render<JourneyBoard>(parameters => parameters.Add(b => b.Id, journey.Id).AddCascadingValue(MeasuringRoom.Member()));

        async Task WriteAsync(string setting)
        {
            await using var db = await room.Contexts.CreateDbContextAsync();
            await db.Database.ExecuteSqlAsync($"""
                UPDATE "Touchpoints" SET "Setting" = {setting} WHERE "JourneyId" = {journey.Id};
                UPDATE "Journeys" SET "Revision" = "Revision" + 1 WHERE "Id" = {journey.Id}
                """);
        }
    }
}
