using System.Net;
using System.Text.Json;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>Programs take journeys out as files, in every format of the menu.</summary>
public sealed class ExportsEndpointTests(ApiRoom room) : IClassFixture<ApiRoom>
{
    static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    static IEnumerable<(string Extension, string ContentType)> Formats =>
    [
        ("pdf", "application/pdf"), .. ImageFormat.All.Select(format => (format.Extension, format.ContentType)), .. JourneyFormat.All.Select(format => (format.Extension, format.ContentType)),
    ];

    [Fact]
    public async Task Every_format_of_the_menu_is_there_for_the_scope_of_files_and_is_written_down()
    {
        var member = await room.NewMemberAsync();
        var journey = await room.NewSampleAsync(member);
        using var program = room.Program(await room.NewTokenAsync(member, TokenScopes.Exports.Read));
        using var other = room.Program(await room.NewTokenAsync(member, TokenScopes.Journeys.Read));
        using var elsewhere = room.Program(await room.NewTokenAsync(await room.NewMemberAsync(Role.Owner, JourneyDatabase.OtherWorkspace)));

        foreach (var (extension, contentType) in Formats)
        {
            var address = AddressOf(journey.Id, extension);
            using var answer = await program.GetAsync(address, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, extension);
            answer.Content.Headers.ContentType!.ToString().ShouldBe(contentType);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe($"{journey.Title}.{extension}");
            (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length.ShouldBeGreaterThan(200);
            (await StatusAsync(other, address)).ShouldBe(HttpStatusCode.Forbidden, extension);
            (await StatusAsync(elsewhere, address)).ShouldBe(HttpStatusCode.NotFound, extension);
            (await StatusAsync(program, AddressOf(Guid.NewGuid(), extension))).ShouldBe(HttpStatusCode.NotFound, extension);
        }

        await using var db = await room.OpenDatabaseAsync();
        (await db.Activities.CountAsync(activity => activity.JourneyId == journey.Id && activity.Kind == ActivityKind.Exported, Cancellation)).ShouldBe(Formats.Count());
    }

    [Theory]
    [InlineData("png?scale=3", "“3” is no value for “scale”. Possible: 1, 2.")]
    [InlineData("svg?background=red", "“red” is no value for “background”. Possible: white, transparent.")]
    [InlineData("pdf?paper=a5", "“a5” is no value for “paper”.")]
    public async Task Options_that_are_not_known_are_refused_by_name(string file, string sentence)
    {
        var member = await room.NewMemberAsync();
        var journey = await room.NewSampleAsync(member);
        using var program = room.Program(await room.NewTokenAsync(member));

        using var answer = await program.GetAsync(AddressOf(journey.Id, file), Cancellation);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.GetProperty("detail").GetString()!.ShouldContain(sentence);
    }

    static Uri AddressOf(Guid journey, string file) => new($"/api/v1/journeys/{journey}/exports/{file}", UriKind.Relative);

    static async Task<HttpStatusCode> StatusAsync(HttpClient program, Uri address)
    {
        using var answer = await program.GetAsync(address, Cancellation);
        return answer.StatusCode;
    }
}
