using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

public sealed class LifetimeTests
{
    [Fact]
    public void What_was_added_ends_with_it_the_last_first()
    {
        List<string> ended = [];
        var lifetime = new Lifetime();
        lifetime.Add(new Handle(() => ended.Add("first")));
        lifetime.Add(new Handle(() => ended.Add("second")));
        lifetime.Dispose();
        lifetime.Dispose();
        ended.ShouldBe(["second", "first"]);
    }

    [Fact]
    public void What_is_added_after_its_end_ends_at_once()
    {
        var ended = false;
        var lifetime = new Lifetime();
        lifetime.Dispose();
        lifetime.Add(new Handle(() => ended = true));
        ended.ShouldBeTrue();
        lifetime.IsOver.ShouldBeTrue();
    }

    sealed class Handle(Action onDispose) : IDisposable
    {
        public void Dispose() => onDispose();
    }
}
