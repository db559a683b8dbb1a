using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;

namespace JourneyMapper.Web.Startup;

static class Mail
{
    /// <summary>Sends mail, if a server is set up for it.</summary>
    /// <exception cref="StartupException">It is not set up completely.</exception>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var options = MailOptions.Read(builder.Configuration.GetSection("JourneyMapper:Mail"));
        var address = PublicAddress.Read(builder.Configuration["JourneyMapper:PublicAddress"]);
        builder.Services.AddSingleton(new MailSender(options));
        // Without mail, too: calendars, schemas and the pictures of shared links have whole addresses.
        if (address is not null)
            builder.Services.AddSingleton(address);
        if (options is null)
            return;
        if (address is null)
            throw new StartupException("JourneyMapper:PublicAddress is missing: mail has links, so give the address at which people reach JourneyMapper, such as 'https://journeys.example.org'.");
        builder.Services.AddInboxMail();
    }
}
