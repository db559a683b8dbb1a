namespace JourneyMapper.Domain.Records;

/// <summary>How a picture stands in a text: <c>![description](picture:id)</c>, as in Markdown. See <see cref="Field.TakesPictures"/>.</summary>
public static class TextPictures
{
    /// <summary>Behind the description of each picture, and in few other texts.</summary>
    public const string Sign = "](picture:";

    /// <summary>A regular expression for one, with groups <c>description</c> and <c>picture</c>, its id without hyphens.</summary>
    public const string Pattern = @"!\[(?<description>[^\]\n]*)\]\(picture:(?<picture>[0-9a-f]{32})\)";
}
