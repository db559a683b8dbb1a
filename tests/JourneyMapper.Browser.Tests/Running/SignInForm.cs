namespace JourneyMapper.Browser.Tests.Running;

/// <summary>Signing in as people do.</summary>
static class SignInForm
{
    /// <summary>Signs somebody in for all tabs of a window.</summary>
    public static async Task SignInAsync(this IBrowserContext window, string email, string password)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel(AccessibleNames.Email).FillAsync(email);
        await page.GetByLabel(AccessibleNames.Password, new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.SignIn, Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        await page.CloseAsync();
    }
}
