using JourneyMapper.Web.Shared.Pictures;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Features.Board;

public sealed partial class BoardGestures
{
    /// <summary>A picture was pasted, dropped or chosen. The edit that names it in a text follows.</summary>
    [JSInvokable]
    public async Task<PictureAnswer> KeepPicture(IJSStreamReference file)
    {
        if (file.Length > UploadedPicture.File)
            return PictureAnswer.Of(PictureProblem.TooLarge);
        using var kept = new MemoryStream();
        await using (var stream = await file.OpenReadStreamAsync(UploadedPicture.File))
            await stream.CopyToAsync(kept);
        return await keepPicture(kept.ToArray());
    }
}
