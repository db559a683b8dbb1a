using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>
/// MudBlazor's queue of snackbars, which also tells with which options each was added: MudBlazor keeps them for its own provider, whose
/// style elements the Content-Security-Policy forbids; see <see cref="SnackbarProvider"/>.
/// </summary>
sealed class Snackbars : ISnackbar
{
    readonly SnackbarService queue;
    readonly ConditionalWeakTable<Snackbar, SnackbarOptions> options = [];

    public Snackbars(NavigationManager navigation, TimeProvider clock, IOptions<SnackbarConfiguration> configuration)
    {
        queue = new(navigation, clock, configuration);
        queue.OnSnackbarsUpdated += Updated;
    }

    /// <inheritdoc/>
    public event Action? OnSnackbarsUpdated;

    /// <inheritdoc/>
    public IEnumerable<Snackbar> ShownSnackbars => queue.ShownSnackbars.Where(snackbar => options.TryGetValue(snackbar, out _));

    /// <inheritdoc/>
    public SnackbarConfiguration Configuration => queue.Configuration;

    /// <summary>The options of one that is shown.</summary>
    public SnackbarOptions OptionsOf(Snackbar snackbar) => options.GetValue(snackbar, _ => new(snackbar.Severity, Configuration));

    /// <inheritdoc/>
    public Snackbar? Add(string message, Severity severity = Severity.Normal, Action<SnackbarOptions>? configure = null, string? key = null)
    {
        SnackbarOptions? own = null;
        var added = queue.Add(message, severity, made => configure?.Invoke(own = made), key);
        if (added is null)
            return null;
        options.Add(added, own ?? new(severity, Configuration));
        Updated();
        return added;
    }

    /// <inheritdoc/>
    public Snackbar Add(MarkupString message, Severity severity = Severity.Normal, Action<SnackbarOptions>? configure = null, string? key = null) => throw OnlyText();

    /// <inheritdoc/>
    public Snackbar Add(RenderFragment message, Severity severity = Severity.Normal, Action<SnackbarOptions>? configure = null, string? key = null) => throw OnlyText();

    /// <inheritdoc/>
    public Snackbar Add<T>(Dictionary<string, object>? componentParameters = null, Severity severity = Severity.Normal, Action<SnackbarOptions>? configure = null, string? key = null)
        where T : IComponent => throw OnlyText();

    /// <inheritdoc/>
    public void Clear() => queue.Clear();

    /// <inheritdoc/>
    public void Remove(Snackbar snackbar) => queue.Remove(snackbar);

    /// <inheritdoc/>
    public void RemoveByKey(string key) => queue.RemoveByKey(key);

    /// <inheritdoc/>
    public void Dispose()
    {
        queue.OnSnackbarsUpdated -= Updated;
        queue.Dispose();
    }

    static NotSupportedException OnlyText() => new("Snackbars show text only.");

    void Updated() => OnSnackbarsUpdated?.Invoke();
}
