using System.Text.Json;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>A device that keeps passkeys and knows its owner, played by the browser.</summary>
sealed class Authenticator
{
    readonly ICDPSession browser;
    readonly string id;

    Authenticator(ICDPSession browser, string id) => (this.browser, this.id) = (browser, id);

    /// <summary>Builds one into the device on which a page is open.</summary>
    public static async Task<Authenticator> AttachAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        var added = await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new(browser, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether its owner touches it whenever it is asked for something.</summary>
    public Task TouchAsync(bool touched) => SendAsync("WebAuthn.setAutomaticPresenceSimulation", ("enabled", touched));

    /// <summary>For which domains it keeps passkeys.</summary>
    public async Task<IReadOnlyList<string>> DomainsAsync()
    {
        var answer = await SendAsync("WebAuthn.getCredentials");
        return [.. answer.GetProperty("credentials").EnumerateArray().Select(credential => credential.GetProperty("rpId").GetString()!)];
    }

    async Task<JsonElement> SendAsync(string method, params (string Name, object Value)[] values)
    {
        var arguments = values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
        arguments["authenticatorId"] = id;
        return (await browser.SendAsync(method, arguments)).GetValueOrDefault();
    }
}
