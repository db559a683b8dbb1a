using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Sharing;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Sharing;

/// <summary>The application with a journey of Ann's, and guests who come by its links.</summary>
sealed class SharedApp(AccountsApp app, CurrentMember ann) : IAsyncDisposable
{
    public AccountsApp App => app;

    public CurrentMember Ann => ann;

    public Guid Journey { get; private set; }

    public Touchpoint Shop { get; private set; } = null!;

    public static async Task<SharedApp> NewAsync(params (string, string)[] settings)
    {
        var app = await AccountsApp.WithWorkspacesAsync(settings);
        var shared = new SharedApp(app, await app.AddMemberAsync("ann", Role.Editor));
        shared.Shop = new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Shop", Action = "Tries a bike", Thought = "Which one?", Rank = Rank.Between(null, null) };
        shared.Journey = await shared.AddAsync(new() { Id = Guid.CreateVersion7(), Title = "Buying a <b>bike</b>", Scenario = "Mia wants to ride to work.", Touchpoints = [shared.Shop] });
        return shared;
    }

    public async Task<Guid> AddAsync(Journey journey)
    {
        await app.Services.GetRequiredService<JourneyStore>().CreateAsync(ann.Workspace, ann.Id, journey);
        return journey.Id;
    }

    /// <summary>The path of a new link.</summary>
    public async Task<(string Path, Guid Link)> ShareAsync(SharedLinkPlan plan, Guid? journey = null)
    {
        var made = await app.Services.GetRequiredService<SharedLinkService>().MakeAsync(ann, journey ?? Journey, plan);
        return ($"/s/{made.Token.ShouldNotBeNull()}", made.Link.ShouldNotBeNull());
    }

    public Task<(string Path, Guid Link)> ShareAsync(GuestComments comments, params string[] lanes) => ShareAsync(new() { Lanes = [.. lanes], Comments = comments });

    /// <summary>Somebody of the team says something.</summary>
    public async Task<Guid> SayAsync(string text, CommentPlace? place = null, CurrentMember? member = null)
    {
        var id = Guid.CreateVersion7();
        (await app.Services.GetRequiredService<CommentService>().BeginAsync(member ?? ann, Journey, place ?? CommentPlace.Whole, id, text, [])).ShouldBeNull();
        return id;
    }

    /// <summary>A stamp as the form of a link had it some time ago.</summary>
    public string Stamp(Guid link, TimeSpan? ago = null) => new FormStamps(app.Services.GetRequiredService<IDataProtectionProvider>(), new Earlier(ago ?? TimeSpan.FromMinutes(1))).New(link);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    sealed class Earlier(TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - ago;
    }
}
