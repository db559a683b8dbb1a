using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>What became of a comment that the browser has sent.</summary>
/// <param name="Done">Whether it is stored.</param>
/// <param name="Again">Whether it is to be sent once more: the database did not answer.</param>
/// <param name="Problem">Why not, in the reader's language.</param>
public sealed record SentComment(bool Done, bool Again = false, string? Problem = null);

/// <summary>
/// The comments on a journey: reads threads, and takes what the script sends. Anybody who holds a circuit can call it with anything; the service checks what
/// it is given.
/// </summary>
public sealed partial class JourneyComments : IAsyncDisposable
{
    const int Page = 50;
    const int Latest = 30;

    readonly CoalescingRunner reading = new();
    IJSObjectReference? script;
    ElementReference root;
    CommentFilter filter;
    CommentPlace place = CommentPlace.Whole;
    CommentRequest? taken;
    Guid? toShow;
    bool toWrite;
    IReadOnlyList<CommentThread>? open;
    IReadOnlyList<CommentThread> resolved = [];
    IReadOnlyList<CommentEntry>? comments;
    Guid? unfolded;
    Guid? editing;
    int readBefore;
    int take = Page;
    int takeComments = Latest;
    bool showsResolved;
    bool isUnknown;

    /// <summary>The map, as it is now.</summary>
    [Parameter, EditorRequired] public required Journey Map { get; set; }

    /// <summary>How much there is.</summary>
    [Parameter, EditorRequired] public required CommentOverview Overview { get; set; }

    /// <summary>What somebody wants to read or write; another instance is another wish.</summary>
    [Parameter, EditorRequired] public required CommentRequest Asked { get; set; }

    /// <summary>Somebody wants to see what a thread is about.</summary>
    [Parameter] public EventCallback<CommentPlace> OnGo { get; set; }

    /// <summary>The member has read something.</summary>
    [Parameter] public EventCallback OnRead { get; set; }

    [Inject] public required CommentService Service { get; init; }

    [Inject] public required CommentQuery Query { get; init; }

    [Inject] public required CommentTopic Topic { get; init; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notifications { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    static (CommentFilter, string)[] filters =>
        [(CommentFilter.All, CommentText.FilterAll), (CommentFilter.Unread, CommentText.FilterUnread), (CommentFilter.Mentions, CommentText.FilterMentions)];

    string nothing => filter switch
    {
        CommentFilter.Unread => CommentText.EmptyUnread,
        CommentFilter.Mentions => CommentText.EmptyMentions,
        _ => CommentText.EmptyOpen,
    };

    // The touchpoint that is selected, or was chosen, and its cells.
    IEnumerable<Option> places => new[] { CommentPlace.Whole }
        .Concat(place.Touchpoint is { } touchpoint
            ? [new(touchpoint), .. CommentPlace.Fields.Select(cell => new CommentPlace(touchpoint, cell.Id))]
            : Array.Empty<CommentPlace>())
        .Select(about => new Option(about.ToString(), about.Name(Map)));

    /// <summary>Takes a comment that was written. The script keeps it until it is stored, and may send the same one again.</summary>
    /// <param name="composer">"new PLACE", "answer THREAD" or "edit COMMENT".</param>
    /// <param name="id">The comment's own id.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="chosen">The members that were chosen from the list.</param>
    [JSInvokable]
    public async Task<SentComment> Send(string composer, Guid id, string text, IReadOnlyList<Guid>? chosen)
    {
        if (SignedIn.MemberNow() is not { } member)
            return new(false, Problem: Explain(CommentProblem.NotAllowed));
        var named = chosen?.Take(Limits.Comment).ToList() ?? [];
        var written = composer.Split(' ', 2) switch
        {
            ["new", var about] when CommentPlace.Read(about) is { } known => () => Service.BeginAsync(member, Map.Id, known, id, text, named),
            ["answer", var thread] when Guid.TryParse(thread, out var answered) => () => Service.AnswerAsync(member, answered, id, text, named),
            ["edit", var comment] when Guid.TryParse(comment, out var edited) => () => Service.EditAsync(member, edited, text, named),
            _ => (Func<Task<CommentProblem?>>)(() => Task.FromResult<CommentProblem?>(CommentProblem.Gone)),
        };
        try
        {
            if (await written() is { } problem)
                return new(false, Problem: Explain(problem));
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            return new(false, Again: true);
        }

        editing = null;
        await TryAsync(LoadAsync);
        StateHasChanged();
        return new(true);
    }

    /// <summary>The unfolded thread was in sight up to a comment.</summary>
    [JSInvokable]
    public Task Seen(Guid thread, int number) => TryAsync(async () =>
    {
        if (SignedIn.MemberNow() is not { } member)
            return;
        await Service.ReadAsync(member, thread, number, Leaving);
        await LoadAsync();
        await OnRead.InvokeAsync();
        StateHasChanged();
    });

    /// <summary>The link to a comment is on the clipboard.</summary>
    [JSInvokable]
    public void Copied() => Notifications.Done(CommentText.LinkCopied);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return script.EndAsync();
    }

    protected override async Task OnInitializedAsync()
    {
        Hold(Topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnCommentedAsync)));
        await TryAsync(LoadAsync);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (place.Touchpoint is { } touchpoint && Map.Find(touchpoint) is null)
            place = CommentPlace.Whole;
        if (ReferenceEquals(taken, Asked))
            return;
        (taken, toWrite) = (Asked, Asked.Writes);
        if (Asked.Place.IsIn(Map))
            place = Asked.Place;
        if (Asked.Comment is { } comment)
            await TryAsync(() => ShowAsync(comment));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await AttachAsync();
        if (script is null)
            return;
        if (toShow is { } comment && comments is not null)
        {
            toShow = null;
            await script.InvokeVoidAsync("show", comment);
        }
        if (toWrite)
        {
            toWrite = false;
            await script.InvokeVoidAsync("write");
        }
    }

    async Task AttachAsync()
    {
        var self = DotNetObjectReference.Create(this);
        Hold(self);
        var people = await Query.PeopleAsync(Member, Map.Id, Leaving);
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "/Features/Comments/JourneyComments.razor.js");
        script = await module.InvokeAsync<IJSObjectReference>("attach", root, self, new
        {
            Journey = Map.Id,
            Limit = Limits.Comment,
            Members = people.Select(member => new { member.Id, member.Name }),
            Texts = new { Common.TooLong, CommentText.Sending, CommentText.NotSent, CommentText.Members },
        });
        // Left while it was loading.
        if (Lifetime.IsOver)
            await DisposeAsync();
    }

    // This board's own comments come this way, too.
    async Task OnCommentedAsync(IReadOnlyList<TopicMessage> commented, bool missed)
    {
        if (!missed && !commented.Any(item => item.MayConcern(Map.Id)))
            return;
        await LoadAsync();
        StateHasChanged();
    }

    Task LoadAsync() => reading.RunAsync(async () =>
    {
        var of = Map.Id;
        var nowOpen = await Query.ThreadsAsync(Member, of, filter, resolved: false, take, Leaving);
        IReadOnlyList<CommentThread> nowResolved = showsResolved ? await Query.ThreadsAsync(Member, of, filter, resolved: true, take, Leaving) : [];
        if (unfolded is { } id)
        {
            // What one reads stays, whatever the list shows otherwise.
            var thread = nowOpen.Concat(nowResolved).FirstOrDefault(other => other.Id == id);
            if (thread is null && await Query.FindAsync(Member, of, id, Leaving) is { } found)
            {
                if (found.ResolvedAt is null)
                    nowOpen = With(nowOpen, thread = found);
                else if (showsResolved)
                    nowResolved = With(nowResolved, thread = found);
            }

            var read = thread is null ? [] : await Query.CommentsAsync(Member, id, takeComments, Leaving);
            // Another one may have been unfolded meanwhile.
            if (id == unfolded)
                (unfolded, comments) = (read.Count == 0 ? null : id, read.Count == 0 ? null : read);
        }

        (open, resolved) = (nowOpen, nowResolved);
    });

    static IReadOnlyList<CommentThread> With(IReadOnlyList<CommentThread> threads, CommentThread thread) =>
        [.. threads.Append(thread).OrderByDescending(other => other.LastAt)];

    async Task ShowAsync(Guid comment)
    {
        var thread = await Query.FindAsync(Member, Map.Id, comment, Leaving);
        isUnknown = thread is null;
        if (thread is null)
            return;
        showsResolved |= thread.ResolvedAt is not null;
        takeComments = Limits.CommentsOfThread;
        Unfold(thread);
        await LoadAsync();
        toShow = comment;
    }

    void Unfold(CommentThread thread) => (unfolded, comments, editing, readBefore) = (thread.Id, null, null, thread.Read);

    Task ToggleAsync(CommentThread thread)
    {
        takeComments = Latest;
        if (unfolded == thread.Id)
        {
            (unfolded, comments, editing) = (null, null, null);
            return Task.CompletedTask;
        }

        Unfold(thread);
        return TryAsync(LoadAsync);
    }

    Task EarlierAsync()
    {
        takeComments = Limits.CommentsOfThread;
        return TryAsync(LoadAsync);
    }

    Task MoreAsync()
    {
        take += Page;
        return TryAsync(LoadAsync);
    }

    Task FilterAsync(CommentFilter chosen)
    {
        (filter, take, showsResolved) = (chosen, Page, showsResolved || chosen == CommentFilter.Mentions);
        return TryAsync(LoadAsync);
    }

    Task ToggleResolvedAsync()
    {
        showsResolved = !showsResolved;
        return TryAsync(LoadAsync);
    }

    void Choose(string chosen)
    {
        if (CommentPlace.Read(chosen) is { } known && known.IsIn(Map))
            place = known;
    }

    Task ReadAllAsync() => TryAsync(async () =>
    {
        await Service.ReadAllAsync(Member, Map.Id, Leaving);
        await LoadAsync();
        await OnRead.InvokeAsync();
    });

    Task ResolveAsync(CommentThread thread, bool settled) => DoAsync(async member =>
    {
        if (await Service.ResolveAsync(member, thread.Id, settled) is { } problem)
            return problem;
        if (settled && unfolded == thread.Id && !showsResolved)
            (unfolded, comments, editing) = (null, null, null);
        if (settled)
            Notifications.DoneWithUndo(this, CommentText.DoneResolved, () => DoAsync(again => Service.ResolveAsync(again, thread.Id, resolved: false)));
        return null;
    });

    async Task DeleteAsync(CommentEntry comment)
    {
        var own = comment.AuthorId == Member.Id;
        if (!own && !await Dialogs.ConfirmAsync(CommentText.DeleteOthersTitle.With(comment.Author), CommentText.DeleteOthersText, Common.Delete))
            return;
        await DoAsync(async member =>
        {
            if (await Service.DeleteAsync(member, comment.Id) is { } problem)
                return problem;
            if (own)
                Notifications.DoneWithUndo(this, CommentText.DoneDeleted, () => RestoreAsync(comment));
            return null;
        });
    }

    Task RestoreAsync(CommentEntry comment) => DoAsync(member => Service.RestoreAsync(member, comment.Id, comment.Text, [.. comment.Mentioned]));

    async Task DoAsync(Func<CurrentMember, Task<CommentProblem?>> change)
    {
        try
        {
            if ((SignedIn.MemberNow() is { } member ? await change(member) : CommentProblem.NotAllowed) is { } problem)
                Notifications.Refused(problem is CommentProblem.NotAllowed ? CommentText.RefusedNotAllowed : CommentText.RefusedGone);
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            Notifications.Refused(CommentText.RefusedUnreachable);
            return;
        }

        await TryAsync(LoadAsync);
        StateHasChanged();
    }

    static string Explain(CommentProblem problem) => problem switch
    {
        CommentProblem.NotAllowed => CommentText.ProblemNotAllowed,
        CommentProblem.Gone => CommentText.ProblemGone,
        CommentProblem.Empty => CommentText.ProblemEmpty,
        CommentProblem.TooLong => Common.ProblemTooLong.With(Limits.Comment),
        CommentProblem.TooManyThreads => CommentText.ProblemTooManyThreads.With(Limits.CommentThreads),
        _ => CommentText.ProblemTooManyComments.With(Limits.CommentsOfThread),
    };
}
