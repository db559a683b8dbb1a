using System.Text;
using JourneyMapper.Web.Shared.Pictures;
using SkiaSharp;

namespace JourneyMapper.Web.Tests.Shared.Pictures;

public sealed class UploadedPictureTests
{
    const int Side = 512;

    public static TheoryData<SKEncodedImageFormat> Formats => [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_large_picture_becomes_a_small_one_of_the_same_shape(SKEncodedImageFormat format)
    {
        using var made = SKBitmap.Decode(UploadedPicture.Read(Picture(1600, 800, format), Side).ShouldNotBeNull().Jpeg);
        (made.Width, made.Height).ShouldBe((512, 256));
    }

    [Fact]
    public void One_that_is_larger_than_a_cell_comes_small_as_well()
    {
        var large = UploadedPicture.Read(Picture(3000, 1500, SKEncodedImageFormat.Jpeg), UploadedPicture.TextSide).ShouldNotBeNull();
        using var whole = SKBitmap.Decode(large.Jpeg);
        using var small = SKBitmap.Decode(large.Small.ShouldNotBeNull());
        (whole.Width, small.Width, small.Height).ShouldBe((1600, 480, 240));
        UploadedPicture.Read(Picture(480, 20, SKEncodedImageFormat.Png), UploadedPicture.TextSide).ShouldNotBeNull().Small.ShouldBeNull();
    }

    [Fact]
    public void A_small_picture_keeps_its_size()
    {
        using var made = SKBitmap.Decode(UploadedPicture.Read(Picture(40, 60, SKEncodedImageFormat.Png), Side).ShouldNotBeNull().Jpeg);
        (made.Width, made.Height).ShouldBe((40, 60));
    }

    [Fact]
    public void A_picture_from_a_camera_that_was_held_upright_stands_upright_and_says_nothing_of_the_camera()
    {
        // An Exif block behind the beginning of the file: one entry, orientation (0x0112), 6: to be turned by a quarter.
        byte[] exif = [0xff, 0xe1, 0, 34, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        var plain = Picture(200, 100, SKEncodedImageFormat.Jpeg);
        byte[] held = [.. plain[..2], .. exif, .. plain[2..]];
        var jpeg = UploadedPicture.Read(held, Side).ShouldNotBeNull().Jpeg;
        using var made = SKBitmap.Decode(jpeg);
        (made.Width, made.Height).ShouldBe((100, 200));
        // What was at its left is at its top.
        made.GetPixel(50, 20).Red.ShouldBeGreaterThan((byte)200);
        made.GetPixel(50, 180).Blue.ShouldBeGreaterThan((byte)200);
        Encoding.Latin1.GetString(jpeg).ShouldNotContain("Exif");
    }

    [Theory]
    [InlineData("")]
    [InlineData("GIF89a")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("no picture at all")]
    public void Anything_else_is_none(string file) => UploadedPicture.Read(Encoding.Latin1.GetBytes(file), Side).ShouldBeNull();

    [Fact]
    public void Half_a_picture_is_read_as_far_as_it_goes_or_not_at_all_and_throws_nothing()
    {
        var whole = Picture(300, 300, SKEncodedImageFormat.Png);
        for (var length = 1; length < whole.Length; length += 1 + (whole.Length / 50))
            _ = UploadedPicture.Read(whole[..length], Side);
    }

    // Red at the left, blue at the right.
    static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        return bitmap.Encode(format, 90).ToArray();
    }
}
