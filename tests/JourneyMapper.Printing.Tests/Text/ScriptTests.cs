using System.Diagnostics;
using System.Globalization;
using System.Text;
using JourneyMapper.Testing.Pdf;

namespace JourneyMapper.Printing.Tests.Text;

public sealed class ScriptTests
{
    public static readonly TheoryData<string, string> Lines = new()
    {
        { "English", "Buying a bicycle: what 3 commuters say (and do)" },
        { "French", "« Où est l’accueil ? » – 12 500 €" },
        { "Vietnamese", "Hành trình khách hàng" },
        { "Greek", "Ταξίδι του πελάτη" },
        { "Russian", "Путь клиента" },
        { "Arabic", "رحلة العميل من البداية إلى النهاية" },
        { "Arabic with a number and Latin letters", "رحلة 2026 في Lyon" },
        { "vowelled Arabic", "مُحَمَّدٌ" },
        { "Hebrew", "מסע הלקוח" },
        { "Japanese", "カスタマージャーニー、顧客の旅。" },
        { "Chinese", "客户旅程" },
        { "Korean", "고객 여정" },
        { "emoji", "😀👍🏽 ❤" },
        { "combining marks", "e\u0301te\u0301" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_of_any_script_is_read_back_as_it_was_written(string script, string line)
    {
        var pdf = PdfFile.Parse(Printing.Write(line));

        WithoutBlanks(pdf.Text).ShouldBe(WithoutBlanks(line), script);
        pdf.Fonts.ShouldNotContain(font => font.Kind == "Type3");
    }

    // What copies for a person is in other hands: poppler's, where the machine has it.
    [Theory]
    [MemberData(nameof(Lines))]
    public void Another_program_copies_the_same(string script, string line)
    {
        // Poppler turns the characters of a letter with its vowels round, whoever wrote the file.
        if (script == "vowelled Arabic" || Copy(Printing.Write(line)) is not { } copied)
            return;

        Letters(copied).ShouldBe(Letters(line), script);
    }

    [Fact]
    public void Arabic_letters_join()
    {
        using var shaper = new JourneyMapper.Printing.Text.TextShaper(Printing.Fonts, "ar");
        shaper.Paragraph("ببب").Width.ShouldBeLessThan(3 * shaper.Paragraph("ب").Width);
    }

    static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character))).Normalize(NormalizationForm.FormC);

    // Marks of direction, and where a program puts blanks, are its own.
    static string Letters(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).EnumerateRunes().Where(rune => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)));

    static string? Copy(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", [file, "-"]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
