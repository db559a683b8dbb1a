using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts.Workspaces;

/// <summary>Who makes workspaces: <c>JourneyMapper:Workspaces:Create</c>, "Owners" or "Nobody".</summary>
/// <param name="OwnersCreate">Whether the owners of any workspace make others.</param>
public sealed record WorkspaceOptions(bool OwnersCreate)
{
    const string Key = "JourneyMapper:Workspaces:Create";

    /// <summary>Reads what is configured; "Owners" where nothing is.</summary>
    /// <exception cref="StartupException">It is neither of the two words.</exception>
    public static WorkspaceOptions Read(IConfiguration configuration) => configuration[Key] switch
    {
        null or "" or "Owners" => new(OwnersCreate: true),
        "Nobody" => new(OwnersCreate: false),
        _ => throw new StartupException($"{Key} must be Owners or Nobody."),
    };
}
