namespace JourneyMapper.Web.Features.Import;

/// <summary>How much of a file is taken, so that no file costs more memory or time than another.</summary>
public sealed record ImportLimits
{
    /// <summary>Those of the application.</summary>
    public static ImportLimits Default { get; } = new();

    /// <summary>The size of the file in bytes.</summary>
    public long File { get; init; } = 256L * 1024 * 1024;

    /// <summary>Rows without the titles.</summary>
    public int Rows { get; init; } = 5_000_000;

    /// <summary>Cells in a row.</summary>
    public int Columns { get; init; } = 200;

    /// <summary>A row in bytes, with the line breaks inside its cells.</summary>
    public int Row { get; init; } = 256 * 1024;

    /// <summary>A cell that is used, in bytes of UTF-8.</summary>
    public int Cell { get; init; } = 1000;

    /// <summary>What a part of a workbook unpacks to, in bytes.</summary>
    public long Unpacked { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>Sheets of a workbook.</summary>
    public int Sheets { get; init; } = 200;

    /// <summary>The different texts of a workbook's cells, in bytes of UTF-8.</summary>
    public long SharedTexts { get; init; } = 64L * 1024 * 1024;

    /// <summary>Problems that are told; all are counted.</summary>
    public int Problems { get; init; } = 10_000;
}
