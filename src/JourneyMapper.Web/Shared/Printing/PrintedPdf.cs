namespace JourneyMapper.Web.Shared.Printing;

/// <summary>A finished PDF in memory.</summary>
public sealed class PrintedPdf
{
    readonly ReadOnlyMemory<byte> bytes;

    internal PrintedPdf(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    /// <summary>The size in bytes.</summary>
    public long Length => bytes.Length;

    public Task WriteToAsync(Stream target, CancellationToken cancellation = default) => target.WriteAsync(bytes, cancellation).AsTask();

    public byte[] ToArray() => bytes.ToArray();
}
