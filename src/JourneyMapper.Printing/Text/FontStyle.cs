namespace JourneyMapper.Printing.Text;

/// <summary>The faces that texts are set in.</summary>
public enum FontStyle
{
    /// <summary>Weight 400.</summary>
    Regular,

    /// <summary>Weight 500; in scripts that come in two weights, 400.</summary>
    Medium,

    /// <summary>Weight 600; in scripts that come in two weights, 700.</summary>
    SemiBold,

    /// <summary>Weight 700.</summary>
    Bold,

    /// <summary>Weight 400, leaning; upright in scripts without italics.</summary>
    Italic,
}
