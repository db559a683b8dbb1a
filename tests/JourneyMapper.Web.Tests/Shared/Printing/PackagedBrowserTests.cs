using JourneyMapper.Data;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Shared.Printing;

public sealed class PackagedBrowserTests
{
    [Fact]
    public async Task Unpacked_twice_at_once_there_is_one_whole_browser_and_no_rest()
    {
        var cache = Directory.CreateTempSubdirectory("journeymapper-unpack-");
        try
        {
            var unpacked = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(Packaged(cache).Unpack)));
            var browser = unpacked[0].ShouldNotBeNull();
            unpacked[1].ShouldBe(browser);
            cache.EnumerateFileSystemInfos().ShouldHaveSingleItem().Name.ShouldStartWith("chromium-");
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(browser.Path).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    static PackagedBrowser Packaged(DirectoryInfo cache) => new(Options.Create(new PrintingOptions { CacheDirectory = cache.FullName }), new PackagesDirectory(), TimeProvider.System);
}
