using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Repository.Access;
using JourneyMapper.Web.Features.Repository.Hierarchy;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Repository;

/// <summary>Journeys that show touchpoints of others in detail, and how journeys are found by what is in them.</summary>
public sealed class JourneyTreeTests
{
    [Fact]
    public async Task Touchpoints_lead_down_and_back_up()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var ann = await app.AddMemberAsync("ann", Role.Editor);
        var (life, buying, paying) = (await PutAsync(app, ann, "Life"), await PutAsync(app, ann, "Buying"), await PutAsync(app, ann, "Paying"));
        await PutAsync(app, ann, "Alone");

        (await LinkAsync(app, ann, life, buying)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await LinkAsync(app, ann, buying, paying)).ShouldBeOfType<Outcome<Journey>.Applied>();

        var tree = Service<JourneyTree>(app);
        (await tree.AboveAsync(ann, paying)).Select(above => above.Title).ShouldBe(["Life", "Buying"]);
        var trees = await tree.ReadAsync(ann);
        trees.Select(root => root.Title).ShouldBe(["Life", "Alone"]);
        trees[0].Details.ShouldHaveSingleItem().Details.ShouldHaveSingleItem().Title.ShouldBe("Paying");
    }

    [Fact]
    public async Task Circles_and_what_the_author_does_not_see_are_refused()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (ann, bob) = (await app.AddMemberAsync("ann", Role.Editor), await app.AddMemberAsync("bob", Role.Editor));
        var otto = await app.AddMemberAsync("otto", Role.Owner, JourneyDatabase.OtherWorkspace);
        var (a, b, c) = (await PutAsync(app, ann, "A"), await PutAsync(app, ann, "B"), await PutAsync(app, ann, "C"));
        var (theirs, hidden) = (await PutAsync(app, otto, "Theirs"), await PutAsync(app, ann, "Hidden"));
        (await Service<JourneyAccess>(app).CloseAsync(ann, hidden, new Dictionary<Guid, AccessLevel>())).ShouldBeNull();
        (await LinkAsync(app, ann, a, b)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await LinkAsync(app, ann, b, c)).ShouldBeOfType<Outcome<Journey>.Applied>();

        Refused(await LinkAsync(app, ann, c, a)).ShouldBeOfType<Refusal.Circle>();
        Refused(await LinkAsync(app, ann, c, c)).ShouldBeOfType<Refusal.Circle>();
        Refused(await LinkAsync(app, ann, c, theirs)).ShouldBeOfType<Refusal.NoSuchJourney>();
        Refused(await LinkAsync(app, ann, c, Guid.NewGuid())).ShouldBeOfType<Refusal.NoSuchJourney>();
        Refused(await LinkAsync(app, bob, c, hidden)).ShouldBeOfType<Refusal.NoSuchJourney>();
    }

    [Fact]
    public async Task Two_who_would_close_a_circle_at_the_same_moment_do_not()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var ann = await app.AddMemberAsync("ann", Role.Editor);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var (a, b) = (await PutAsync(app, ann, "A"), await PutAsync(app, ann, "B"));
            var outcomes = await Task.WhenAll(LinkAsync(app, ann, a, b), LinkAsync(app, ann, b, a));
            outcomes.OfType<Outcome<Journey>.Applied>().Count().ShouldBe(1);
            Refused(outcomes.Single(outcome => outcome is not Outcome<Journey>.Applied)).ShouldBeOfType<Refusal.Circle>();
        }
    }

    [Fact]
    public async Task What_is_hidden_is_in_no_tree_and_no_way_up()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (ann, bob) = (await app.AddMemberAsync("ann", Role.Editor), await app.AddMemberAsync("bob", Role.Editor));
        var (secret, open) = (await PutAsync(app, ann, "Secret"), await PutAsync(app, ann, "Open"));
        await LinkAsync(app, ann, secret, open);
        (await Service<JourneyAccess>(app).CloseAsync(ann, secret, new Dictionary<Guid, AccessLevel>())).ShouldBeNull();

        var tree = Service<JourneyTree>(app);
        (await tree.AboveAsync(ann, open)).ShouldHaveSingleItem().Title.ShouldBe("Secret");
        (await tree.AboveAsync(bob, open)).ShouldBeEmpty();
        (await tree.ReadAsync(bob)).ShouldHaveSingleItem().Title.ShouldBe("Open");
        (await tree.TitlesAsync(bob)).Keys.ShouldBe([open]);
    }

    [Fact]
    public async Task A_copy_leads_where_its_original_does()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var ann = await app.AddMemberAsync("ann", Role.Editor);
        var (a, b, copy) = (await PutAsync(app, ann, "A"), await PutAsync(app, ann, "B"), Guid.CreateVersion7());
        await LinkAsync(app, ann, a, b);

        (await Service<JourneyLibrary>(app).DuplicateAsync(ann, a, copy)).ShouldBeNull();

        (await Service<JourneyStore>(app).FindAsync(ann, copy)).ShouldNotBeNull().Touchpoints.ShouldHaveSingleItem().Detail.ShouldBe(b);
    }

    [Theory]
    [InlineData("bike", null)]
    [InlineData("spring", "Tag: Spring 2026")]
    [InlineData("nadia", "Persona: Nadia")]
    [InlineData("commuters", "Segment: Urban commuters")]
    [InlineData("newsletter", "Touchpoint: Newsletter")]
    [InlineData("NEWSLETTER bike", "Touchpoint: Newsletter")]
    [InlineData("quite annoying", "Newsletter: The unsubscribe link is quite annoying to find")]
    [InlineData("nothing of that", "-")]
    public async Task Journeys_are_found_by_all_that_is_in_them(string typed, string? reason)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var ann = await app.AddMemberAsync("ann", Role.Editor);
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "A bike",
            Tags = "Shop, Spring 2026",
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Retention, Name = "Newsletter", PainPoints = "The unsubscribe link is quite annoying to find", Rank = Rank.Between(null, null) }],
        };
        await Service<JourneyStore>(app).CreateAsync(ann.Workspace, ann.Id, new NewJourney(journey).About([new Persona { Id = Guid.CreateVersion7(), Name = "Nadia", Segment = "Urban commuters" }]));

        var found = await Service<JourneyList>(app).FindAsync(ann, new(typed), 9);

        if (reason == "-")
            found.Total.ShouldBe(0);
        else
            found.Journeys.ShouldHaveSingleItem().Reason.ShouldBe(reason);
    }

    static Refusal Refused(Outcome<Journey> outcome) => outcome.ShouldBeOfType<Outcome<Journey>.Refused>().Refusal;

    static T Service<T>(AccountsApp app) where T : notnull => app.Services.GetRequiredService<T>();

    static async Task<Guid> PutAsync(AccountsApp app, CurrentMember member, string title)
    {
        var journey = new Journey { Id = Guid.CreateVersion7(), Title = title, Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = $"{title}'s", Rank = Rank.Between(null, null) }] };
        await Service<JourneyStore>(app).CreateAsync(member.Workspace, member.Id, journey);
        return journey.Id;
    }

    static async Task<Outcome<Journey>> LinkAsync(AccountsApp app, CurrentMember member, Guid from, Guid to)
    {
        var room = (await Service<JourneyRooms>(app).OpenAsync(member, from)).ShouldNotBeNull();
        return await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Touchpoints[0], TouchpointFields.Detail, to.ToString()), member);
    }
}
