using System.Globalization;
using MimeKit;

namespace JourneyMapper.Web.Shared.Mail;

/// <summary>How a connection to a mail server is protected. The names are those of the setting.</summary>
public enum MailSecurity
{
    /// <summary>It begins in the open and is encrypted before anything is said; a server that cannot do so gets no mail.</summary>
    StartTls,

    /// <summary>Encrypted from the beginning.</summary>
    Tls,

    /// <summary>Not at all: for a server on the same machine or network.</summary>
    None,
}

/// <summary>The server that takes mail. Read from the section <c>JourneyMapper:Mail</c>. No record: what prints itself might print the password.</summary>
public sealed class MailOptions
{
    /// <summary>The server's name or address.</summary>
    public required string Host { get; init; }

    /// <summary>587 with startTls, 465 with tls, 25 with none, unless it is said.</summary>
    public required int Port { get; init; }

    /// <summary>How the connection is protected.</summary>
    public required MailSecurity Security { get; init; }

    /// <summary>Who signs in; null for nobody.</summary>
    public string? User { get; init; }

    /// <summary>With which password.</summary>
    public string? Password { get; init; }

    /// <summary>Who the mail is from.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>Null: no mail is sent.</summary>
    /// <exception cref="StartupException">Something is missing, or not of its form.</exception>
    public static MailOptions? Read(IConfigurationSection section)
    {
        if (section.GetChildren().All(setting => string.IsNullOrWhiteSpace(setting.Value)))
            return null;
        var host = Text("Host") ?? throw new StartupException("JourneyMapper:Mail:Host is missing: give the name of the mail server, or remove the other settings of JourneyMapper:Mail to send no mail.");
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            throw new StartupException($"JourneyMapper:Mail:Host has '{host}', which is not the name or address of a server, such as 'mail.example.org'.");
        var security = Text("Security") switch
        {
            null => MailSecurity.StartTls,
            var text when Enum.TryParse<MailSecurity>(text, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsDigit(text[0]) => known,
            var text => throw new StartupException($"JourneyMapper:Mail:Security has '{text}', and knows none, startTls and tls."),
        };
        var port = Text("Port") switch
        {
            null => security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 },
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= ushort.MaxValue => number,
            var text => throw new StartupException($"JourneyMapper:Mail:Port has '{text}', which is not a port from 1 to {ushort.MaxValue}."),
        };
        var (user, password) = (Text("User"), section["Password"]);
        if (user is null != string.IsNullOrEmpty(password))
            throw new StartupException("JourneyMapper:Mail:User and JourneyMapper:Mail:Password belong together: give both, or neither for a server that asks for none.");
        return new() { Host = host, Port = port, Security = security, User = user, Password = user is null ? null : password, From = Sender(Text("From")) };

        string? Text(string name) => section[name]?.Trim() is { Length: > 0 } text ? text : null;
    }

    static MailboxAddress Sender(string? text) => text is not null && MailboxAddress.TryParse(text, out var from) && from.Address.Contains('@', StringComparison.Ordinal)
        ? from
        : throw new StartupException(text is null
            ? "JourneyMapper:Mail:From is missing: give the address that mail is from, such as 'JourneyMapper <journeys@example.org>'."
            : $"JourneyMapper:Mail:From has '{text}', which is not an address such as 'JourneyMapper <journeys@example.org>'.");
}
