using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Sharing;
using JourneyMapper.Web.Features.Sharing.Guests;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>Who makes and ends links for guests, and what ends them.</summary>
public sealed class SharedLinkServiceTests : IAsyncLifetime
{
    readonly ManualClock clock = new(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));
    Node node = null!;
    SharedLinkService service = null!;
    SharedLinkList list = null!;
    CurrentMember ann = null!, owner = null!, vera = null!, stranger = null!;
    Guid journey;

    public async ValueTask InitializeAsync()
    {
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        service = new(node.Contexts, node.Store, new ActivityLog(node.Contexts, clock), clock);
        list = new(node.Contexts, clock);
        (ann, owner, vera) = (await MemberAsync("Ann", Role.Editor), await MemberAsync("Olga", Role.Owner), await MemberAsync("Vera", Role.Viewer));
        stranger = await MemberAsync("Sam", Role.Owner, JourneyDatabase.OtherWorkspace);
        var map = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "Buying a bike",
            Touchpoints = [new Touchpoint { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(null, null) }],
        };
        await node.Store.CreateAsync(ann.Workspace, ann.Id, map);
        journey = map.Id;
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Who_shares_a_private_journey_learns_that_it_is_one_and_nobody_else_does()
    {
        (await service.IsPrivateAsync(owner, journey)).ShouldBeFalse();
        await using (var db = await node.Contexts.CreateDbContextAsync())
            await db.Journeys.Where(row => row.Id == journey).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
        (await service.IsPrivateAsync(owner, journey)).ShouldBeTrue();
        (await service.IsPrivateAsync(stranger, journey)).ShouldBeFalse();
        (await service.IsPrivateAsync(vera, journey)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_link_is_found_by_its_token_of_which_only_a_hash_is_stored()
    {
        var made = await MakeAsync(new() { Note = "For the agency", Lanes = ["Action", "nonsense"] });
        made.Token!.Length.ShouldBe(64);
        (await FindAsync(made.Token)).ShouldNotBeNull().Link.Lanes.ShouldBe("Action");
        await using var db = await node.Contexts.CreateDbContextAsync();
        var stored = await db.SharedLinks.SingleAsync();
        stored.TokenHash.Length.ShouldBe(32);
        Convert.ToHexStringLower(stored.TokenHash).ShouldNotBe(made.Token);
        (await FindAsync(Convert.ToHexStringLower(stored.TokenHash))).ShouldBeNull();
        (await FindAsync(made.Token.ToUpperInvariant())).ShouldBeNull();
        (await FindAsync("")).ShouldBeNull();
        (await MakeAsync(new())).Token.ShouldNotBe(made.Token);
    }

    [Fact]
    public async Task Editors_and_owners_make_links_viewers_may_not_and_strangers_find_nothing()
    {
        var link = (await MakeAsync(new())).Link!.Value;
        (await MakeAsync(new(), owner)).Problem.ShouldBeNull();
        // What a page believes may be of yesterday.
        var former = vera with { Role = Role.Editor };
        foreach (var (member, problem) in new[] { (former, SharedLinkProblem.NotAllowed), (stranger, SharedLinkProblem.Gone) })
        {
            (await MakeAsync(new(), member)).Problem.ShouldBe(problem);
            (await service.RenewAsync(member, link)).Problem.ShouldBe(problem);
            (await service.RevokeAsync(member, link)).Problem.ShouldBe(problem);
            (await service.RestoreAsync(member, link)).Problem.ShouldBe(problem);
            (await list.OfJourneyAsync(member, journey)).ShouldBeNull();
        }

        (await list.OfWorkspaceAsync(ann)).ShouldBeNull();
        (await list.OfWorkspaceAsync(stranger)).ShouldNotBeNull().ShouldBeEmpty();
        (await list.OfWorkspaceAsync(owner)).ShouldNotBeNull().Count.ShouldBe(2);
        (await service.RevokeAsync(owner, link)).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_revoked_link_leads_nowhere_and_comes_back_for_a_quarter_of_an_hour()
    {
        var made = await MakeAsync(new() { Note = "Board" });
        var link = made.Link!.Value;
        (await service.RevokeAsync(ann, link)).Problem.ShouldBeNull();
        (await FindAsync(made.Token!)).ShouldBeNull();
        (await StateAsync()).ShouldBe(SharedLinkState.Revoked);
        (await service.RevokeAsync(ann, link)).Problem.ShouldBe(SharedLinkProblem.Gone);
        (await service.RenewAsync(ann, link)).Problem.ShouldBe(SharedLinkProblem.Gone);
        // Only for who has ended it.
        (await service.RestoreAsync(owner, link)).Problem.ShouldBe(SharedLinkProblem.TooLate);
        (await service.RestoreAsync(ann, link)).Problem.ShouldBeNull();
        (await FindAsync(made.Token!)).ShouldNotBeNull();
        (await service.RevokeAsync(ann, link)).Problem.ShouldBeNull();
        clock.Wait(SharedLinkService.Regret + TimeSpan.FromSeconds(1));
        (await service.RestoreAsync(ann, link)).Problem.ShouldBe(SharedLinkProblem.TooLate);
        await using var db = await node.Contexts.CreateDbContextAsync();
        (await db.Activities.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync())
            .ShouldBe([ActivityKind.LinkMade, ActivityKind.LinkRevoked, ActivityKind.LinkRestored, ActivityKind.LinkRevoked]);
        (await db.Activities.Select(row => row.Subject).Distinct().ToListAsync()).ShouldBe(["Board"]);
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one()
    {
        var made = await MakeAsync(new());
        var renewed = await service.RenewAsync(ann, made.Link!.Value);
        (await FindAsync(made.Token!)).ShouldBeNull();
        (await FindAsync(renewed.Token!)).ShouldNotBeNull().Link.Id.ShouldBe(made.Link.Value);
    }

    [Fact]
    public async Task A_link_leads_somewhere_to_the_end_of_its_last_day()
    {
        var made = await MakeAsync(new() { ExpiresOn = new(2026, 12, 1) }, ann with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris") });
        clock.Wait(TimeSpan.FromHours(34.5));
        (await FindAsync(made.Token!)).ShouldNotBeNull();
        clock.Wait(TimeSpan.FromHours(1));
        (await FindAsync(made.Token!)).ShouldBeNull();
        (await StateAsync()).ShouldBe(SharedLinkState.Expired);
    }

    [Fact]
    public async Task A_link_ends_with_the_right_of_its_maker_and_sleeps_while_the_journey_is_in_the_trash()
    {
        var made = await MakeAsync(new());
        await using var db = await node.Contexts.CreateDbContextAsync();
        await SetAsync(set => set.SetProperty(row => row.TrashedAt, clock.GetUtcNow()), SharedLinkState.Trashed);
        await SetAsync(set => set.SetProperty(row => row.TrashedAt, (DateTimeOffset?)null), SharedLinkState.Open);
        // Private, and not open to who made it.
        await SetAsync(set => set.SetProperty(row => row.IsPrivate, true), SharedLinkState.MakerGone);
        db.JourneyAccesses.Add(new() { JourneyId = journey, MemberId = ann.Id, Level = AccessLevel.See });
        await db.SaveChangesAsync();
        (await FindAsync(made.Token!)).ShouldNotBeNull();
        await SetAsync(set => set.SetProperty(row => row.IsPrivate, false), SharedLinkState.Open);
        await db.Members.Where(row => row.Id == ann.Id).ExecuteDeleteAsync();
        (await FindAsync(made.Token!)).ShouldBeNull();
        (await list.OfWorkspaceAsync(owner))!.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.State.ShouldBe(SharedLinkState.MakerGone), line => line.Maker.ShouldBeNull());

        async Task SetAsync(Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<JourneyRow>> set, SharedLinkState state)
        {
            await db.Journeys.Where(row => row.Id == journey).ExecuteUpdateAsync(set);
            (await FindAsync(made.Token!) is not null).ShouldBe(state == SharedLinkState.Open);
            (await StateAsync()).ShouldBe(state);
        }
    }

    [Fact]
    public async Task A_private_journey_is_shared_by_those_who_may_change_it()
    {
        await using var db = await node.Contexts.CreateDbContextAsync();
        await db.Journeys.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
        (await MakeAsync(new())).Problem.ShouldBe(SharedLinkProblem.Gone);
        db.JourneyAccesses.Add(new() { JourneyId = journey, MemberId = ann.Id, Level = AccessLevel.See });
        await db.SaveChangesAsync();
        (await MakeAsync(new())).Problem.ShouldBe(SharedLinkProblem.NotAllowed);
        await db.JourneyAccesses.ExecuteUpdateAsync(set => set.SetProperty(row => row.Level, AccessLevel.Edit));
        (await MakeAsync(new())).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_and_nothing_is_stored()
    {
        var outcome = await MakeAsync(new()
        {
            Note = new string('x', Limits.LinkNote + 1),
            Password = "short",
            ExpiresOn = new(2026, 11, 29),
            Watermark = new string('x', Limits.Watermark + 1),
            Embedders = "https://example.org/page",
        });
        outcome.Errors.ShouldBe(
        [
            new(SharedLinkPart.Note, Problem.TooLong), new(SharedLinkPart.ExpiresOn, Problem.OutOfRange), new(SharedLinkPart.Password, Problem.OutOfRange), new(SharedLinkPart.Watermark, Problem.TooLong),
            new(SharedLinkPart.Embedders, Problem.Unknown, "https://example.org/page"),
        ]);
        outcome.Errors.ShouldAllBe(error => error.Explain().Length > 10);
        await using var db = await node.Contexts.CreateDbContextAsync();
        (await db.SharedLinks.AnyAsync() || await db.Activities.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task There_are_so_many_open_links_and_ended_ones_do_not_count()
    {
        var first = (await MakeAsync(new())).Link!.Value;
        await Parallel.ForEachAsync(Enumerable.Range(0, Limits.SharedLinks + 3), async (_, _) => await MakeAsync(new()));
        await using var db = await node.Contexts.CreateDbContextAsync();
        (await db.SharedLinks.CountAsync()).ShouldBe(Limits.SharedLinks);
        (await MakeAsync(new())).Problem.ShouldBe(SharedLinkProblem.TooMany);
        await service.RevokeAsync(ann, first);
        (await MakeAsync(new())).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task Visits_are_written_in_sums_and_hold_up_nobody()
    {
        var (one, other) = ((await MakeAsync(new())).Link!.Value, (await MakeAsync(new())).Link!.Value);
        using var counter = new VisitCounter(node.Contexts, clock, NullLogger<VisitCounter>.Instance);
        for (var i = 0; i < 3; i++)
            counter.Count(one);
        counter.Count(other);
        counter.Count(Guid.NewGuid());
        // The rows of the link and of the journey are held by somebody else meanwhile.
        await using (var busy = await node.Contexts.CreateDbContextAsync())
        {
            await using var transaction = await busy.Database.BeginTransactionAsync();
            await busy.SharedLinks.ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedBy, row => row.RevokedBy));
            await busy.Journeys.ExecuteUpdateAsync(set => set.SetProperty(row => row.Title, "Held"));
            await counter.WriteAsync();
        }

        clock.Wait(TimeSpan.FromHours(1));
        counter.Count(one);
        await counter.WriteAsync();
        var lines = (await list.OfWorkspaceAsync(owner))!.ToDictionary(line => line.Link.Id);
        (lines[one].Visits, lines[one].LastVisit).ShouldBe((4, clock.GetUtcNow()));
        (lines[other].Visits, lines[other].LastVisit).ShouldBe((1, clock.GetUtcNow() - TimeSpan.FromHours(1)));
    }

    Task<SharedLinkOutcome> MakeAsync(SharedLinkPlan plan, CurrentMember? member = null) => service.MakeAsync(member ?? ann, journey, plan);

    async Task<SharedLinkState> StateAsync() => (await list.OfWorkspaceAsync(owner))!.ShouldHaveSingleItem().State;

    async Task<OpenSharedLink?> FindAsync(string token)
    {
        await using var db = await node.Contexts.CreateDbContextAsync();
        return LinkToken.Hash(token) is { } hash ? await db.FindSharedLinkAsync(hash, clock.GetUtcNow()) : null;
    }

    async Task<CurrentMember> MemberAsync(string name, Role role, Guid? workspace = null)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() };
        await using var db = await node.Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }
}
