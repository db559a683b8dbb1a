using System.Xml;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>Texts for files that are XML inside.</summary>
static class XmlText
{
    /// <summary>A text without the few characters that people can type and XML cannot hold (XML 1.0, section 2.2: U+FFFE and U+FFFF).</summary>
    public static string Of(string text)
    {
        try
        {
            return XmlConvert.VerifyXmlChars(text);
        }
        catch (XmlException)
        {
            return string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
        }
    }
}
