using System.Globalization;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>Holds a data folder for this process. The system drops the lock with the process, however that ends.</summary>
sealed class InstanceLock : IDisposable
{
    readonly FileStream file;
    readonly string numberFile;

    InstanceLock(FileStream file, string numberFile)
    {
        this.file = file;
        this.numberFile = numberFile;
    }

    public static InstanceLock Acquire(string dataDirectory)
    {
        // The number has a file of its own: the locked one cannot be opened by the process that wants to name its holder.
        var numberFile = Path.Combine(dataDirectory, "instance.pid");
        var file = Open(dataDirectory, numberFile);
        try
        {
            // Made anew: opening what is no file, a pipe, would wait for ever.
            File.Delete(numberFile);
            File.WriteAllText(numberFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new InstanceLock(file, numberFile);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    static FileStream Open(string dataDirectory, string numberFile)
    {
        try
        {
            return new FileStream(Path.Combine(dataDirectory, "instance.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            var holder = RegularFile.ReadText(numberFile) is { } number ? $" (process {number.Trim()})" : "";
            throw new LocalPostgresException($"The data folder '{dataDirectory}' is already used by another JourneyMapper{holder}: stop that one, or set JourneyMapper:DataDirectory to another folder.", e);
        }
    }

    // EWOULDBLOCK: 11 on Linux, 35 on macOS.
    static bool IsHeldByAnother(IOException e) => e.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);

    public void Dispose()
    {
        File.Delete(numberFile);
        file.Dispose();
    }
}
