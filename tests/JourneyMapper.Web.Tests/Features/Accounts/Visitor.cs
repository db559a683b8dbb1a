using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;

namespace JourneyMapper.Web.Tests.Features.Accounts;

/// <summary>A browser without scripts: it keeps cookies and sends the forms that pages hold.</summary>
sealed class Visitor(AccountsApp app, string language, bool isHttps = false) : IDisposable
{
    readonly HttpClient client = NewClient(app, language, isHttps);

    /// <summary>The host that answers, with its port.</summary>
    public string Host => client.BaseAddress!.Authority;

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async Task<IHtmlDocument> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        return await ReadAsync(response);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    /// <summary>Fills in the form of a page by the names of its fields without "Input.", and sends it with all that is hidden in it.</summary>
    public async Task<HttpResponseMessage> SendAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await ReadAsync(path);
        var hidden = page.QuerySelectorAll<IHtmlInputElement>($"form:has(input[name=_handler][value='{form}']) input[type=hidden]").Select(input => (input.Name!, input.Value));
        return await PostAsync(path, [.. hidden, .. fields.Select(field => (field.Name.Contains('.', StringComparison.Ordinal) ? field.Name : $"Input.{field.Name}", field.Value))]);
    }

    /// <summary>Sends a form that has an address of its own instead of a name.</summary>
    public async Task<HttpResponseMessage> SendToAsync(string action, string page, params (string Name, string Value)[] fields)
    {
        var sent = await ReadAsync(page);
        // What the page does not offer may be sent all the same, with the token of another form.
        IParentNode form = sent.QuerySelector($"form[action='{action}']") ?? sent.QuerySelector("form:has([name=__RequestVerificationToken])").ShouldNotBeNull();
        var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Where(input => !Array.Exists(fields, field => field.Name == input.Name)).Select(input => (input.Name!, input.Value));
        return await PostAsync(action, [.. hidden, .. fields]);
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password = AccountsApp.Password, string returnUrl = "/") =>
        SendAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", "sign-in", ("Email", AccountsApp.Email(name)), ("Password", password));

    public async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using var response = await GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Where an answer leads to: a path of this application, or the whole address of another one.</summary>
    public string TargetOf(HttpResponseMessage response)
    {
        var target = new Uri(client.BaseAddress!, response.Headers.Location.ShouldNotBeNull());
        return client.BaseAddress!.IsBaseOf(target) ? target.PathAndQuery : target.AbsoluteUri;
    }

    /// <summary>The cookie of a sign-in, as somebody may copy it.</summary>
    public static string CookieOf(HttpResponseMessage signedIn) =>
        signedIn.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("member=", StringComparison.Ordinal)).Split(';')[0];

    /// <summary>Whether pages open without a sign-in.</summary>
    public async Task<bool> IsSignedInAsync() => await StatusOfAsync("/account") == HttpStatusCode.OK;

    public void Dispose() => client.Dispose();

    static HttpClient NewClient(AccountsApp app, string language, bool isHttps)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new(isHttps ? "https://localhost" : "http://localhost") });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(string.Create(CultureInfo.InvariantCulture, $"{language},en;q=0.5"));
        return client;
    }
}
