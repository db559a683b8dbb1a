using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>The identity provider that members sign in at. Read from the section <c>JourneyMapper:SignOn</c>. No record: what prints itself might print the secret.</summary>
public sealed class SingleSignOnOptions
{
    /// <summary>The address of the section.</summary>
    public const string Section = "JourneyMapper:SignOn";

    const string UsualScope = "openid profile email";
    const string FromFile = "_FILE";

    static readonly string[] Known =
    [
        nameof(Authority), nameof(Client), nameof(Secret), nameof(Name), nameof(Scope), nameof(Workspace), nameof(RoleClaim), .. Enum.GetNames<Role>().Select(role => $"{nameof(Roles)}:{role}"), nameof(NewMembers),
        nameof(LinkVerifiedEmail), nameof(SecondFactor), nameof(PasswordsOff),
    ];

    /// <summary>The provider's issuer, below which its discovery document lies.</summary>
    public required Uri Authority { get; init; }

    /// <summary>By which id the provider knows JourneyMapper.</summary>
    public required string Client { get; init; }

    /// <summary>What proves it.</summary>
    public required string Secret { get; init; }

    /// <summary>What people call the provider.</summary>
    public required string Name { get; init; }

    /// <summary>What is asked for, OpenID Connect's scopes.</summary>
    public required IReadOnlyList<string> Scope { get; init; }

    /// <summary>The id or the name of the workspace that newcomers join; null for the oldest.</summary>
    public string? Workspace { get; init; }

    /// <summary>The claim that says what somebody is; null where roles are given here alone.</summary>
    public string? RoleClaim { get; init; }

    /// <summary>Which of its values stand for which role.</summary>
    public required IReadOnlyDictionary<Role, IReadOnlyList<string>> Roles { get; init; }

    /// <summary>What those are for whom the claim names no role; null: they are refused.</summary>
    public Role? NewMembers { get; init; }

    /// <summary>Whether an account that is there is linked with whoever the provider says has its e-mail, verified.</summary>
    public bool LinkVerifiedEmail { get; init; }

    /// <summary>Values of the claims "amr" and "acr" by which the provider says that it has asked for a second factor.</summary>
    public required IReadOnlyList<string> SecondFactor { get; init; }

    /// <summary>Whether the provider alone lets people in.</summary>
    public bool PasswordsOff { get; init; }

    /// <summary>The role of somebody by the values of <see cref="RoleClaim"/>: the one with the most rights; null where none stands for one.</summary>
    public Role? RoleOf(IReadOnlyCollection<string> values) =>
        Roles.Where(named => named.Value.Any(values.Contains)).Select(named => (Role?)named.Key).Max();

    /// <summary>Null: nobody signs in at a provider.</summary>
    /// <exception cref="StartupException">Something is missing, not of its form, or not known.</exception>
    public static SingleSignOnOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var given = section.AsEnumerable(makePathsRelative: true).Where(setting => !string.IsNullOrWhiteSpace(setting.Value)).Select(setting => setting.Key).ToList();
        if (given.Count == 0)
            return null;
        // A misspelt name would leave passwords on without a word.
        if (given.Find(name => !IsKnown(name)) is { } unknown)
            throw new StartupException($"{Section}:{unknown} is no setting: see the table in the README for those of {Section}.");
        var authority = AuthorityOf(Needed("Authority"));
        var roles = Enum.GetValues<Role>().ToDictionary(role => role, role => Values($"Roles:{role}"));
        var claim = Text("RoleClaim");
        if (claim is null != roles.Values.All(values => values.Count == 0))
            throw new StartupException($"{Section}:RoleClaim and {Section}:Roles belong together: give the claim that says what somebody is, and which of its values stand for Owner, Editor and Viewer, or neither.");
        return new()
        {
            Authority = authority,
            Client = Needed("Client"),
            Secret = Needed("Secret"),
            Name = Text("Name") ?? authority.Host,
            Scope = ScopeOf(Text("Scope") ?? UsualScope),
            Workspace = Text("Workspace"),
            RoleClaim = claim,
            Roles = roles,
            NewMembers = Text("NewMembers") switch
            {
                null or "None" => null,
                var text when Enum.GetNames<Role>().Contains(text, StringComparer.Ordinal) => Enum.Parse<Role>(text),
                var text => throw new StartupException($"{Section}:NewMembers has '{text}', and knows {string.Join(", ", Enum.GetNames<Role>())} and None."),
            },
            LinkVerifiedEmail = Flag("LinkVerifiedEmail"),
            SecondFactor = Values("SecondFactor"),
            PasswordsOff = Flag("PasswordsOff"),
        };

        string? Text(string name) => section[name]?.Trim() is { Length: > 0 } text ? text : null;

        string Needed(string name) => Text(name)
            ?? throw new StartupException($"{Section}:{name} is missing: single sign-on needs Authority, Client and Secret; remove the other settings of {Section} to have none.");

        // Not by commas, which names of groups in directories are full of.
        IReadOnlyList<string> Values(string name) => Text(name)?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

        bool Flag(string name) => Text(name) switch
        {
            null => false,
            var text when bool.TryParse(text, out var isOn) => isOn,
            var text => throw new StartupException($"{Section}:{name} has '{text}', and knows true and false."),
        };
    }

    // That a secret comes from a file is a setting beside it.
    static bool IsKnown(string name) =>
        Known.Contains(name.EndsWith(FromFile, StringComparison.OrdinalIgnoreCase) ? name[..^FromFile.Length] : name, StringComparer.OrdinalIgnoreCase);

    // What the provider says of people is believed: nobody in between may say it.
    static Uri AuthorityOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new StartupException($"{Section}:Authority has '{text}', which is not an address such as 'https://login.example.org'; http is for a provider on the same machine alone.");

    static IReadOnlyList<string> ScopeOf(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var scopes && scopes.Contains("openid", StringComparer.Ordinal)
        ? scopes
        : throw new StartupException($"{Section}:Scope has '{text}', without 'openid'.");
}
