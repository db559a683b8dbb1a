using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Tells whoever has started the application how to set it up, while there is nobody in it.</summary>
static class SetupInvitation
{
    /// <summary>
    /// Prints the address with the code as soon as the application listens: on standard error, as the sentence of a start that fails. The log, which is kept and carried elsewhere, goes to standard output
    /// and does not have it.
    /// </summary>
    public static async Task InviteToSetupAsync(this WebApplication app)
    {
        if (await app.Services.GetRequiredService<SetupState>().IsDoneAsync(CancellationToken.None))
            return;
        var code = await app.Services.GetRequiredService<SetupCode>().ReadAsync();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var root = app.Services.GetService<PublicAddress>()?.Root.AbsoluteUri ?? Listening(app);
            Console.Error.WriteLine($"Open {root.TrimEnd('/')}{SetupGate.Path}?code={code} in a browser to create the first account: only who has this code can.");
        });
    }

    // Where it listens on all addresses, this machine is one of them.
    static string Listening(WebApplication app) =>
        (app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "")
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal);
}
