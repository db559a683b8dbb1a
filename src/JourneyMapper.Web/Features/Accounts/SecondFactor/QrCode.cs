using System.Text;
using QRCoder;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>Texts as QR codes, black on white in light and dark alike, as cameras want them.</summary>
static class QrCode
{
    /// <summary>The address of a picture that holds itself, for the source of an image.</summary>
    public static string AddressOf(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var picture = new SvgQRCode(data).GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(picture))}";
    }
}
