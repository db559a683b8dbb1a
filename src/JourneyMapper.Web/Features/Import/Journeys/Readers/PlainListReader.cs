using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>Reads a list: a touchpoint a line, with or without marks before it. A line that is the name of a stage, or ends with a colon, begins a stage. Every text is one.</summary>
sealed class PlainListReader : IJourneyReader
{
    public string Name => JourneyImportText.FormatList;

    public bool Recognises(JourneySource source) => source.Text is not null;

    public JourneyReading Read(JourneySource source, JourneyChoices choices)
    {
        var draft = new JourneyDraft(choices);
        foreach (var (line, written) in source.Lines)
        {
            var text = Bullets.Without(written.TrimStart('\uFEFF'));
            if (text.Length == 0)
                continue;
            if (text.EndsWith(':') || StageGuess.IsUsual(text))
                draft.Section(line, text.TrimEnd(':', ' ', '\u00a0'));
            else
                draft.Add(line, text);
        }

        return draft.Finish(JourneyImportText.UsualTitle);
    }
}
