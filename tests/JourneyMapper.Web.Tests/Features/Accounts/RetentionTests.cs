using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Activities;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.Retention;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>A workspace keeps what nobody needs any more for as long as its owners want.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CurrentMember olga = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:History:KeepDays", "300"));
        olga = await app.AddMemberAsync("olga", Role.Owner);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Times_are_usual_ones_until_somebody_chooses_and_the_operators_are_the_longest()
    {
        var times = (await Service<WorkspaceRetention>().ReadAsync(olga)).ShouldNotBeNull();
        times.Select(time => (time.Kind, time.Days, time.InForce)).ShouldBe(
        [
            (KeptKind.Trash, 30, 30), (KeptKind.Journal, null, 300), (KeptKind.Activity, 400, 300), (KeptKind.Invitations, 30, 30), (KeptKind.Surveys, null, null),
        ]);
    }

    [Fact]
    public async Task Owners_of_today_choose_and_each_change_is_told()
    {
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        var retention = Service<WorkspaceRetention>();
        (await retention.ChangeAsync(olga, KeptKind.Surveys, 90)).ShouldBe(Administered.Done);
        (await retention.ChangeAsync(olga, KeptKind.Surveys, 90)).ShouldBe(Administered.Done);
        (await retention.ChangeAsync(olga, KeptKind.Trash, null)).ShouldBe(Administered.Done);
        (await retention.ChangeAsync(mia, KeptKind.Trash, 7)).ShouldBe(Administered.NotAllowed);
        (await retention.ChangeAsync(mia with { Role = Role.Owner }, KeptKind.Trash, 7)).ShouldBe(Administered.NotAllowed);
        (await retention.ReadAsync(mia)).ShouldBeNull();

        (await retention.ReadAsync(olga))!.Select(time => time.Days).ShouldBe([null, null, 400, 30, 90]);
        (await Service<ActivityList>().ReadAsync(olga, new() { Area = ActivityArea.Settings }, null, 50))!.Lines.Select(line => ActivityTexts.Sentence(line.Row)).ShouldBe(
        [
            "changed how long this is kept: Trash, for ever instead of 30 days",
            "changed how long this is kept: Answers of surveys, 90 days instead of for ever",
        ]);
    }

    [Theory]
    [InlineData(KeptKind.Trash, 0)]
    [InlineData(KeptKind.Trash, -7)]
    [InlineData(KeptKind.Journal, 7)]
    [InlineData(KeptKind.Activity, null)]
    [InlineData(KeptKind.Invitations, null)]
    [InlineData((KeptKind)9, 30)]
    public async Task Other_times_are_refused(KeptKind kind, int? days) => (await Service<WorkspaceRetention>().ChangeAsync(olga, kind, days)).ShouldBe(Administered.Invalid);

    [Fact]
    public async Task What_is_too_old_goes_and_the_rest_stays()
    {
        var (old, young, kept) = (await TrashedAsync(olga, 31), await TrashedAsync(olga, 29), await TrashedAsync(await app.AddMemberAsync("sven", Role.Owner, JourneyDatabase.OtherWorkspace), 31));
        var now = DateTimeOffset.UtcNow;
        await using (var db = await app.OpenDatabaseAsync())
        {
            await db.Workspaces.Where(row => row.Id == JourneyDatabase.OtherWorkspace).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashDays, (int?)null));
            db.Invitations.AddRange(Invitation(now.AddDays(-31), 1), Invitation(now.AddDays(-29), 2));
            db.Activities.AddRange(Activity(now.AddDays(-301)), Activity(now.AddDays(-299)));
            await db.SaveChangesAsync();
        }

        (await Service<RetentionUpkeep>().DeleteAsync()).ShouldBeTrue();
        (await Service<RetentionUpkeep>().DeleteAsync()).ShouldBeTrue();

        await using var after = await app.OpenDatabaseAsync();
        (await after.Journeys.Select(row => row.Id).ToListAsync()).ShouldBe([young, kept], ignoreOrder: true);
        (await after.DeletedJourneys.AsNoTracking().SingleAsync()).ShouldSatisfyAllConditions(row => row.Id.ShouldBe(old), row => row.DeletedBy.ShouldBe(ActivityRow.Nobody));
        (await after.Invitations.CountAsync()).ShouldBe(1);
        var told = (await Service<ActivityList>().ReadAsync(olga, new(), null, 50))!.Lines;
        told.Select(line => $"{ActivityTexts.Who(line)} {ActivityTexts.Sentence(line.Row)}").ShouldBe(["JourneyMapper deleted a journey for good", "olga created the private address of their calendar"]);
    }

    async Task<Guid> TrashedAsync(CurrentMember member, int days)
    {
        var journey = new Journey { Id = Guid.CreateVersion7(), Title = $"{days}" };
        await Service<JourneyStore>().CreateAsync(member.Workspace, member.Id, journey);
        (await Service<JourneyLibrary>().TrashAsync(member, journey.Id)).ShouldBeNull();
        await using var db = await app.OpenDatabaseAsync();
        await db.Journeys.Where(row => row.Id == journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, DateTimeOffset.UtcNow.AddDays(-days)));
        return journey.Id;
    }

    Invitation Invitation(DateTimeOffset expired, byte secret) => new()
    {
        WorkspaceId = olga.Workspace,
        Role = Role.Viewer,
        SecretHash = [secret],
        Note = "",
        CreatedBy = olga.Id,
        CreatedAt = expired.AddDays(-7),
        ExpiresAt = expired,
    };

    ActivityRow Activity(DateTimeOffset at) => new() { WorkspaceId = olga.Workspace, MemberId = olga.Id, At = at, Kind = ActivityKind.FeedMade };

    T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();
}
