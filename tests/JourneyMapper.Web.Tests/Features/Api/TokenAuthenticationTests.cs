using System.Net;
using System.Net.Http.Headers;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Who gets in by a token, and how the others are refused.</summary>
public sealed class TokenAuthenticationTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    [Fact]
    public async Task A_token_lets_in_and_remembers_when()
    {
        var member = await room.NewMemberAsync();
        using var program = room.Program(await room.NewTokenAsync(member));
        (await ApiRoom.ReadAsync(program.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(200);
        var line = (await room.Services.GetRequiredService<AccessTokenService>().ReadAsync(member)).ShouldHaveSingleItem();
        line.UsedAt.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Expired_revoked_unknown_and_missing_tokens_and_other_schemes_are_refused_alike()
    {
        var member = await room.NewMemberAsync();
        var tokens = room.Services.GetRequiredService<AccessTokenService>();
        var expired = await room.NewTokenAsync(member);
        await using (var db = await room.OpenDatabaseAsync())
            await db.AccessTokens.Where(row => row.MemberId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.ExpiresAt, DateTimeOffset.UtcNow.AddSeconds(-1)));
        var revoked = await room.NewTokenAsync(member);
        (await tokens.RevokeAsync(member, (await tokens.ReadAsync(member)).Single(token => !token.IsOver).Id)).ShouldBeTrue();
        var good = await room.NewTokenAsync(member);

        string?[] titles = [];
        foreach (var (token, scheme) in new (string?, string)[]
                 {
                     (null, "Bearer"), (expired, "Bearer"), (revoked, "Bearer"), (good[..^1] + (good[^1] == 'A' ? 'B' : 'A'), "Bearer"), ("x", "Bearer"), (good + good, "Bearer"), (good, "Basic"), (good, "Token"),
                 })
        {
            using var program = room.Program(token, scheme);
            foreach (var answer in new[] { program.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)), ApiRoom.PostTextAsync(program, "{}") })
            {
                (await answer).Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
                var (status, json) = await ApiRoom.ReadAsync(answer);
                status.ShouldBe(401);
                titles = [.. titles, json.GetProperty("title").GetString()];
            }
        }

        titles.Distinct().ShouldBe(["A valid token is missing"]);
        using var last = room.Program(good);
        (await ApiRoom.ReadAsync(last.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_cookie_does_not_sign_in_a_program()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Owner);
        using var mia = app.Visit();
        (await mia.SignInAsync("mia")).Dispose();
        (await mia.IsSignedInAsync()).ShouldBeTrue();
        (await mia.StatusOfAsync(ApiRoom.Touchpoints)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_does_not_open_pages()
    {
        using var program = await room.NewProgramAsync();
        foreach (var path in new[] { "/", "/account", "/coverage/touchpoints.csv" })
        {
            using var response = await program.GetAsync(new Uri(path, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        }
    }

    [Fact]
    public async Task What_the_member_may_do_now_counts_and_not_what_they_could_when_the_token_was_made()
    {
        var members = room.Services.GetRequiredService<MemberAdministration>();
        var owner = await room.NewMemberAsync(Role.Owner);
        var member = await room.NewMemberAsync();
        var touchpoint = await room.NewTouchpointAsync();
        using var program = room.Program(await room.NewTokenAsync(member));
        var body = ApiRoom.Body("replace", ApiRoom.Row(touchpoint.Id, ApiRoom.Nps, "2026-05-01", 41.5m));
        (await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, body))).Status.ShouldBe(200);

        (await members.ChangeRoleAsync(owner, member.Id, Role.Viewer)).ShouldBe(Administered.Done);
        (await ApiRoom.ReadAsync(ApiRoom.PostAsync(program, ApiRoom.Body("replace", ApiRoom.Row(touchpoint.Id, ApiRoom.Nps, "2026-05-01", 12))))).Status.ShouldBe(403);
        (await ApiRoom.ReadAsync(program.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(200);
        (await room.StoredAsync(touchpoint.Id)).Values.ShouldBe([41.5m]);

        (await members.RemoveAsync(owner, member.Id)).ShouldBe(Administered.Done);
        (await ApiRoom.ReadAsync(program.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData("en", "Nothing here")]
    [InlineData("fr", "Introuvable")]
    public async Task What_is_not_there_is_a_problem_in_the_language_asked_for(string language, string title)
    {
        using var program = room.Program(null);
        program.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        foreach (var path in new[] { "/api", "/api/v1/nothing" })
        {
            var (status, json) = await ApiRoom.ReadAsync(program.GetAsync(new Uri(path, UriKind.Relative)));
            status.ShouldBe(404, path);
            json.GetProperty("title").GetString().ShouldBe(title);
            json.GetProperty("status").GetInt32().ShouldBe(404);
        }
    }

    [Fact]
    public async Task Another_method_is_refused_and_the_right_one_told()
    {
        using var program = room.Program(null);
        foreach (var (method, path, right) in new[] { (HttpMethod.Put, ApiRoom.Measurements, (string[])["GET", "POST"]), (HttpMethod.Delete, ApiRoom.Measurements, ["GET", "POST"]), (HttpMethod.Post, ApiRoom.Touchpoints, ["GET"]) })
        {
            using var request = new HttpRequestMessage(method, path);
            var answer = program.SendAsync(request);
            (await ApiRoom.ReadAsync(answer)).Status.ShouldBe(405, $"{method} {path}");
            (await answer).Content.Headers.Allow.ShouldBe(right, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_token_has_sixty_requests_a_minute_and_another_token_its_own()
    {
        var member = await room.NewMemberAsync();
        using var program = room.Program(await room.NewTokenAsync(member));
        using var other = room.Program(await room.NewTokenAsync(member));
        for (var i = 0; i < 60; i++)
            (await ApiRoom.ReadAsync(program.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(200);
        var refused = ApiRoom.PostTextAsync(program, "{}");
        (await refused).Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        (await ApiRoom.ReadAsync(refused)).Status.ShouldBe(429);
        (await ApiRoom.ReadAsync(other.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Tokens_that_are_not_valid_are_tried_a_few_times_a_minute_from_one_network()
    {
        await using var limited = new ApiRoom(("JourneyMapper:SignInAttemptsPerMinute", "3"));
        await limited.InitializeAsync();
        using var right = await limited.NewProgramAsync();
        using var wrong = limited.Program(TokenText.New());
        wrong.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("fr"));
        for (var i = 0; i < 5; i++)
            (await ApiRoom.ReadAsync(right.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(200, "What is valid does not count.");
        for (var i = 0; i < 3; i++)
            (await ApiRoom.ReadAsync(wrong.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(401);

        foreach (var program in new[] { wrong, right })
        {
            var refused = ApiRoom.PostTextAsync(program, "{}");
            (await refused).Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
            (await ApiRoom.ReadAsync(refused)).Status.ShouldBe(429);
        }

        var (status, json) = await ApiRoom.ReadAsync(wrong.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)));
        (status, json.GetProperty("status").GetInt32()).ShouldBe((429, 429));
        json.GetProperty("detail").GetString().ShouldNotBeNull().ShouldStartWith("Trop de jetons non valables");
        using var nobody = limited.Program(null);
        (await ApiRoom.ReadAsync(nobody.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative)))).Status.ShouldBe(401);
    }
}
