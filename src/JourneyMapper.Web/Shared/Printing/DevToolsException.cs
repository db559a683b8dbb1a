namespace JourneyMapper.Web.Shared.Printing;

/// <summary>The browser refused a request.</summary>
public class DevToolsException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The browser, or the page in it, is gone: the same request to a new one may succeed.</summary>
public sealed class DevToolsClosedException(string message, Exception? inner = null) : DevToolsException(message, inner);
