using System.Text.Json;
using Clearance.Consult;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Clearance.Report.Tests;

/// <summary>The page as a reader meets it. With CLEARANCE_PICTURES=FOLDER the pictures are kept for looking at.</summary>
public sealed class PageInBrowserTests
{
    private static readonly byte[] Page = ReportPage.ToBytes(RunResultFixture.Create());

    [RequiresToolFact("chromium")]
    public async Task Every_figure_is_drawn_without_a_request_or_a_console_message()
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(Page, 1280, 900);
        Assert.Equal("drawn", await page.EvaluateAsync<string>("() => document.documentElement.dataset.figures"));
        int figures = ReportFigures.Of(RunResultFixture.Create()).Length;
        Assert.Equal(figures, await page.Locator("[data-figure]").CountAsync());
        int drawn = await page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll("[data-figure]")].filter(place => {
              const box = place.querySelector("svg")?.getBoundingClientRect();
              return box && box.width > 200 && box.height > 40 && place.querySelectorAll("svg path").length > 0;
            }).length
            """);
        Assert.Equal(figures, drawn);
        Assert.Empty(browser.Faults);
        await PictureAsync(page, "desktop");
    }

    [RequiresToolFact("chromium")]
    public async Task The_index_case_run_for_real_is_drawn_without_a_request_or_a_console_message()
    {
        RunAnswer answer = RunCourse.Execute(
            new RunRequest
            {
                CourseName = "peterson-vesely-2021.course.yaml",
                CourseBytes = await File.ReadAllBytesAsync(Repository.At("cases/peterson-vesely-2021.course.yaml")),
                KnowledgeFolder = Repository.At("knowledge"),
                Patients = 128,
                Seed = 1,
                Threads = 2,
            },
            TimeProvider.System);
        RunResult result = answer.Result!;
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(ReportPage.ToBytes(result), 1280, 900);
        Assert.Equal("drawn", await page.EvaluateAsync<string>("() => document.documentElement.dataset.figures"));
        Assert.Equal(ReportFigures.Of(result).Length, await page.Locator("[data-figure] svg").CountAsync());
        Assert.Contains("interaction unknown", await page.InnerTextAsync("body"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1280, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(browser.Faults);
        await PictureAsync(page, "real");
    }

    [RequiresToolTheory("chromium")]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task Axe_finds_nothing_serious(string scheme, int width)
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(Page, width, 844, scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = true)");
        AxeResult result = await page.RunAxe();
        string[] serious = [.. result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))];
        Assert.Empty(serious);
        Assert.NotEmpty(result.Passes);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(details => details.open = false)");
        await PictureAsync(page, $"{scheme}-{width}");
    }

    [RequiresToolTheory("chromium")]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Nothing_is_wider_than_the_window(int width)
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(Page, width, 844);
        Assert.Equal(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [RequiresToolFact("chromium")]
    public async Task The_keyboard_reaches_every_control()
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(Page, 1280, 900);
        int controls = await page.EvaluateAsync<int>("""
            () => {
              const all = [...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter(element => element.checkVisibility());
              all.forEach((element, index) => element.dataset.control = index);
              return all.length;
            }
            """);
        Assert.True(controls > 20);
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (int press = 0; press < controls; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("() => document.activeElement.dataset.control ?? document.activeElement.tagName"));
        }

        Assert.Equal(Enumerable.Range(0, controls).Select(index => index.ToString()).Order(), reached.Order());
        await page.Locator("#figure-timeline summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator("#figure-timeline table").IsVisibleAsync());
    }

    [RequiresToolFact("chromium")]
    public async Task It_prints_on_A4_with_every_figure_as_wide_as_its_place()
    {
        await using Browser browser = await Browser.StartAsync();
        IPage page = await browser.OpenAsync(Page, 1280, 900, ColorScheme.Dark);
        byte[] pdf = await page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true, PrintBackground = true });
        Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8));
        if (Environment.GetEnvironmentVariable("CLEARANCE_PICTURES") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "print.pdf"), pdf);
        }

        // The same layout on the screen, at the width of the paper, where it can be measured.
        await page.SetViewportSizeAsync(695, 1000);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await PictureAsync(page, "print");
        JsonElement cut = await page.EvaluateAsync<JsonElement>("""
            () => [...document.querySelectorAll("[data-figure]")].filter(place => {
              const svg = place.querySelector("svg").getBoundingClientRect();
              const room = place.getBoundingClientRect();
              return svg.width > room.width + 1 || svg.height > 900;
            }).map(place => place.dataset.figure)
            """);
        Assert.Equal(0, cut.GetArrayLength());
        Assert.Empty(browser.Faults);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CLEARANCE_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
            foreach (ILocator part in await page.Locator("header, section").AllAsync())
            {
                string id = await part.GetAttributeAsync("id") ?? "header";
                await part.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{id}.png") });
            }
        }
    }
}
