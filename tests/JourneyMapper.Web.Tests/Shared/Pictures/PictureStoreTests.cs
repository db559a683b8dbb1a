using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace JourneyMapper.Web.Tests.Shared.Pictures;

/// <summary>Pictures are kept for a workspace, and go with the journey on whose map they were uploaded.</summary>
public sealed class PictureStoreTests : IAsyncLifetime
{
    AccountsApp app = null!;
    CurrentMember ann = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync();
        ann = await app.AddMemberAsync("ann", Role.Owner);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task What_cannot_be_kept_is_refused_with_a_reason()
    {
        var vera = await app.AddMemberAsync("vera", Role.Viewer);
        (await Store.KeepAsync(vera with { Role = Role.Editor }, Png(10), 512)).Problem.ShouldBe(PictureProblem.NotAllowed);
        (await Store.KeepAsync(ann, new byte[UploadedPicture.File + 1], 512)).Problem.ShouldBe(PictureProblem.TooLarge);
        (await Store.KeepAsync(ann, "no picture"u8.ToArray(), 512)).Problem.ShouldBe(PictureProblem.Unknown);
        await using var db = await app.OpenDatabaseAsync();
        (await db.Pictures.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Members_see_it_in_two_sizes_and_another_workspace_does_not()
    {
        var picture = (await Store.KeepAsync(ann, Png(1000), UploadedPicture.TextSide)).Id.ShouldNotBeNull();
        await app.AddMemberAsync("sven", Role.Owner, JourneyDatabase.OtherWorkspace);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("ann")).Dispose();
        using var other = app.Visit();
        (await other.SignInAsync("sven")).Dispose();

        (await WidthAsync(PictureEndpoint.AddressOf(picture))).ShouldBe(1000);
        (await WidthAsync(PictureEndpoint.SmallAddressOf(picture))).ShouldBe(UploadedPicture.SmallSide);
        (await other.StatusOfAsync(PictureEndpoint.AddressOf(picture))).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.StatusOfAsync(PictureEndpoint.AddressOf(Guid.NewGuid()))).ShouldBe(HttpStatusCode.NotFound);

        async Task<int> WidthAsync(string address)
        {
            using var response = await visitor.GetAsync(address);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
            using var bitmap = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
            return bitmap.Width;
        }
    }

    [Fact]
    public async Task A_journey_that_is_deleted_for_ever_takes_its_pictures_along_unless_a_copy_shows_them()
    {
        var journey = Guid.CreateVersion7();
        var (shown, copied, old, elsewhere) = (await KeepAsync(journey), await KeepAsync(journey), await KeepAsync(journey), await KeepAsync(Guid.CreateVersion7()));
        await PutAsync(journey, $"![a](picture:{shown:N})\n![b](picture:{copied:N})");
        await PutAsync(Guid.CreateVersion7(), $"once more: ![b](picture:{copied:N})");
        var library = app.Services.GetRequiredService<JourneyLibrary>();
        (await library.TrashAsync(ann, journey)).ShouldBeNull();

        (await library.DeleteAsync(ann, journey)).ShouldBeNull();

        await using var db = await app.OpenDatabaseAsync();
        (await db.Pictures.Select(picture => picture.Id).ToListAsync()).ShouldBe([copied, elsewhere], ignoreOrder: true);
        old.ShouldNotBe(shown);

        async Task<Guid> KeepAsync(Guid map) => (await Store.KeepAsync(ann, Png(20), UploadedPicture.TextSide, map)).Id.ShouldNotBeNull();
        Task PutAsync(Guid id, string thought) => app.Services.GetRequiredService<JourneyStore>().CreateAsync(JourneyDatabase.Workspace, ann.Id, new Journey
        {
            Id = id,
            Title = "A bike",
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Store", Rank = Rank.Between(null, null), Thought = thought }],
        });
    }

    PictureStore Store => app.Services.GetRequiredService<PictureStore>();

    static byte[] Png(int width)
    {
        using var bitmap = new SKBitmap(width, 20);
        return bitmap.Encode(SKEncodedImageFormat.Png, 90).ToArray();
    }
}
