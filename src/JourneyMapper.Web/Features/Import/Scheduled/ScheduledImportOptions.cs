namespace JourneyMapper.Web.Features.Import.Scheduled;

/// <summary>What operators decide about imports from addresses.</summary>
/// <param name="FromPrivateNetworks">Whether they may come from private networks, and without encryption: for trying them out, or where all owners are trusted with the network around the application.</param>
/// <param name="Hosts">The only hosts that they may come from; one that begins with <c>*.</c> stands for all below it. None: any.</param>
public sealed record ScheduledImportOptions(bool FromPrivateNetworks, IReadOnlyList<string> Hosts)
{
    /// <summary>Whether something may come from a host.</summary>
    public bool Allows(string host) => Hosts.Count == 0 || Hosts.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an address has the form of one to import from. Where its name leads is decided on when something is fetched: it may be another place then.</summary>
    public bool IsAddress(Uri address) => address is { UserInfo: "", Host.Length: > 0 } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && FromPrivateNetworks));
}
