using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Catalogue;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>The touchpoints of all journeys, read from a real database.</summary>
public sealed class InventoryTests : IAsyncLifetime
{
    CoverageRoom room = null!;
    Inventory inventory = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        inventory = new(room.Contexts, room.Query);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Channels_are_counted_by_stage_over_all_journeys_of_the_workspace()
    {
        await room.PutAsync(CoverageRoom.Journey("A"));
        await room.PutAsync(CoverageRoom.Journey("B"));
        await room.PutAsync(CoverageRoom.Journey("Theirs"), workspace: JourneyDatabase.OtherWorkspace);
        var counts = await inventory.ChannelsAsync(JourneyDatabase.Reader);
        counts.Count.ShouldBe(10);
        counts.Values.ShouldAllBe(count => count == 2);
    }

    [Fact]
    public async Task Pages_hold_every_touchpoint_once_in_every_order()
    {
        await room.PutAsync(CoverageRoom.Journey("A"));
        await room.PutAsync(CoverageRoom.Journey("B"));
        foreach (var sort in Enum.GetValues<InventorySort>())
            foreach (var descending in (bool[])[false, true])
            {
                var (first, total) = await inventory.FindAsync(JourneyDatabase.Reader, new() { Sort = sort, Descending = descending }, 0, 12);
                var (rest, _) = await inventory.FindAsync(JourneyDatabase.Reader, new() { Sort = sort, Descending = descending }, 12, 12);
                total.ShouldBe(20);
                first.Concat(rest).Select(line => line.Id).Distinct().Count().ShouldBe(20);
            }
    }

    [Fact]
    public async Task A_channel_stands_for_its_platforms_and_audience_contact_and_setting_narrow_down()
    {
        var platform = new Channel(Channels.NewOwnId(), Setting.Digital, Contact.Direct, Ownership.Paid, new("Instagram", "Instagram")) { Parent = "website" };
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.AddRange(ChannelRow.Of(JourneyDatabase.Workspace, platform), new ChannelLibraryRow { WorkspaceId = JourneyDatabase.Workspace, Revision = 1 });
            await db.SaveChangesAsync();
        }

        var journey = CoverageRoom.Journey("A");
        var post = journey.Touchpoints[0] with { Name = "Post", Channel = platform.Id, Contact = Contact.Indirect, Setting = Setting.Physical };
        await room.PutAsync(journey with { Touchpoints = journey.Touchpoints.SetItem(0, post) });
        (await TotalAsync(new() { Channel = "website" })).ShouldBe(5);
        (await TotalAsync(new() { Channel = "phone" })).ShouldBe(5);
        foreach (var filter in new InventoryFilter[] { new() { Channel = platform.Id }, new() { Ownership = Ownership.Paid }, new() { Contact = Contact.Indirect }, new() { Setting = Setting.Physical }, new() { Channel = "website", Ownership = Ownership.Paid } })
        {
            filter.IsValid.ShouldBeTrue();
            InventoryFilter.Of($"http://localhost{filter.At("/coverage/touchpoints")}").ShouldBe(filter);
            (await inventory.FindAsync(JourneyDatabase.Reader, filter, 0, 10)).Lines.ShouldHaveSingleItem().Name.ShouldBe("Post");
        }

        (await TotalAsync(new() { Ownership = Ownership.Earned })).ShouldBe(0);
        new InventoryFilter { Ownership = (Ownership)3 }.IsValid.ShouldBeFalse();

        async Task<int> TotalAsync(InventoryFilter filter) => (await inventory.FindAsync(JourneyDatabase.Reader, filter, 0, 10)).Total;
    }

    [Theory]
    [InlineData("cafe")]
    [InlineData("CAFÉ")]
    [InlineData("cafe\u0301 velo")]
    [InlineData("équipe cafe")]
    public async Task Accents_and_case_do_not_matter_to_a_search(string search)
    {
        var journey = CoverageRoom.Journey("L’Équipe à vélo");
        journey = journey with { Touchpoints = journey.Touchpoints.SetItem(0, journey.Touchpoints[0] with { Name = "Café" }) };
        await room.PutAsync(journey);
        var (lines, total) = await inventory.FindAsync(JourneyDatabase.Reader, new() { Search = search }, 0, 12);
        (lines.ShouldHaveSingleItem().Id, total).ShouldBe((journey.Touchpoints[0].Id, 1));
    }

    [Fact]
    public async Task A_line_tells_the_last_audit_and_which_KPIs_are_measured()
    {
        var journey = CoverageRoom.Journey("A");
        await room.PutAsync(journey);
        var audited = journey.Touchpoints[0];
        journey = await room.EditAsync(journey, JourneyKinds.Touchpoint.Change(audited, TouchpointFields.Kpis, "open-rate||\nbounce-rate||"));
        await room.AuditAsync(journey, audited.Id, new(2026, 5, 1), 2);
        await room.AuditAsync(journey, audited.Id, new(2026, 10, 1), 4);
        await MeasureAsync(journey, audited.Id, "open-rate", room.Query.Today.AddDays(-90));
        await MeasureAsync(journey, audited.Id, "bounce-rate", room.Query.Today.AddDays(-91));

        var (lines, _) = await inventory.FindAsync(JourneyDatabase.Reader, new() { Search = "first awareness" }, 0, 10);

        var line = lines.ShouldHaveSingleItem();
        (line.AuditedOn, line.AuditScore, line.Kpis.Count, line.Measured).ShouldBe((new DateOnly(2026, 10, 1), 4m, 2, 1));
    }

    [Fact]
    public async Task Owner_stage_and_channel_narrow_the_list_down_together()
    {
        var (lea, journey) = (Guid.NewGuid(), CoverageRoom.Journey("A"));
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.Members.Add(new() { Id = lea, WorkspaceId = JourneyDatabase.Workspace, DisplayName = "Lea", Role = Role.Editor, Language = "en", Account = new() { UserName = "lea", NormalizedUserName = "LEA" } });
            await db.SaveChangesAsync();
        }

        await room.PutAsync(journey with { Touchpoints = [.. journey.Touchpoints.Select((touchpoint, i) => touchpoint with { Owner = i < 3 ? lea : null })] });
        await room.PutAsync(CoverageRoom.Journey("Theirs") with { Touchpoints = [journey.Touchpoints[0] with { Id = Guid.NewGuid(), Owner = lea }] }, workspace: JourneyDatabase.OtherWorkspace);
        (await NamesAsync(new() { Owner = lea })).ShouldBe(["First of Awareness", "First of Consideration", "Second of Awareness"]);
        (await NamesAsync(new() { Unowned = true })).Count.ShouldBe(7);
        (await NamesAsync(new() { Owner = lea, Stage = Stage.Awareness, Channel = "phone" })).ShouldBe(["Second of Awareness"]);
        (await NamesAsync(new() { Stage = Stage.Loyalty, Channel = "website", Search = "a" })).ShouldBe(["First of Loyalty"]);
        (await NamesAsync(new() { Owner = Guid.NewGuid() })).ShouldBeEmpty();
        (await inventory.OwnersAsync(JourneyDatabase.Reader)).ShouldBe([(lea, "Lea")]);
    }

    [Fact]
    public async Task The_worst_moments_come_first_by_emotion_importance_or_number_of_pain_points()
    {
        var journey = CoverageRoom.Journey("A");
        await room.PutAsync(journey with
        {
            Touchpoints =
            [
                journey.Touchpoints[0] with { Name = "Calm", Emotion = 1, PainPoints = "" }, journey.Touchpoints[1] with { Name = "Bad", Emotion = -2, PainPoints = "One" },
                journey.Touchpoints[2] with { Name = "Weighty", Emotion = 0, Importance = Importance.MomentOfTruth, PainPoints = "One\nTwo\nThree" },
            ],
        });
        (await NamesAsync(new() { Sort = InventorySort.Emotion })).ShouldBe(["Bad", "Weighty", "Calm"]);
        (await NamesAsync(new() { Sort = InventorySort.Importance, Descending = true }))[0].ShouldBe("Weighty");
        (await NamesAsync(new() { Sort = InventorySort.PainPoints, Descending = true })).ShouldBe(["Weighty", "Bad", "Calm"]);
        var (lines, _) = await inventory.FindAsync(JourneyDatabase.Reader, new() { Sort = InventorySort.PainPoints }, 0, 10);
        lines.Select(line => (line.PainPoints, line.Emotion, line.Importance)).ShouldBe([(0, 1, Importance.Normal), (1, -2, Importance.Normal), (3, 0, Importance.MomentOfTruth)]);
    }

    [Fact]
    public async Task Touchpoints_are_ranked_by_the_last_value_of_a_KPI_and_those_without_one_come_last()
    {
        var journey = CoverageRoom.Journey("A");
        var (low, high, without, other) = (journey.Touchpoints[0], journey.Touchpoints[1], journey.Touchpoints[2], journey.Touchpoints[3]);
        await room.PutAsync(journey with
        {
            Touchpoints =
            [
                low with { Name = "Low", Kpis = [new("open-rate", null, null)] }, high with { Name = "High", Kpis = [new("open-rate", 10, null)] },
                without with { Name = "Not measured", Kpis = [new("open-rate", null, null)] }, other with { Name = "Other", Kpis = [new("bounce-rate", null, null)] },
            ],
        });
        await MeasureAsync(journey, low.Id, "open-rate", room.Query.Today.AddDays(-9), 99);
        await MeasureAsync(journey, low.Id, "open-rate", room.Query.Today, 3);
        await MeasureAsync(journey, high.Id, "open-rate", room.Query.Today.AddDays(-400), 20);
        (await NamesAsync(new() { Kpi = "open-rate", Sort = InventorySort.Kpi })).ShouldBe(["Low", "High", "Not measured"]);
        (await NamesAsync(new() { Kpi = "open-rate", Sort = InventorySort.Kpi, Descending = true })).ShouldBe(["High", "Low", "Not measured"]);
        (await NamesAsync(new() { Kpi = "no-such-kpi" })).ShouldBeEmpty();
        var (lines, _) = await inventory.FindAsync(JourneyDatabase.Reader, new() { Kpi = "open-rate", Sort = InventorySort.Kpi }, 0, 10);
        lines.Select(line => line.Value).ShouldBe([3, 20, null]);
        (await inventory.KpisAsync(JourneyDatabase.Reader, new(Domain.Catalogue.Kpis.All, "EUR"))).Select(kpi => kpi.Id).ShouldBe(["bounce-rate", "open-rate"]);
        (await inventory.KpisAsync(JourneyDatabase.OtherReader, new(Domain.Catalogue.Kpis.All, "EUR"))).ShouldBeEmpty();
    }

    [Fact]
    public void A_filter_comes_back_from_its_address()
    {
        var filter = new InventoryFilter
        {
            Search = "é & =",
            Owner = Guid.NewGuid(),
            Stage = Stage.Loyalty,
            Channel = InventoryFilter.NoChannel,
            Kpis = InventoryKpis.Missed,
            Kpi = "open-rate",
            Sort = InventorySort.PainPoints,
            Descending = true,
        };
        InventoryFilter.Of(filter.At("https://maps.example.org/coverage/touchpoints")).ShouldBe(filter);
        InventoryFilter.Of("https://maps.example.org/coverage/touchpoints?stage=9&sort=x&owner=me&kpis=&descending=no").ShouldBe(new());
    }

    [Fact]
    public async Task Touchpoints_are_found_by_how_they_stand_with_their_KPIs()
    {
        var journey = CoverageRoom.Journey("A");
        var (fresh, old, half, missed, within) = (journey.Touchpoints[0], journey.Touchpoints[1], journey.Touchpoints[2], journey.Touchpoints[3], journey.Touchpoints[4]);
        // More clicks are good, more who leave at once are not.
        await room.PutAsync(journey with
        {
            Touchpoints =
            [
                fresh with { Name = "Fresh", Kpis = [new("open-rate", 20, null)] }, old with { Name = "Old", Kpis = [new("open-rate", null, null)] },
                half with { Name = "Half", Kpis = [new("open-rate", null, null), new("bounce-rate", 20, 1)] }, missed with { Name = "Missed", Kpis = [new("bounce-rate", 18.5m, 1)] },
                within with { Name = "Within", Kpis = [new("bounce-rate", 18.5m, 1.5m)] }, journey.Touchpoints[5] with { Name = "None" },
            ],
        });
        await MeasureAsync(journey, fresh.Id, "open-rate", room.Query.Today.AddDays(-90));
        await MeasureAsync(journey, old.Id, "open-rate", room.Query.Today.AddDays(-91));
        await MeasureAsync(journey, half.Id, "open-rate", room.Query.Today);
        await MeasureAsync(journey, missed.Id, "bounce-rate", room.Query.Today);
        await MeasureAsync(journey, within.Id, "bounce-rate", room.Query.Today);

        (await NamesAsync(new() { Kpis = InventoryKpis.None })).ShouldBe(["None"]);
        (await NamesAsync(new() { Kpis = InventoryKpis.Old })).ShouldBe(["Half", "Old"]);
        (await NamesAsync(new() { Kpis = InventoryKpis.Fresh })).ShouldBe(["Fresh", "Missed", "Within"]);
        (await NamesAsync(new() { Kpis = InventoryKpis.Missed })).ShouldBe(["Missed"]);
    }

    [Fact]
    public async Task Signs_with_a_meaning_in_patterns_are_only_signs()
    {
        var journey = CoverageRoom.Journey("A");
        await room.PutAsync(journey with { Touchpoints = [journey.Touchpoints[0] with { Name = @"100 % \o/ _x_" }] });
        (await FoundAsync("100 %")).ShouldBe(1);
        (await FoundAsync(@"\o/ _x_")).ShouldBe(1);
        (await FoundAsync("1_0")).ShouldBe(0);
    }

    [Theory]
    [InlineData("en", "3.5", true)]
    [InlineData("fr", "3,5", true)]
    [InlineData("fr", "3.5", false)]
    [InlineData("en", "5.1", false)]
    [InlineData("en", "", false)]
    [InlineData("en", "NaN", false)]
    public void Thresholds_are_read_in_the_culture_and_within_their_range(string culture, string score, bool accepted)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            var typed = Enum.GetValues<CoverageSetting>().ToDictionary(setting => setting, setting => CoverageSettings.Default.Read(setting).ToString("0", CultureInfo.InvariantCulture));
            typed[CoverageSetting.AuditScore] = score;
            typed[CoverageSetting.LowEmotion] = "−2";
            var (settings, wrong) = Thresholds.Parse(typed, Cadence.Yearly);
            wrong.ShouldBe(accepted ? [] : [CoverageSetting.AuditScore]);
            (settings.LowEmotion, settings.Cadence).ShouldBe((-2, Cadence.Yearly));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    async Task<IReadOnlyList<string>> NamesAsync(InventoryFilter filter)
    {
        var (lines, total) = await inventory.FindAsync(JourneyDatabase.Reader, filter, 0, 100);
        total.ShouldBe(lines.Count);
        return [.. lines.Select(line => line.Name)];
    }

    async Task<int> FoundAsync(string words) => (await inventory.FindAsync(JourneyDatabase.Reader, new() { Search = words }, 0, 10)).Total;

    async Task MeasureAsync(Journey journey, Guid touchpoint, string kpi, DateOnly on, decimal value = 20)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        db.Measurements.Add(new() { JourneyId = journey.Id, TouchpointId = touchpoint, Kpi = kpi, On = on, Value = value });
        await db.SaveChangesAsync();
    }
}
