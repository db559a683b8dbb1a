using System.Diagnostics;
using System.Globalization;
using System.Text;
using JourneyMapper.Printing.Text;
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
        { "Thai", "เส้นทางของลูกค้าเริ่มต้นที่นี่" },
        { "Hindi", "ग्राहक की यात्रा, क्षमता और विद्यार्थी।" },
        { "Bengali", "গ্রাহকের যাত্রা শুরু এখানে।" },
        { "Tamil", "வாடிக்கையாளர் பயணம்" },
        { "Telugu", "కస్టమర్ ప్రయాణం ప్రారంభం" },
        { "Gujarati", "ગ્રાહકની યાત્રા" },
        { "Punjabi", "ਗਾਹਕ ਦੀ ਯਾਤਰਾ" },
        { "Kannada", "ಗ್ರಾಹಕರ ಪ್ರಯಾಣ" },
        { "Malayalam", "ഉപഭോക്താവിന്റെ യാത്ര" },
        { "Odia", "ଗ୍ରାହକଙ୍କ ଯାତ୍ରା" },
        { "Sinhala", "පාරිභෝගික ගමන ශ්‍රී ලංකා" },
        { "Lao", "ການເດີນທາງຂອງລູກຄ້າ" },
        { "Khmer", "ដំណើររបស់អតិថិជន" },
        { "Burmese", "ဖောက်သည်ခရီး မြန်မာ" },
        { "Tibetan", "བོད་སྐད་ཚོང་པའི་ལམ།" },
        { "Georgian", "მომხმარებლის გზა" },
        { "Armenian", "Հաճախորդի ճանապարհը" },
        { "Amharic", "የደንበኛ ጉዞ" },
        { "Cherokee", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ" },
        { "Mongolian", "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ" },
        { "Syriac", "ܐܘܪܚܐ ܕܡܫܬܪܝܢܐ" },
        { "Dhivehi", "ދިވެހި ބަސް" },
        { "N’Ko", "ߒߞߏ ߞߊ߲" },
        { "Tamazight", "ⵜⴰⵎⴰⵣⵉⵖⵜ" },
        { "Inuktitut", "ᐃᓄᒃᑎᑐᑦ" },
        { "Yi", "ꆈꌠꉙ" },
        { "Santali", "ᱥᱟᱱᱛᱟᱲᱤ" },
        { "Fula", "𞤆𞤵𞤤𞤢𞤪" },
        { "Javanese", "ꦧꦱꦗꦮ ꦲꦏ꧀ꦱꦫ" },
        { "Balinese", "ᬅᬓ᭄ᬱᬭ ᬩᬮᬶ" },
        { "Lisu", "ꓡꓲ ꓢꓴ" },
        { "Meitei", "ꯃꯤꯇꯩꯂꯣꯟ" },
        { "Vai", "ꕙꔤ" },
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
        pdf.UaFaults.ShouldBeEmpty(script);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_font_has_every_character_of_a_line_in_any_weight(string script, string line)
    {
        foreach (var style in Enum.GetValues<FontStyle>())
            foreach (var rune in line.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format))
                Printing.Fonts.Find(style, rune.Value).ShouldNotBeNull($"{script}: U+{rune.Value:X4} in {style}");
    }

    // What copies for a person is in other hands: poppler's, where the machine has it.
    [Theory]
    [MemberData(nameof(Lines))]
    public void Another_program_copies_the_same(string script, string line)
    {
        // Poppler turns the characters of a letter with its vowels round, and takes these scripts for ones that run from left to right, whoever wrote the file.
        if (script is "vowelled Arabic" or "Dhivehi" or "N’Ko" or "Fula" || Copy(Printing.Write(line)) is not { } copied)
            return;

        Letters(copied).ShouldBe(Letters(line), script);
    }

    [Fact]
    public void A_font_is_read_when_a_text_needs_it()
    {
        var fonts = FontCascade.Read(Path.Combine(AppContext.BaseDirectory, "fonts"));
        using var shaper = new TextShaper(fonts, "en");
        fonts.Loaded.ShouldBe(0);
        shaper.Paragraph("Plain letters");
        fonts.Loaded.ShouldBe(1);
        shaper.Paragraph("ลูกค้า");
        fonts.Loaded.ShouldBe(2);
    }

    [Fact]
    public void Marks_that_scripts_share_have_the_font_of_the_text_before_them()
    {
        using var shaper = new TextShaper(Printing.Fonts, "bn");
        shaper.Paragraph("গ্রাহকের যাত্রা।").SingleLine().Segments.Length.ShouldBe(1);
    }

    [Fact]
    public void Arabic_letters_join()
    {
        using var shaper = new TextShaper(Printing.Fonts, "ar");
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
