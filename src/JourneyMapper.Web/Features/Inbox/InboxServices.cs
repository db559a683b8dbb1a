using JourneyMapper.Web.Features.Inbox.Mail;

namespace JourneyMapper.Web.Features.Inbox;

static class InboxServices
{
    /// <summary>Adds the inboxes of members.</summary>
    public static void AddInbox(this IServiceCollection services)
    {
        services.AddSingleton<InboxQuery>();
        services.AddSingleton<InboxService>();
        services.AddHostedService<InboxUpkeep>();
    }

    /// <summary>Adds mail about what is in them.</summary>
    public static void AddInboxMail(this IServiceCollection services) => services.AddHostedService<InboxMailer>();
}
