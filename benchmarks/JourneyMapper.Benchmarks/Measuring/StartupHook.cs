using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

// The runtime looks for a type of exactly this name in no namespace.
#pragma warning disable CA1050, MA0047

/// <summary>
/// Tells from outside how much of a running application's heap is live. The runtime calls it before the application's own entry point when
/// <c>DOTNET_STARTUP_HOOKS</c> names this assembly, so the application measured is the published one, unchanged. Whoever connects to the loopback
/// port of <c>JOURNEYMAPPER_HEAP_PORT</c> gets the number of bytes after a full collection.
/// </summary>
static class StartupHook
{
    const string Port = "JOURNEYMAPPER_HEAP_PORT";

    // What finalizers let go of is collected by the next round only.
    const int Rounds = 3;

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(Port), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
            return;
        // Processes that the application starts are not measured.
        Environment.SetEnvironmentVariable(Port, null);
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        new Thread(() => Answer(listener)) { IsBackground = true, Name = "heap" }.Start();
    }

    static void Answer(TcpListener listener)
    {
        while (true)
        {
            using var asking = listener.AcceptTcpClient();
            for (var i = 0; i < Rounds; i++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            asking.GetStream().Write(Encoding.ASCII.GetBytes(GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
