using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>"Today" is that of the person, not of the server; and what they do comes from their network address.</summary>
public sealed class RequestClaimsTests
{
    // Late in the evening in London, next morning in Auckland, still noon in Honolulu.
    readonly ManualClock clock = new(new(2026, 11, 28, 22, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("Pacific/Auckland", 29)]
    [InlineData("Pacific/Honolulu", 28)]
    [InlineData(null, 28)]
    [InlineData("Somewhere/Else", 28)]
    public async Task The_day_is_that_of_the_browser(string? zone, int day)
    {
        var signedIn = Ann();
        var told = await NewClaims(zone).TransformAsync(signedIn);
        CurrentMember.From(told).ShouldNotBeNull().Today(clock).ShouldBe(new DateOnly(2026, 11, day));
        signedIn.HasClaim(claim => claim.Type == CurrentMember.BrowserZoneClaim).ShouldBeFalse("The sign-in cookie is made of it.");
    }

    [Theory]
    [InlineData("Pacific/Honolulu", "Pacific/Auckland", 28)]
    [InlineData("Pacific/Auckland", "Pacific/Honolulu", 29)]
    [InlineData("Somewhere/Else", "Pacific/Auckland", 29)]
    [InlineData("Pacific/Auckland", null, 29)]
    public async Task What_a_member_has_chosen_counts_before_the_browser(string chosen, string? browser, int day)
    {
        var signedIn = Ann();
        ((ClaimsIdentity)signedIn.Identity!).AddClaim(new(CurrentMember.ChosenZoneClaim, chosen));
        CurrentMember.From(await NewClaims(browser).TransformAsync(signedIn)).ShouldNotBeNull().Today(clock).ShouldBe(new DateOnly(2026, 11, day));
    }

    [Fact]
    public async Task It_is_told_once()
    {
        var told = await NewClaims("Europe/Paris").TransformAsync(Ann());
        (await NewClaims("Europe/Paris").TransformAsync(told)).ShouldBeSameAs(told);
    }

    [Fact]
    public async Task The_address_is_that_of_the_request_and_not_in_the_cookie()
    {
        var signedIn = Ann();
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = System.Net.IPAddress.Parse("::ffff:192.0.2.7") } };
        CurrentMember.From(await new RequestClaims(new HttpContextAccessor { HttpContext = http }).TransformAsync(signedIn)).ShouldNotBeNull().Address.ShouldBe("192.0.2.7");
        signedIn.HasClaim(claim => claim.Type == CurrentMember.AddressClaim).ShouldBeFalse("The sign-in cookie is made of it.");
        CurrentMember.From(signedIn).ShouldNotBeNull().Address.ShouldBeEmpty();
    }

    static RequestClaims NewClaims(string? zone)
    {
        var http = new DefaultHttpContext();
        if (zone is not null)
            http.Request.Headers.Cookie = $"{RequestClaims.ZoneCookie}={Uri.EscapeDataString(zone)}";
        return new(new HttpContextAccessor { HttpContext = http });
    }

    static ClaimsPrincipal Ann() => new(new ClaimsIdentity(
    [
        new(CurrentMember.MemberClaim, Guid.NewGuid().ToString()), new(CurrentMember.WorkspaceClaim, Guid.NewGuid().ToString()),
        new(CurrentMember.NameClaim, "Ann"), new(ClaimTypes.Role, nameof(Role.Editor)),
    ], "test"));
}
