using JourneyMapper.Data.Inbox;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Features.Inbox;

/// <summary>What a member is told of. What is shown stands in the address.</summary>
public sealed partial class InboxPage : MemberComponent
{
    const int PageSize = 50;
    const string Unread = "unread";

    InboxPageContent? content;
    (bool Unread, int Take)? loaded;
    int take = PageSize;

    [Inject] public required InboxQuery Query { get; init; }

    [Inject] public required InboxService Service { get; init; }

    [Inject] public required InboxTopic Topic { get; init; }

    [Inject] public required ISnackbar Notifications { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>"unread" for what is not read.</summary>
    [SupplyParameterFromQuery(Name = "show")] public string? Shown { get; set; }

    /// <summary>Something was to be opened that is not there any more.</summary>
    [SupplyParameterFromQuery] public string? Gone { get; set; }

    bool isUnread => Shown == Unread;

    /// <summary>How many are not read, in words.</summary>
    /// <param name="unread">As <see cref="InboxQuery.UnreadAsync(CurrentMember, CancellationToken)"/> counts.</param>
    public static string CountText(int unread) => unread > InboxQuery.MostCounted
        ? InboxText.UnreadMany.With(InboxQuery.MostCounted)
        : Texts.Count(unread, InboxText.UnreadOne, InboxText.UnreadOther);

    /// <inheritdoc/>
    protected override void OnInitialized() => Hold(Topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnNewsAsync)));

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (loaded?.Unread == isUnread)
            return;
        take = PageSize;
        await LoadAsync();
    }

    static string Pressed(bool pressed) => pressed ? "true" : "false";

    static string Look(InboxEntry entry) => $"{(entry.IsRead ? "read" : "new")}{(entry.IsMuted ? " is-muted" : "")}";

    static string Symbol(InboxItemKind kind) => kind switch
    {
        InboxItemKind.Mention => "alternate_email",
        InboxItemKind.Reply => "forum",
        InboxItemKind.Assigned => "assignment_ind",
        InboxItemKind.AuditDue => "fact_check",
        InboxItemKind.SignOffAsked => "approval",
        InboxItemKind.SignOffApproved => "verified",
        InboxItemKind.KpiMissed => "trending_down",
        InboxItemKind.ProposalMade => "wand_stars",
        InboxItemKind.ProposalDecided => "checklist",
        InboxItemKind.RoundBegun => "event",
        InboxItemKind.ImportFailing => "upload_file",
        _ => "cancel",
    };

    async Task OnNewsAsync(IReadOnlyList<TopicMessage> news, bool missed)
    {
        if (!missed && !news.Any(one => InboxTopic.MayConcern(one, Member.Id)))
            return;
        await LoadAsync();
        StateHasChanged();
    }

    async Task LoadAsync()
    {
        if (Leaving.IsCancellationRequested)
            return;
        var asked = (isUnread, take);
        loaded = asked;
        var read = await Query.PageAsync(Member, asked.isUnread, asked.take, Leaving);
        // An answer that comes late must not replace a newer one.
        if (loaded == asked)
            content = read;
    }

    Task MoreAsync()
    {
        take += PageSize;
        return LoadAsync();
    }

    Task MarkAllReadAsync() => Service.MarkAllReadAsync(Member, Leaving);

    async Task MuteAsync(Guid journey, string title, bool muted)
    {
        await Service.MuteAsync(Member, journey, muted, Leaving);
        Notifications.DoneWithUndo(this, (muted ? InboxText.DoneMuted : InboxText.DoneUnmuted).With(title), () => Service.MuteAsync(Member, journey, !muted, Leaving));
    }

    void Show(bool unread) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal) { ["show"] = unread ? Unread : null, ["gone"] = null }), replace: true);
}
