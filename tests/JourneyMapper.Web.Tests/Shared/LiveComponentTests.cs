using System.Text.RegularExpressions;
using Bunit;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Npgsql;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>What comes from other threads is done on the page's own, and what goes wrong there is not lost.</summary>
public sealed partial class LiveComponentTests : BunitContext
{
    [Fact]
    public async Task What_goes_wrong_reaches_the_error_boundary()
    {
        var (boundary, live) = Listen();
        await live.HearAsync(() => throw new InvalidOperationException("Broken."));
        boundary.WaitForAssertion(() => boundary.Markup.ShouldContain("Broken."));
    }

    [Fact]
    public async Task A_database_that_is_away_leaves_the_page_as_it_is()
    {
        var (boundary, live) = Listen();
        await live.HearAsync(() => throw new NpgsqlException("Connection refused."));
        boundary.WaitForAssertion(() => live.Unreachable.ShouldBe(1));
        boundary.Markup.ShouldContain("here");
    }

    [Fact]
    public async Task Nothing_is_done_for_a_page_that_was_left()
    {
        var (_, live) = Listen();
        await DisposeComponentsAsync();
        var done = false;
        await live.HearAsync(() => done = true);
        await Task.Delay(50, Xunit.TestContext.Current.CancellationToken);
        done.ShouldBeFalse();
        live.Token.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void No_component_starts_something_whose_exception_nobody_hears() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "JourneyMapper.Web"), "*", SearchOption.AllDirectories)
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Where(file => Lost().IsMatch(File.ReadAllText(file)))
        .ShouldBeEmpty("Use Post of LiveComponent, which reports what goes wrong.");

    [GeneratedRegex(@"_ = (this\.)?InvokeAsync\(|\basync void\b")]
    private static partial Regex Lost();

    (IRenderedComponent<ErrorBoundary> Boundary, Listener Listener) Listen()
    {
        var boundary = Render<ErrorBoundary>(parameters => parameters
            .AddChildContent<Listener>()
            .Add(b => b.ErrorContent, exception => builder => builder.AddContent(0, exception.Message)));
        return (boundary, boundary.FindComponent<Listener>().Instance);
    }

    sealed class Listener : LiveComponent
    {
        public int Unreachable { get; private set; }

        public CancellationToken Token => Leaving;

        public Task HearAsync(Action work) => Task.Run(() => Post(work));

        protected override void OnUnreachable() => Unreachable++;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "here");
    }
}
