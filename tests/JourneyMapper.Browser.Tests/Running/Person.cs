using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>Somebody with an account.</summary>
public sealed record Person(Guid Id, string Name, string Email, string Password, Role Role);
