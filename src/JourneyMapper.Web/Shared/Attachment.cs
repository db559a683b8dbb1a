using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Shared;

/// <summary>Answers that browsers save as files.</summary>
static class Attachment
{
    /// <summary>Says that what follows is a file to save, which nobody else keeps.</summary>
    /// <param name="http">The request that is answered.</param>
    /// <param name="fileName">What it is called; any characters.</param>
    public static void Announce(HttpContext http, string fileName)
    {
        http.Response.Headers.CacheControl = "no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
    }
}
