namespace JourneyMapper.Printing.Drawing;

/// <summary>The colours of paper: those of the light theme in wwwroot/css/tokens.css, by the same names. A test compares them.</summary>
public static class Palette
{
    /// <summary>Texts that are read.</summary>
    public static readonly Color Ink = Color.Of(0x0F172A);

    /// <summary>Texts beside them.</summary>
    public static readonly Color Ink2 = Color.Of(0x475569);

    /// <summary>Small marks.</summary>
    public static readonly Color Ink3 = Color.Of(0x5B6779);

    /// <summary>Lines between cells.</summary>
    public static readonly Color Line = Color.Of(0xE2E8F0);

    /// <summary>Lines that are to be seen.</summary>
    public static readonly Color Line2 = Color.Of(0xCBD5E1);

    /// <summary>Grounds of titles.</summary>
    public static readonly Color Paper2 = Color.Of(0xFBFCFD);

    /// <summary>Grounds of small labels.</summary>
    public static readonly Color Hover = Color.Of(0xF1F5F9);

    /// <summary>Links, and what is stressed.</summary>
    public static readonly Color Accent = Color.Of(0x4338CA);

    /// <summary>Grounds of what is stressed.</summary>
    public static readonly Color AccentSoft = Color.Of(0xEEF2FF);

    /// <summary>Texts that say something good.</summary>
    public static readonly Color Good = Color.Of(0x15803D);

    /// <summary>Lines that say something good.</summary>
    public static readonly Color GoodLine = Color.Of(0x16A34A);

    /// <summary>Grounds that say something good.</summary>
    public static readonly Color GoodSoft = Color.Of(0xF0FDF4);

    /// <summary>Texts that say something bad.</summary>
    public static readonly Color Bad = Color.Of(0xB91C1C);

    /// <summary>Lines that say something bad.</summary>
    public static readonly Color BadLine = Color.Of(0xDC2626);

    /// <summary>Grounds that say something bad.</summary>
    public static readonly Color BadSoft = Color.Of(0xFEF2F2);

    /// <summary>Texts that warn.</summary>
    public static readonly Color Warn = Color.Of(0xB45309);

    /// <summary>Grounds that warn.</summary>
    public static readonly Color WarnSoft = Color.Of(0xFFFBEB);

    /// <summary>Texts that inform.</summary>
    public static readonly Color Info = Color.Of(0x1D4ED8);

    /// <summary>Lines that say neither.</summary>
    public static readonly Color NeutralLine = Color.Of(0x94A3B8);

    /// <summary>Bars that say neither good nor bad.</summary>
    public static readonly Color Star = Color.Of(0xD97706);

    /// <summary>Scores of 85 and more.</summary>
    public static readonly Color ScoreGood = Color.Of(0x166534);

    /// <summary>Their grounds.</summary>
    public static readonly Color ScoreGoodSoft = Color.Of(0xDCFCE7);

    /// <summary>Scores of 70 and more.</summary>
    public static readonly Color ScoreFair = Color.Of(0x3F6212);

    /// <summary>Their grounds.</summary>
    public static readonly Color ScoreFairSoft = Color.Of(0xECFCCB);

    /// <summary>Scores of 50 and more.</summary>
    public static readonly Color ScoreWeak = Color.Of(0x92400E);

    /// <summary>Their grounds.</summary>
    public static readonly Color ScoreWeakSoft = Color.Of(0xFEF3C7);

    /// <summary>Lower scores.</summary>
    public static readonly Color ScoreBad = Color.Of(0x991B1B);

    /// <summary>Their grounds.</summary>
    public static readonly Color ScoreBadSoft = Color.Of(0xFEE2E2);
}
