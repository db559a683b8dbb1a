using SkiaSharp;

namespace JourneyMapper.Web.Shared.Pictures;

/// <summary>Makes pictures anew from what people upload: nothing of a file but what it shows is kept, neither where it was taken nor what may be hidden in it.</summary>
/// <param name="Jpeg">The picture, the right way up.</param>
/// <param name="Small">The same in the size of a cell of a map; null where it is not larger.</param>
public sealed record UploadedPicture(byte[] Jpeg, byte[]? Small)
{
    /// <summary>A file may have so many bytes.</summary>
    public const int File = 5 * 1024 * 1024;

    /// <summary>How wide and high one of a persona may be, in pixels.</summary>
    public const int PersonaSide = 512;

    /// <summary>How wide and high one in a text may be, in pixels: a screenshot stays readable.</summary>
    public const int TextSide = 1600;

    /// <summary>How wide and high the small one may be: twice what a cell shows, for screens with fine pixels.</summary>
    public const int SmallSide = 480;

    // A small file can unfold into a picture that no memory holds.
    const long Pixels = 50_000_000;
    const int Quality = 86;

    // Unfolded, the largest takes 200 MB: one after the other.
    static readonly SemaphoreSlim Turn = new(1, 1);

    static readonly SKEncodedImageFormat[] Accepted = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];

    /// <summary>The same as <see cref="Read"/>, when it is its turn, beside whoever waits for it.</summary>
    public static async Task<UploadedPicture?> ReadAsync(byte[] file, int side, CancellationToken cancellation = default)
    {
        await Turn.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Read(file, side), cancellation);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>The picture as JPEG, at most so wide and high; null where the file is no PNG, JPEG or WebP, or too large to unfold.</summary>
    /// <param name="file">What was uploaded.</param>
    /// <param name="side">The most pixels of either side.</param>
    public static UploadedPicture? Read(byte[] file, int side)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || !Accepted.Contains(codec.EncodedFormat) || codec.Info.Width < 1 || codec.Info.Height < 1 || (long)codec.Info.Width * codec.Info.Height > Pixels)
            return null;
        using var bitmap = SKBitmap.Decode(codec, new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (bitmap is null)
            return null;
        return Encode(bitmap, codec.EncodedOrigin, side) is { } jpeg ? new(jpeg, Math.Max(bitmap.Width, bitmap.Height) > SmallSide ? Encode(bitmap, codec.EncodedOrigin, SmallSide) : null) : null;
    }

    static byte[]? Encode(SKBitmap bitmap, SKEncodedOrigin origin, int side)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (bitmap.Height, bitmap.Width) : (bitmap.Width, bitmap.Height);
        var scale = Math.Min(1f, (float)side / Math.Max(width, height));
        var info = new SKImageInfo(Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)info.Width / width, (float)info.Height / height);
        surface.Canvas.Concat(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(bitmap);
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var made = surface.Snapshot();
        using var jpeg = made.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg?.ToArray();
    }

    // How a camera was held, as Exif says it (its tag 274).
    static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
