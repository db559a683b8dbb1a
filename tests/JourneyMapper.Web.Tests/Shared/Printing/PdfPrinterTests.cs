using System.Net;
using System.Net.Sockets;
using System.Text;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Tests.Shared.Printing;

public sealed class PdfPrinterTests(PrintingEngine engine) : IClassFixture<PrintingEngine>
{
    [Fact]
    public async Task Paper_has_the_size_and_the_pages_that_the_document_asks_for()
    {
        var pdf = await engine.PrintAsync(PrintingEngine.Job("<p>one</p><p class=new>two</p><p class=new>three</p>", "@page { size: A3 landscape } .new { break-before: page }"));

        pdf.Pages.Count.ShouldBe(3);
        pdf.Pages.ShouldAllBe(page => Math.Abs(page.Width - 1190.55) < 1 && Math.Abs(page.Height - 841.89) < 1);
        pdf.Pages[1].Text.Trim().ShouldBe("two");
    }

    [Fact]
    public async Task The_pdf_is_tagged_and_has_the_language_title_and_headings_of_the_document()
    {
        var pdf = await engine.PrintAsync(PrintingEngine.Job(
            "<h1>Buying a bicycle</h1><h2>Awareness</h2><ul><li>sees it</ul><h2 class=new>Decision</h2>", ".new { break-before: page }"));

        pdf.IsTagged.ShouldBeTrue();
        pdf.Language.ShouldBe("en-GB");
        pdf.Title.ShouldBe("A journey — é");
        pdf.Outline.Select(entry => (entry.Title, entry.Level, entry.Page)).ShouldBe([("Buying a bicycle", 1, 1), ("Awareness", 2, 1), ("Decision", 2, 2)]);
        pdf.Tags.ShouldContain("H2");
        pdf.Tags.ShouldContain("LI");
    }

    [Theory]
    [InlineData("Fußgänger, œuvre, Đặng, łódź, fi ffl, “€”")]
    [InlineData("Ταξίδι πελάτη")]
    [InlineData("Путь клиента, Ґанок")]
    [InlineData("客户旅程地图")]
    [InlineData("カスタマージャーニー、顧客の旅")]
    [InlineData("고객 여정 지도")]
    [InlineData("رحلة")]
    [InlineData("العميل")]
    [InlineData("מסע")]
    [InlineData("😀")]
    [InlineData("❤️")]
    [InlineData("👩‍💻")]
    [InlineData("👍🏽")]
    [InlineData("🇫🇷")]
    public async Task Text_in_any_script_can_be_copied_out_again(string text)
    {
        var pdf = await engine.PrintAsync($"<p>{text}</p><p><b>{text}</b></p><p><i>{WebUtility.HtmlEncode(text)}</i></p>");

        pdf.Contains($"{text}{text}{text}").ShouldBeTrue(pdf.Text);
        pdf.Fonts.Where(font => font.Kind == "Type0").ShouldAllBe(font => font.Name.Contains("Inter") || font.Name.Contains("Noto"));
        pdf.Fonts.ShouldNotContain(font => font.Kind == "Type3");
    }

    [Fact]
    public async Task Every_weight_of_the_interface_is_an_ordinary_font()
    {
        var pdf = await engine.PrintAsync("<p>regular <span style='font-weight:500'>medium</span> <span style='font-weight:600'>semibold</span> <b>bold</b> <i>italic</i> <b><i>both</i></b></p>");

        pdf.Fonts.ShouldNotContain(font => font.Kind == "Type3");
        foreach (var name in new[] { "Inter-Regular", "Inter-Medium", "Inter-SemiBold", "Inter-Bold", "Inter-Italic" })
            pdf.Fonts.ShouldContain(font => font.Name.EndsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_reaches_neither_the_network_nor_files()
    {
        var secret = Path.GetTempFileName();
        await File.WriteAllTextAsync(secret, "SECRET");
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/";

        var pdf = await engine.PrintAsync(
            $"<link rel=stylesheet href='{address}a.css'><link rel=preconnect href='{address}'><style>@import '{address}b.css'; p {{ background: url({address}c.png) }}</style>" +
            $"<p>before</p><img src='http://example.org/x.png'><img src='{address}x.png'><iframe src='{address}'></iframe><object data='{address}'></object>" +
            $"<iframe src='file://{secret}'></iframe><object data='file://{secret}' type='text/plain'></object><p>after</p><meta http-equiv=refresh content='0; url={address}'>");

        server.Pending().ShouldBeFalse("Nothing may connect.");
        pdf.Text.ShouldNotContain("SECRET");
        pdf.Contains("before").ShouldBeTrue();
        pdf.Contains("after").ShouldBeTrue();
        File.Delete(secret);
    }

    [Fact]
    public async Task Scripts_of_a_document_do_not_run()
    {
        var pdf = await engine.PrintAsync(
            "<p id=a>untouched</p><script>document.write('WRITTEN')</script><img src=x onerror=\"document.getElementById('a').textContent='CHANGED'\">" +
            "<iframe srcdoc=\"<script>document.write('FRAMED')</script>\"></iframe><svg onload=\"document.getElementById('a').textContent='CHANGED'\"></svg>");

        pdf.Text.Trim().ShouldBe("untouched");
    }

    [Fact]
    public async Task The_caller_measures_the_page_as_paper_and_changes_it_before_it_is_printed()
    {
        var job = PrintingEngine.Job("<div id=box style='width:50vw;height:30px'></div><p id=p></p>", "@media screen { #box { display: none } }") with
        {
            LayoutWidth = 1000,
            Prepare = async (page, cancellation) =>
            {
                var box = await page.EvaluateAsync("(() => { const box = document.getElementById('box').getBoundingClientRect(); return { width: box.width, height: box.height }; })()", cancellation);
                await page.EvaluateAsync($"void (document.getElementById('p').textContent = '{box.GetProperty("width").GetDouble()} by {box.GetProperty("height").GetDouble()}')", cancellation);
            },
        };

        (await engine.PrintAsync(job)).Text.ShouldContain("500 by 30");
    }

    [Fact]
    public async Task An_expression_that_fails_says_what_failed()
    {
        var job = PrintingEngine.Job("<p>text</p>") with { Prepare = async (page, cancellation) => await page.EvaluateAsync("missing.value", cancellation) };

        (await engine.Printer.PrintAsync(job).ShouldThrowAsync<DevToolsException>()).Message.ShouldContain("missing is not defined");
    }

    [Fact]
    public async Task Files_of_the_job_are_answered_and_unknown_ones_refused()
    {
        var asked = new List<string>();
        var job = PrintingEngine.Job("<link rel=stylesheet href='https://assets.internal/paper.css'><link rel=stylesheet href='https://assets.internal/none.css'><p>text</p>") with
        {
            Assets = path =>
            {
                lock (asked)
                    asked.Add(path);
                return path == "paper.css" ? new PrintAsset(Encoding.UTF8.GetBytes("p::after { content: ' from the asset' }"), "text/css") : null;
            },
        };

        (await engine.PrintAsync(job)).Contains("text from the asset").ShouldBeTrue();
        asked.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["none.css", "paper.css"]);
    }

    [Fact]
    public async Task Documents_printed_at_once_keep_their_content_apart()
    {
        var pdfs = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => engine.PrintAsync(string.Concat(Enumerable.Repeat($"<p>document{i}</p>", 200)))));

        for (var i = 0; i < pdfs.Length; i++)
            pdfs[i].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line == $"document{i}");
    }

    [Fact]
    public async Task Progress_is_told_in_order()
    {
        var progress = new Steps();
        var pdf = await engine.Printer.PrintAsync(PrintingEngine.Job("<p>text</p>"), progress);

        progress.All.ShouldBe([new(PrintPhase.Rendering), new(PrintPhase.Printing), new(PrintPhase.Done, Length: pdf.Length)]);
    }

    [Fact]
    public async Task A_print_can_be_cancelled_while_the_page_works_and_the_next_one_succeeds()
    {
        using var cancel = new CancellationTokenSource();
        var job = PrintingEngine.Job("<p>text</p>") with
        {
            Prepare = async (page, cancellation) =>
            {
                cancel.CancelAfter(TimeSpan.FromMilliseconds(100));
                await page.EvaluateAsync("(() => { while (true); })()", cancellation);
            },
        };

        await engine.Printer.PrintAsync(job, cancellation: cancel.Token).ShouldThrowAsync<OperationCanceledException>();
        (await engine.PrintAsync("<p>next</p>")).Text.Trim().ShouldBe("next");
    }

    [Fact]
    public async Task A_print_can_be_cancelled_while_the_pdf_is_made()
    {
        using var cancel = new CancellationTokenSource();
        var job = PrintingEngine.Job(string.Concat(Enumerable.Repeat("<p>a long document</p>", 50_000)));
        var cancelWhenPrinting = new Steps(step =>
        {
            if (step.Phase == PrintPhase.Printing)
                cancel.CancelAfter(TimeSpan.FromMilliseconds(50));
        });

        await engine.Printer.PrintAsync(job, cancelWhenPrinting, cancel.Token).ShouldThrowAsync<OperationCanceledException>();
    }

    internal sealed class Steps(Action<PrintProgress>? told = null) : IProgress<PrintProgress>
    {
        readonly List<PrintProgress> all = [];

        public IReadOnlyList<PrintProgress> All
        {
            get
            {
                lock (all)
                    return [.. all];
            }
        }

        public void Report(PrintProgress value)
        {
            lock (all)
                all.Add(value);
            told?.Invoke(value);
        }
    }
}
