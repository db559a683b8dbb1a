using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Says in the reader's language why there is no PDF.</summary>
static class PrintFailureText
{
    public static string Of(PrintFailure failure) => failure switch
    {
        PrintFailure.TimedOut => ExportText.TimedOut,
        _ => ExportText.TooLarge,
    };
}
