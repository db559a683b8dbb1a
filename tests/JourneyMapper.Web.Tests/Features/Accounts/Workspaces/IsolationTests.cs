using System.Globalization;
using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Accounts.Workspaces;

/// <summary>All addresses by all roles, of the own workspace and of a foreign one: made of the routes themselves. Those for programs are in ApiAccessTests.</summary>
public sealed class IsolationTests
{
    // Stands in everything that the other workspace has.
    const string Canary = "Zebrafinch";
    const string Kpi = "conversion-rate";

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Editor, false)]
    [InlineData(Role.Owner, false)]
    // A member of both who is in the own one at this moment.
    [InlineData(Role.Owner, true)]
    public async Task What_is_of_another_workspace_answers_as_what_is_not_there(Role role, bool isMemberOfBoth)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, _) = await FillAsync(app);
        var mia = await app.AddMemberAsync("mia", role);
        if (isMemberOfBoth)
            await app.AddMembershipAsync(mia, Role.Owner, JourneyDatabase.OtherWorkspace);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        var (foreign, unknown) = (app.Addresses(journey.Id, journey.Touchpoints[0].Id, Kpi), app.Addresses(Guid.NewGuid(), Guid.NewGuid(), Kpi));
        foreign.Count.ShouldBe(unknown.Count);

        List<string> wrong = [];
        foreach (var (there, nowhere) in foreign.Zip(unknown))
        {
            var (answer, told) = await AskAsync(visitor, there);
            if (told)
                wrong.Add($"{there} tells of it");
            if (await AskAsync(visitor, nowhere) is var (other, _) && other != answer)
                wrong.Add($"{there} answers {answer} and not {other}");
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Role.Viewer, 15)]
    [InlineData(Role.Editor, 15)]
    [InlineData(Role.Owner, 20)]
    public async Task Its_own_members_are_told_of_it_in_many_places(Role role, int atLeast)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, _) = await FillAsync(app);
        await app.AddMemberAsync("zoe", role, JourneyDatabase.OtherWorkspace);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("zoe")).Dispose();

        List<string> telling = [];
        foreach (var address in app.Addresses(journey.Id, journey.Touchpoints[0].Id, Kpi))
            if ((await AskAsync(visitor, address)).Told)
                telling.Add(address);

        telling.Count.ShouldBeGreaterThanOrEqualTo(atLeast, string.Join('\n', telling));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_is_told_of_it()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var (journey, _) = await FillAsync(app);
        using var stranger = app.Visit();

        foreach (var address in app.Addresses(journey.Id, journey.Touchpoints[0].Id, Kpi))
            (await AskAsync(stranger, address)).Told.ShouldBeFalse(address);
    }

    static async Task<(HttpStatusCode Status, bool Told)> AskAsync(Visitor visitor, string address)
    {
        using var response = await visitor.GetAsync(address);
        ((int)response.StatusCode).ShouldBeLessThan(500, address);
        return (response.StatusCode, (await response.Content.ReadAsStringAsync()).Contains(Canary, StringComparison.Ordinal));
    }

    // Everything has the same id: whatever an address asks for, it is there.
    static async Task<(Journey Journey, CurrentMember Owner)> FillAsync(AccountsApp app)
    {
        var ann = await app.AddMemberAsync($"{Canary} Ann", Role.Owner, JourneyDatabase.OtherWorkspace);
        var now = DateTimeOffset.UtcNow;
        var id = Guid.CreateVersion7();
        var journey = new Journey
        {
            Id = id,
            Title = $"{Canary} rollout",
            Owner = ann.Id,
            Tags = Canary,
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = $"{Canary} desk", Rank = Rank.Between(null, null), Owner = ann.Id, PainPoints = $"{Canary} queue", Opportunities = $"{Canary} idea", Kpis = KpiTargets.Parse($"{Kpi}|5|") }],
        };
        (await app.Services.GetRequiredService<JourneyStore>().CreateAsync(JourneyDatabase.OtherWorkspace, ann.Id, new NewJourney(journey)
        {
            Measured = [new(journey.Touchpoints[0].Id, Kpi, [new(DateOnly.FromDateTime(now.UtcDateTime), 2)])],
        })).ShouldBeTrue();
        await app.Services.GetRequiredService<CommentService>().BeginAsync(ann, id, CommentPlace.Whole, id, $"{Canary} said", []);
        (await app.Services.GetRequiredService<ExperimentService>().AddAsync(ann, new() { Id = id, Touchpoint = journey.Touchpoints[0].Id, Name = $"{Canary} trial", Variants = [new() { Id = id, Name = "A" }, new() { Id = ann.Id, Name = "B" }] })).ShouldBeOfType<ExperimentOutcome.Done>();
        await using (var db = await app.OpenDatabaseAsync())
        {
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            db.AuditRounds.Add(new()
            {
                Id = id,
                WorkspaceId = JourneyDatabase.OtherWorkspace,
                Name = $"{Canary} round",
                FirstDay = today,
                DueDay = today.AddDays(7),
                AuthorId = ann.Id,
                CreatedAt = now,
                Touchpoints = [new() { TouchpointId = journey.Touchpoints[0].Id, JourneyId = id, AuditorId = ann.Id }],
            });
            db.Pictures.Add(new() { Id = id, WorkspaceId = JourneyDatabase.OtherWorkspace, Jpeg = System.Text.Encoding.UTF8.GetBytes(Canary), At = now });
            db.Folders.Add(new() { Id = id, WorkspaceId = JourneyDatabase.OtherWorkspace, Name = $"{Canary} folder" });
            db.Competitors.Add(new() { Id = id, WorkspaceId = JourneyDatabase.OtherWorkspace, Name = $"{Canary} rival" });
            db.Kpis.Add(new() { WorkspaceId = JourneyDatabase.OtherWorkspace, Id = id.ToString("N", CultureInfo.InvariantCulture), Name = $"{Canary} rate", Unit = KpiUnit.Count, Better = Direction.Up });
            db.Webhooks.Add(new() { Id = id, WorkspaceId = JourneyDatabase.OtherWorkspace, Address = $"https://example.org/{Canary}", Events = [], Secret = "", IsEnabled = false, CreatedAt = now });
            await db.SaveChangesAsync();
        }

        await app.Services.GetRequiredService<PortfolioUpdate>().RunAsync(JourneyDatabase.OtherWorkspace);
        return (journey, ann);
    }
}
