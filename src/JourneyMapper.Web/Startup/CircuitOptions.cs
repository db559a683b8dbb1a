using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Startup;

/// <summary>How many circuits, that is open pages, a member has. Read from the section <c>JourneyMapper:Circuits</c>.</summary>
/// <param name="AtOnce">So many are connected at once.</param>
/// <param name="NewInMinute">So many are begun in a minute: who goes from tab to tab begins one with each.</param>
sealed record CircuitOptions(int AtOnce, int NewInMinute)
{
    const int Highest = 100_000;

    /// <summary>Sixty at once, and 120 in a minute, where nothing else is set: more than anybody has.</summary>
    /// <exception cref="StartupException">A setting is no number, or one that makes no sense.</exception>
    public static CircuitOptions Read(IConfiguration configuration) => new(Number(configuration, nameof(AtOnce), 60), Number(configuration, nameof(NewInMinute), 120));

    static int Number(IConfiguration configuration, string name, int usual) => NumberSetting.Read(configuration, $"JourneyMapper:Circuits:{name}", usual, Highest);
}
