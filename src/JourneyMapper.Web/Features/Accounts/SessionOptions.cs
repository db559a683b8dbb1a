using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>How long members stay signed in. Read from the section <c>JourneyMapper:Sessions</c>.</summary>
/// <param name="IdleHours">A session that nobody uses ends after so many hours.</param>
/// <param name="MostDays">Each session ends after so many days.</param>
public sealed record SessionOptions(int IdleHours, int MostDays)
{
    const int HoursOfYear = 8760;
    const int DaysOfYear = 365;

    /// <summary>As <see cref="IdleHours"/>.</summary>
    internal TimeSpan Idle => TimeSpan.FromHours(IdleHours);

    /// <summary>As <see cref="MostDays"/>.</summary>
    internal TimeSpan Most => TimeSpan.FromDays(MostDays);

    /// <summary>Two weeks and thirty days where nothing else is set.</summary>
    /// <exception cref="StartupException">A setting is no number, or one that makes no sense.</exception>
    public static SessionOptions Read(IConfiguration configuration) =>
        new(Number(configuration, nameof(IdleHours), 14 * 24, HoursOfYear), Number(configuration, nameof(MostDays), 30, DaysOfYear));

    static int Number(IConfiguration configuration, string name, int usual, int most) => NumberSetting.Read(configuration, $"JourneyMapper:Sessions:{name}", usual, most);
}
