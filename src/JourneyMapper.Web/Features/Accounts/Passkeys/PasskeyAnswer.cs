using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace JourneyMapper.Web.Features.Accounts.Passkeys;

/// <summary>Reads of a device's answer what can be read before it is checked.</summary>
static class PasskeyAnswer
{
    /// <summary>For which account it claims to answer (the user handle, which is the id that ASP.NET Core Identity gave it); null where it says none.</summary>
    /// <param name="credential">JSON of the Web Authentication API, from anybody.</param>
    public static Guid? AccountOf(string credential)
    {
        try
        {
            using var json = JsonDocument.Parse(credential);
            return json.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("response", out var response) && response.ValueKind == JsonValueKind.Object
                && response.TryGetProperty("userHandle", out var handle) && handle.ValueKind == JsonValueKind.String && Guid.TryParse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(handle.GetString())), out var account)
                    ? account
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return null;
        }
    }
}
