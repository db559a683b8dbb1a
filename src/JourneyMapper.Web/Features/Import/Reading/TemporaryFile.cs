namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>A file of the server for what somebody uploads: nobody else can open it, and closing it deletes it, however the application ends.</summary>
static class TemporaryFile
{
    public static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"journeymapper-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Delete, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        // Only its name goes now; its content goes when it is closed, even by the end of the process.
        File.Delete(path);
        return file;
    }
}
