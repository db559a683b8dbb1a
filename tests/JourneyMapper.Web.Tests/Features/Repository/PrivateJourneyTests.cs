using System.Net;
using System.Net.Http.Headers;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Presenting;
using JourneyMapper.Web.Features.Repository.Access;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Features.Templates;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Repository;

/// <summary>A private journey is, for others, not there: wherever one looks.</summary>
public sealed class PrivateJourneyTests
{
    const string Title = "Zebrafinch rollout";
    const string Name = "Quetzal desk";
    const string Kpi = "conversion-rate";

    [Fact]
    public async Task No_address_of_the_application_tells_others_of_a_private_journey()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var zoe = await app.AddMemberAsync("zoe", Role.Editor);
        await Service<CommentService>(app).BeginAsync(ann, journey.Id, CommentPlace.Whole, Guid.CreateVersion7(), "@zoe look", [zoe.Id]);
        (await Service<ExperimentService>(app).AddAsync(ann, new() { Id = journey.Id, Touchpoint = journey.Touchpoints[0].Id, Name = Title, Variants = [new() { Id = journey.Id, Name = "A" }, new() { Id = ann.Id, Name = "B" }] })).ShouldBeOfType<ExperimentOutcome.Done>();
        var addresses = app.Addresses(journey.Id, journey.Touchpoints[0].Id, Kpi);
        addresses.Count.ShouldBeGreaterThan(25);

        var told = await TellingAsync(app, "ann", addresses);
        var hidden = await TellingAsync(app, "zoe", addresses);

        hidden.ShouldBeEmpty();
        // Whoever may see it is told in many places: what is looked for is what pages say.
        told.Count.ShouldBeGreaterThan(5, string.Join(", ", told));
    }

    [Fact]
    public async Task Programs_reach_what_their_member_reaches()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var zoe = await app.AddMemberAsync("zoe", Role.Editor);
        foreach (var (member, expected) in new[] { (ann, true), (zoe, false) })
        {
            var token = (await Service<AccessTokenService>(app).CreateAsync(member, Guid.CreateVersion7(), "Reports", 30, TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>().Text;
            using var client = app.CreateClient();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            (await client.GetStringAsync("/api/v1/touchpoints")).Contains(Name, StringComparison.Ordinal).ShouldBe(expected);
        }

        (await Service<Measurements>(app).RecordAsync(zoe, journey.Touchpoints[0].Id, Kpi, [new(new(2026, 1, 5), 3)], ExistingDays.Replace)).ShouldBeOfType<Recording.Gone>();
    }

    [Fact]
    public async Task Sums_count_what_the_reader_sees()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (_, ann) = await NewAsync(app);
        var zoe = await app.AddMemberAsync("zoe", Role.Viewer);
        await Service<PortfolioUpdate>(app).RunAsync(JourneyDatabase.Workspace);
        var portfolio = Service<Portfolio>(app);

        var (all, less) = (await portfolio.SummaryAsync(ann), await portfolio.SummaryAsync(zoe));

        (all.Journeys - less.Journeys).ShouldBe(1);
        (all.Touchpoints - less.Touchpoints).ShouldBe(1);
        less.Findings.ShouldBeLessThan(all.Findings);
    }

    [Fact]
    public async Task Whoever_only_sees_it_edits_nothing_and_comments()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var (bob, eve) = (await app.AddMemberAsync("bob", Role.Editor), await app.AddMemberAsync("eve", Role.Editor));
        (await Service<JourneyAccess>(app).CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel> { [bob.Id] = AccessLevel.See, [eve.Id] = AccessLevel.Edit })).ShouldBeNull();
        var rooms = Service<JourneyRooms>(app);
        var room = (await rooms.OpenAsync(bob, journey.Id)).ShouldNotBeNull();

        (await room.SubmitAsync(Rename(room, "Mine"), bob)).ShouldBeOfType<Outcome<Journey>.Refused>().Refusal.ShouldBeOfType<Refusal.NotAllowed>();
        (await room.SubmitAsync(Rename(room, "Ours"), eve)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await room.UndoAsync(bob, Guid.CreateVersion7())).ShouldBeOfType<Outcome<Journey>.Refused>();
        (await Service<JourneyLibrary>(app).TrashAsync(bob, journey.Id)).ShouldBeOfType<Refusal.JourneyGone>();
        (await Service<SignOffService>(app).RequestAsync(bob, journey.Id, room.Journey.Revision)).ShouldBe(SignOffProblem.NotAllowed);
        (await Service<Measurements>(app).RecordAsync(bob, journey.Touchpoints[0].Id, Kpi, [new(new(2026, 1, 5), 3)], ExistingDays.Replace)).ShouldBeOfType<Recording.Gone>();
        (await Service<CommentService>(app).BeginAsync(bob, journey.Id, CommentPlace.Whole, Guid.CreateVersion7(), "Nice", [])).ShouldBeNull();
        (await Service<JourneyAccess>(app).OpenAsync(bob, journey.Id)).ShouldBeOfType<Refusal.NotAllowed>();
        (await Service<TemplateService>(app).SaveAsync(bob, journey.Id, Guid.CreateVersion7(), "For all")).ShouldBe(TemplateRefusal.NotAllowed);
        var (views, view) = (Service<SavedViews>(app), new SavedView(Guid.CreateVersion7(), "Short", [], [], null, null));
        (await views.SaveAsync(bob, journey.Id, view)).ShouldBeOfType<Refusal.NotAllowed>();
        (await views.SaveAsync(eve, journey.Id, view)).ShouldBeNull();
        (await views.SaveAsync(bob, journey.Id, view with { Name = "Mine" })).ShouldBeOfType<Refusal.NotAllowed>();
        (await views.DeleteAsync(bob, journey.Id, view.Id)).ShouldBeOfType<Refusal.Gone>();
        (await views.ReadAsync(bob, journey.Id)).ShouldHaveSingleItem().Name.ShouldBe("Short");
    }

    [Fact]
    public async Task Owners_see_and_edit_it_and_whoever_closes_it_keeps_editing()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var (otto, vera) = (await app.AddMemberAsync("otto", Role.Owner), await app.AddMemberAsync("vera", Role.Viewer));
        var access = Service<JourneyAccess>(app);

        // Ann names herself with less, and a viewer with more than viewers can.
        (await access.CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel> { [ann.Id] = AccessLevel.See, [vera.Id] = AccessLevel.Edit, [Guid.NewGuid()] = AccessLevel.Edit })).ShouldBeNull();

        var state = (await access.ReadAsync(otto, journey.Id)).ShouldNotBeNull();
        (state.IsPrivate, state.MayChange).ShouldBe((true, true));
        state.Members.Where(member => member.Level is not null).Select(member => (member.Name, member.Level)).ShouldBe([("ann", AccessLevel.Edit), ("vera", AccessLevel.See)]);
        (await access.ReadAsync(vera, journey.Id)).ShouldNotBeNull().MayChange.ShouldBeFalse();
        var room = (await Service<JourneyRooms>(app).OpenAsync(otto, journey.Id)).ShouldNotBeNull();
        (await room.SubmitAsync(Rename(room, "Otto's"), otto)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await access.CloseAsync(vera, journey.Id, new Dictionary<Guid, AccessLevel>())).ShouldBeOfType<Refusal.NotAllowed>();
    }

    [Fact]
    public async Task Access_that_ends_is_told_and_ends_edits_of_an_open_board()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var eve = await app.AddMemberAsync("eve", Role.Editor);
        var access = Service<JourneyAccess>(app);
        (await access.OpenAsync(ann, journey.Id)).ShouldBeNull();
        var room = (await Service<JourneyRooms>(app).OpenAsync(eve, journey.Id)).ShouldNotBeNull();
        List<TopicMessage> told = [];
        using var subscription = Service<AccessTopic>(app).Subscribe(JourneyDatabase.Workspace, told.Add);

        (await access.CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel>())).ShouldBeNull();

        told.ShouldBe([new(journey.Id)]);
        (await room.SubmitAsync(Rename(room, "Late"), eve)).ShouldBeOfType<Outcome<Journey>.Refused>();
        (await Service<JourneyRooms>(app).OpenAsync(eve, journey.Id)).ShouldBeNull();
        (await access.OpenAsync(eve, journey.Id)).ShouldBeOfType<Refusal.JourneyGone>();
    }

    [Fact]
    public async Task Inboxes_tell_nobody_of_what_they_do_not_see()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var zoe = await app.AddMemberAsync("zoe", Role.Viewer);
        var inbox = Service<InboxQuery>(app);
        await Service<CommentService>(app).BeginAsync(ann, journey.Id, CommentPlace.Whole, Guid.CreateVersion7(), "@zoe look", [zoe.Id]);
        (await inbox.UnreadAsync(zoe)).ShouldBe(0);

        // Told while it was open, hidden since.
        (await Service<JourneyAccess>(app).OpenAsync(ann, journey.Id)).ShouldBeNull();
        await Service<CommentService>(app).BeginAsync(ann, journey.Id, CommentPlace.Whole, Guid.CreateVersion7(), "@zoe look again", [zoe.Id]);
        (await inbox.UnreadAsync(zoe)).ShouldBe(1);
        (await Service<JourneyAccess>(app).CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel>())).ShouldBeNull();
        (await inbox.UnreadAsync(zoe)).ShouldBe(0);
    }

    [Fact]
    public async Task A_copy_is_as_private_as_its_original()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var (bob, zoe) = (await app.AddMemberAsync("bob", Role.Editor), await app.AddMemberAsync("zoe", Role.Editor));
        (await Service<JourneyAccess>(app).CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel> { [bob.Id] = AccessLevel.See })).ShouldBeNull();
        var copy = Guid.CreateVersion7();

        (await Service<JourneyLibrary>(app).DuplicateAsync(bob, journey.Id, copy)).ShouldBeNull();

        var store = Service<JourneyStore>(app);
        (await store.AccessAsync(bob, copy)).ShouldBe(AccessLevel.Edit);
        (await store.AccessAsync(ann, copy)).ShouldBe(AccessLevel.Edit);
        (await store.AccessAsync(zoe, copy)).ShouldBeNull();
        (await Service<JourneyLibrary>(app).DuplicateAsync(zoe, journey.Id, Guid.CreateVersion7())).ShouldBeOfType<Refusal.JourneyGone>();
    }

    [Fact]
    public async Task Only_who_sees_it_can_be_given_something_to_do_there()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var (bob, zoe, olga) = (await app.AddMemberAsync("bob", Role.Viewer), await app.AddMemberAsync("zoe", Role.Editor), await app.AddMemberAsync("olga", Role.Owner));
        (await Service<JourneyAccess>(app).CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel> { [bob.Id] = AccessLevel.See })).ShouldBeNull();
        var findings = Service<FindingService>(app);
        var key = (await Service<CoverageQuery>(app).ContextAsync(ann, journey.Id)).Review(journey).Findings[0].Key;

        (await findings.ReadAsync(ann, journey.Id, key)).Members.Select(member => member.Name).ShouldBe(["ann", "bob", "olga"]);
        (await findings.AssignAsync(ann, journey.Id, key, zoe.Id, null, "")).ShouldBe(FindingProblem.Assignee);
        (await findings.AssignAsync(ann, journey.Id, key, bob.Id, null, "")).ShouldBeNull();
        (await findings.AssignAsync(ann, journey.Id, key, olga.Id, null, "")).ShouldBeNull();
    }

    [Fact]
    public async Task Only_who_sees_it_is_offered_to_be_mentioned()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var zoe = await app.AddMemberAsync("zoe", Role.Editor);
        (await Service<CommentQuery>(app).PeopleAsync(ann, journey.Id)).ShouldNotContain(person => person.Id == zoe.Id || person.Id == ann.Id);
        (await Service<JourneyAccess>(app).OpenAsync(ann, journey.Id)).ShouldBeNull();
        (await Service<CommentQuery>(app).PeopleAsync(ann, journey.Id)).ShouldContain(person => person.Id == zoe.Id);
    }

    [Fact]
    public async Task Access_is_no_content()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, ann) = await NewAsync(app);
        var room = (await Service<JourneyRooms>(app).OpenAsync(ann, journey.Id)).ShouldNotBeNull();

        (await Service<JourneyAccess>(app).OpenAsync(ann, journey.Id)).ShouldBeNull();

        (await Service<JourneyStore>(app).RevisionAsync(ann, journey.Id)).ShouldBe(0);
        (await room.UndoAsync(ann, Guid.CreateVersion7())).ShouldBeOfType<Outcome<Journey>.Refused>().Refusal.ShouldBeOfType<Refusal.NothingToUndo>();
    }

    static Edit Rename(JourneyRoom room, string title) => JourneyKinds.Journey.Change(room.Journey, JourneyFields.Title, title);

    static T Service<T>(AccountsApp app) where T : notnull => app.Services.GetRequiredService<T>();

    // Ann's, and private to her; beside it one that everybody sees.
    static async Task<(Journey Journey, CurrentMember Ann)> NewAsync(AccountsApp app)
    {
        var ann = await app.AddMemberAsync("ann", Role.Editor);
        var store = Service<JourneyStore>(app);
        await store.CreateAsync(JourneyDatabase.Workspace, ann.Id, Of("A bike", "Shop", ann.Id));
        var journey = Of(Title, Name, ann.Id);
        await store.CreateAsync(JourneyDatabase.Workspace, ann.Id, new NewJourney(journey)
        {
            Measured = [new(journey.Touchpoints[0].Id, Kpi, [new(DateOnly.FromDateTime(DateTime.UtcNow), 2)])],
        });
        (await Service<JourneyAccess>(app).CloseAsync(ann, journey.Id, new Dictionary<Guid, AccessLevel>())).ShouldBeNull();
        return (journey, ann);
    }

    static Journey Of(string title, string name, Guid owner) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = title,
        Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = name, Rank = Rank.Between(null, null), Owner = owner, Kpis = KpiTargets.Parse($"{Kpi}|5|") }],
    };

    static async Task<IReadOnlyList<string>> TellingAsync(AccountsApp app, string name, IReadOnlyList<string> addresses)
    {
        using var visitor = app.Visit();
        (await visitor.SignInAsync(name)).Dispose();
        List<string> telling = [];
        foreach (var address in addresses)
        {
            using var response = await visitor.GetAsync(address);
            ((int)response.StatusCode).ShouldBeLessThan(500, address);
            var text = await response.Content.ReadAsStringAsync();
            // A PDF is there or not; its texts are packed.
            if (text.Contains(Title, StringComparison.Ordinal) || text.Contains(Name, StringComparison.Ordinal) || response.Content.Headers.ContentType?.MediaType == "application/pdf")
                telling.Add(address);
        }

        return telling;
    }
}
