using Microsoft.Playwright;

namespace Clearance.Report.Tests;

/// <summary>
/// Debian's Chromium with the fixture's page open in it, cut off from any network. The executable is found on PATH or
/// named by CLEARANCE_CHROMIUM; Playwright's own driver comes with its package and downloads nothing.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Requests other than for the page itself, and messages on the console at warning or above.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<Browser> StartAsync()
    {
        string executable = Environment.GetEnvironmentVariable("CLEARANCE_CHROMIUM") ?? Requirement.FindOnPath("chromium")
            ?? throw new InvalidOperationException("No chromium on PATH and CLEARANCE_CHROMIUM is not set; on Debian: apt-get install chromium");
        IPlaywright driver = await Playwright.CreateAsync();
        IBrowser started = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new(driver, started);
    }

    /// <summary>Opens <paramref name="page"/> from a file and waits until its script has finished.</summary>
    public async Task<IPage> OpenAsync(byte[] page, int width, int height, ColorScheme scheme = ColorScheme.Light)
    {
        string file = Path.Combine(Path.GetTempPath(), $"clearance-report-{Guid.NewGuid():N}.html");
        await File.WriteAllBytesAsync(file, page);
        string address = new Uri(file).AbsoluteUri;
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            Offline = true,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        IPage tab = await context.NewPageAsync();
        tab.Request += (_, request) =>
        {
            if (request.Url != address && !request.Url.StartsWith(address + "#", StringComparison.Ordinal))
            {
                Faults.Add("request: " + request.Url);
            }
        };
        tab.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Faults.Add($"console {message.Type}: {message.Text}");
            }
        };
        tab.PageError += (_, error) => Faults.Add("error: " + error);
        await tab.GotoAsync(address);
        await tab.WaitForFunctionAsync("() => document.documentElement.dataset.figures !== undefined");
        File.Delete(file);
        return tab;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
