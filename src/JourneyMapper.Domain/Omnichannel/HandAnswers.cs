using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Omnichannel;

/// <summary>What somebody has answered by hand.</summary>
/// <param name="Question">The name of an <see cref="OmnichannelQuestion"/>, or the id of a <see cref="PlanningQuestion"/>.</param>
/// <param name="Answer">The answer; <see cref="OmnichannelAnswer.Unknown"/> leaves it to the map.</param>
/// <param name="Note">Why, in one line; may be empty.</param>
public sealed record HandAnswer(string Question, OmnichannelAnswer Answer, string Note);

/// <summary>The text form of answers by hand: one a line, <c>question|answer|note</c>. Only those stand in it that say something.</summary>
public static class HandAnswers
{
    const int Parts = 3;

    static readonly ImmutableArray<string> Questions = [.. Enum.GetNames<OmnichannelQuestion>(), .. PlanningQuestions.All.Select(question => question.Id)];

    /// <summary>All that the text form can hold, in characters.</summary>
    public static int Limit { get; } = Questions.Length * (Limits.Name + 40);

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static ImmutableArray<HandAnswer> Parse(string text) => Read(text) is (var answers, null) ? answers : throw new FormatException("Not a list of answers.");

    /// <summary>Reads the text form, or says why it is none.</summary>
    public static (ImmutableArray<HandAnswer> Answers, Problem? Problem) Read(string text) => NotedLines.Read(text, Parts, Entry, answer => answer.Question);

    /// <summary>The text form, in the order of the questions.</summary>
    public static string Write(IEnumerable<HandAnswer> answers) => string.Join('\n', answers
        .Where(answer => answer.Answer != OmnichannelAnswer.Unknown || answer.Note.Length > 0).OrderBy(answer => Questions.IndexOf(answer.Question))
        .Select(answer => $"{answer.Question}|{answer.Answer}|{answer.Note}"));

    static HandAnswer? Entry(string[] parts) => parts is [var question, var answer, var note] && Questions.Contains(question) && NotedLines.Choice<OmnichannelAnswer>(answer) is { } known ? new(question, known, note) : null;
}
