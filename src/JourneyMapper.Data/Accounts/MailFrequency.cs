namespace JourneyMapper.Data.Accounts;

/// <summary>How often a member gets mail about what is in their inbox. The names are stored.</summary>
public enum MailFrequency
{
    /// <summary>Once a day, if there is anything.</summary>
    Daily,

    /// <summary>As soon as there is something.</summary>
    AtOnce,

    /// <summary>Not at all.</summary>
    Never,
}
