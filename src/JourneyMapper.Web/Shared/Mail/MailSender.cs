using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace JourneyMapper.Web.Shared.Mail;

/// <summary>A mail to one person.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Address">Where it goes.</param>
/// <param name="Subject">What it is about, in one line.</param>
/// <param name="Text">As plain text.</param>
/// <param name="Html">The same as HTML.</param>
public sealed record OutgoingMail(string Name, string Address, string Subject, string Text, string Html);

/// <summary>A mail was not sent.</summary>
/// <param name="reason">Why, in a word or two without any address.</param>
/// <param name="isServer">Whether it is the server, and not the person’s address: then others are not sent either.</param>
public sealed class MailException(string reason, bool isServer) : Exception(reason)
{
    /// <summary>Whether it is the server.</summary>
    public bool IsServer => isServer;
}

/// <summary>Sends mail, where a server is set up for it.</summary>
/// <param name="options">The server; null for none.</param>
public sealed class MailSender(MailOptions? options)
{
    /// <summary>Whether there is a server.</summary>
    public bool IsConfigured => options is not null;

    /// <summary>For some mails, one after the other: connects with the first.</summary>
    /// <exception cref="InvalidOperationException">There is no server.</exception>
    public MailSession Open() => new(options ?? throw new InvalidOperationException("No mail server is set up."));
}

/// <summary>A connection to the mail server.</summary>
public sealed class MailSession(MailOptions options) : IAsyncDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    readonly SmtpClient client = new() { Timeout = (int)Longest.TotalMilliseconds };

    /// <summary>Sends a mail.</summary>
    /// <exception cref="MailException">The server has not taken it.</exception>
    public async Task SendAsync(OutgoingMail mail, CancellationToken cancellation = default)
    {
        using var message = Message(mail);
        try
        {
            await ConnectAsync(cancellation);
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException exception)
        {
            // What the server says may repeat the address. Where it does not want the sender, it wants no mail at all.
            throw new MailException($"{exception.ErrorCode} {(int)exception.StatusCode}", exception.ErrorCode is not (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted));
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException or SslHandshakeException or ProtocolException or ServiceNotConnectedException
            or ServiceNotAuthenticatedException or NotSupportedException or TimeoutException)
        {
            throw new MailException(exception.GetType().Name, isServer: true);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (client.IsConnected)
                await client.DisconnectAsync(quit: true);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or CommandException)
        {
            // It is gone as well.
        }

        client.Dispose();
    }

    async Task ConnectAsync(CancellationToken cancellation)
    {
        if (client.IsConnected)
            return;
        await client.ConnectAsync(options.Host, options.Port, options.Security switch
        {
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, cancellation);
        if (options is { User: { } user, Password: { } password })
            await client.AuthenticateAsync(user, password, cancellation);
    }

    MimeMessage Message(OutgoingMail mail)
    {
        // "a@b, c@d" is no address of one person.
        if (!MailboxAddress.TryParse(mail.Address, out var to) || to.Address != mail.Address)
            throw new MailException("NoAddress", isServer: false);
        to.Name = Line(mail.Name);
        var message = new MimeMessage
        {
            Subject = Line(mail.Subject),
            MessageId = MimeUtils.GenerateMessageId(options.From.Domain),
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(options.From);
        message.To.Add(to);
        // Nobody's absence answers it.
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }

    // A header is one line, whatever people call themselves and their journeys.
    static string Line(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
}
