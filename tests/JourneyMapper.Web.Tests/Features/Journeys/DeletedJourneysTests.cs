using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>The trash tells what was deleted for ever.</summary>
public sealed class DeletedJourneysTests : UiContext
{
    static readonly DateTimeOffset At = new(2026, 11, 28, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en-GB", "Deleted for ever", "by Olga, 29/11/2026 00:30", "by Former member, 29/11/2026 00:30")]
    [InlineData("fr-FR", "Supprimés définitivement", "par Olga, le 29/11/2026 à 00:30", "par Ancien membre, le 29/11/2026 à 00:30")]
    public void Each_has_its_title_who_deleted_it_and_when_on_the_readers_clock(string culture, string heading, string known, string former)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(culture);
        Services.AddCascadingValue(_ => new CurrentMember(Guid.NewGuid(), JourneyDatabase.Workspace, "Vera", Role.Viewer) { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris") });
        Services.AddSingleton(TimeProvider.System);
        var list = Render<DeletedJourneys>(parameters => parameters.Add(list => list.Journeys, [new(Guid.NewGuid(), "A bike", "Olga", At), new(Guid.NewGuid(), "A boat", null, At)]));

        list.Find("h2").TextContent.ShouldBe(heading);
        list.FindAll("li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ShouldBe([$"A bike {known}", $"A boat {former}"]);
    }
}
