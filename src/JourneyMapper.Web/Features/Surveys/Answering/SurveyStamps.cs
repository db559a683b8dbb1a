using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace JourneyMapper.Web.Features.Surveys.Answering;

/// <summary>What a form's stamp tells.</summary>
enum StampState
{
    /// <summary>The form may come in.</summary>
    Valid,

    /// <summary>It was sent sooner than anybody reads.</summary>
    TooQuick,

    /// <summary>It lay open for too long.</summary>
    TooOld,

    /// <summary>It is not of this survey, or of nobody.</summary>
    Unknown,
}

/// <summary>
/// Stamps the forms of surveys, signed by the application: a form without one was not made here, and each has an id, so that one that is sent twice is known. In the place of an antiforgery token, which needs a
/// cookie: nobody is signed in at a survey, so there is nobody in whose name another site could send one.
/// </summary>
sealed class SurveyStamps(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Nobody reads and fills in a form in less.</summary>
    public static readonly TimeSpan Least = TimeSpan.FromSeconds(3);

    /// <summary>So long may a form lie open.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromDays(1);

    const int IdSize = 16;
    const int Size = IdSize + IdSize + sizeof(long);

    readonly IDataProtector protector = protection.CreateProtector("JourneyMapper.Surveys.Stamp");

    /// <summary>A new stamp for a survey's form.</summary>
    public string New(Guid survey)
    {
        var stamp = new byte[Size];
        survey.TryWriteBytes(stamp);
        // Random to the last bit: a version 7 would tell the second of the answer that it becomes the id of.
        Guid.NewGuid().TryWriteBytes(stamp.AsSpan(IdSize));
        BinaryPrimitives.WriteInt64LittleEndian(stamp.AsSpan(IdSize + IdSize), clock.GetUtcNow().ToUnixTimeMilliseconds());
        return Base64Url.EncodeToString(protector.Protect(stamp));
    }

    /// <summary>What a stamp tells, and the id of its form.</summary>
    public (StampState State, Guid Form) Read(string stamp, Guid survey)
    {
        if (Unprotect(stamp) is not { Length: Size } read || new Guid(read.AsSpan(0, IdSize)) != survey)
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
