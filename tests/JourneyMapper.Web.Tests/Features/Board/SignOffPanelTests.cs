using System.Globalization;
using Bunit;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>What the panel says of an approval that no longer counts, and of one that still does.</summary>
public sealed class SignOffPanelTests : UiContext
{
    static readonly CurrentMember Editor = new(Guid.NewGuid(), JourneyDatabase.Workspace, "Edith", Role.Editor);

    static readonly SignOffEntry Approval = new(Guid.NewGuid(), 3, Guid.NewGuid(), "Rita", DateTimeOffset.UnixEpoch, SignOffState.Approved, "Vera", DateTimeOffset.UnixEpoch, "");

    public SignOffPanelTests()
    {
        Services.AddSingleton(TimeProvider.System);
        Services.AddSingleton(new SignOffService(new NoContexts(), new SignOffTopic(), new InboxTopic(), TimeProvider.System));
    }

    [Theory]
    [InlineData("en", "Changes further back are not listed.")]
    [InlineData("fr", "Les modifications plus éloignées dans le temps ne sont pas listées.")]
    public void Changes_that_are_not_listed_are_said_to_be_missing(string culture, string sentence)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);
        Show(contentRevision: 4, new(["Store was added"], LacksEarlier: true)).ShouldContain(sentence);
        Show(contentRevision: 4, new([], LacksEarlier: true)).ShouldContain(sentence);
        Show(contentRevision: 4, new(["Store was added"], LacksEarlier: false)).ShouldNotContain(sentence);
    }

    [Fact]
    public void An_approval_counts_until_the_content_changes()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        Show(contentRevision: 3, ChangesSince.None).ShouldNotContain("no longer counts");
        Show(contentRevision: 4, ChangesSince.None).ShouldContain("no longer counts: the map has changed");
    }

    string Show(long contentRevision, ChangesSince changes) => Render<SignOffPanel>(parameters => parameters
        .Add(panel => panel.Journey, new Journey { Id = Guid.NewGuid(), Title = "A bike", Revision = 8, ContentRevision = contentRevision })
        .Add(panel => panel.Member, Editor).Add(panel => panel.History, [Approval]).Add(panel => panel.Changes, changes)).Nodes.Select(node => node.TextContent).Aggregate(string.Concat);

    sealed class NoContexts : IDbContextFactory<JourneyDbContext>
    {
        public JourneyDbContext CreateDbContext() => throw new NotSupportedException();
    }
}
