namespace JourneyMapper.Data.Accounts;

/// <summary>A key that protects cookies and form tokens, kept in the database so that every node and every restart knows it.</summary>
public sealed class DataProtectionKey
{
    /// <summary>Unique.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The key in the XML form of ASP.NET Core's data protection.</summary>
    public required string Xml { get; init; }
}
