using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace JourneyMapper.Web.Shared;

/// <summary>What a form's stamp tells.</summary>
enum StampState
{
    /// <summary>The form may come in.</summary>
    Valid,

    /// <summary>It was sent sooner than anybody reads.</summary>
    TooQuick,

    /// <summary>It lay open for too long.</summary>
    TooOld,

    /// <summary>It is of another page, or of nobody.</summary>
    Unknown,
}

/// <summary>
/// Stamps the forms of pages for people without an account, signed by the application: a form without one was not made here, and each has an id, so that one that is sent twice is known. In the place of an antiforgery token, which needs a
/// cookie: nobody is signed in there, so there is nobody in whose name another site could send one.
/// </summary>
sealed class FormStamps(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Nobody reads and fills in a form in less.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(3);

    /// <summary>So long may a form lie open.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromDays(1);

    const int IdSize = 16;
    const int Size = IdSize + IdSize + sizeof(long);

    readonly IDataProtector protector = protection.CreateProtector("JourneyMapper.FormStamp");

    /// <summary>A new stamp for a form.</summary>
    /// <param name="about">The survey or the link that it belongs to.</param>
    public string New(Guid about)
    {
        var stamp = new byte[Size];
        about.TryWriteBytes(stamp);
        // Random to the last bit: a version 7 would tell the second of the answer that it becomes the id of.
        Guid.NewGuid().TryWriteBytes(stamp.AsSpan(IdSize));
        BinaryPrimitives.WriteInt64LittleEndian(stamp.AsSpan(IdSize + IdSize), clock.GetUtcNow().ToUnixTimeMilliseconds());
        return Base64Url.EncodeToString(protector.Protect(stamp));
    }

    /// <summary>What a stamp tells, and the id of its form.</summary>
    /// <param name="stamp">As it was sent.</param>
    /// <param name="about">The survey or the link that it must belong to.</param>
    public (StampState State, Guid Form) Read(string stamp, Guid about)
    {
        if (Unprotect(stamp) is not { Length: Size } read || new Guid(read.AsSpan(0, IdSize)) != about)
            return (StampState.Unknown, Guid.Empty);
        var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(read.AsSpan(IdSize + IdSize)));
        return (age < Least ? StampState.TooQuick : age > Most ? StampState.TooOld : StampState.Valid, new(read.AsSpan(IdSize, IdSize)));
    }

    byte[]? Unprotect(string stamp)
    {
        try
        {
            return protector.Unprotect(Base64Url.DecodeFromChars(stamp));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
