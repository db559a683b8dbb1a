namespace JourneyMapper.Web.Shared.Ui;

/// <summary>One choice of a <see cref="SelectField{TValue}"/>.</summary>
/// <param name="Value">Of the select's type, as C# writes it.</param>
/// <param name="Name">In the reader's language.</param>
public sealed record Option(object Value, string Name);
