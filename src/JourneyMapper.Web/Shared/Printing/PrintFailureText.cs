using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Says in the reader's language why there is no PDF.</summary>
static class PrintFailureText
{
    public static string Of(PrintFailure failure) => failure switch
    {
        PrintFailure.TimedOut => ExportText.TimedOut,
        PrintFailure.TooMany => ExportText.TooManyWaiting,
        _ => ExportText.TooLarge,
    };

    /// <summary>The status of an answer without it.</summary>
    public static int StatusOf(PrintFailure failure) => failure switch
    {
        PrintFailure.TimedOut => StatusCodes.Status504GatewayTimeout,
        PrintFailure.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status503ServiceUnavailable,
    };
}
