using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Ui;

/// <summary>No script makes code of a text. That no page needs it is seen by all other tests: a violation is an error in a console.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class TrustedTypesTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Texts_become_markup_that_runs_nothing_and_no_code() => InBrowserAsync(async () =>
    {
        var visitor = await ArriveAsync(await Application.NewMemberAsync());
        await visitor.OpenAsync("/personas");
        // What is refused is an error in the console.
        visitor.ErrorsExpected = true;
        (await TryAsync("document.createElement('template').innerHTML = '<p class=\"note\">Only = once</p>'")).ShouldBe("done");
        (await TryAsync("new DOMParser().parseFromString('<script>1</script>', 'text/html')")).ShouldBe("done");
        foreach (var code in new[]
        {
            "document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>'",
            "document.createElement('div').innerHTML = '<script>alert(1)</script>'",
            "document.createElement('div').innerHTML = '<a href=\"javascript:alert(1)\">x</a>'",
            "document.createElement('iframe').srcdoc = '<script>alert(1)</script>'",
            "document.createElement('script').src = '/js/start.js'",
            "document.createElement('script').text = '1'",
            "trustedTypes.createPolicy('another', {})",
        })
            (await TryAsync(code)).ShouldBe("TypeError", code);

        Task<string> TryAsync(string code) => visitor.Page.EvaluateAsync<string>($"() => {{ try {{ {code}; return 'done'; }} catch (error) {{ return error.name; }} }}");
    });
}
