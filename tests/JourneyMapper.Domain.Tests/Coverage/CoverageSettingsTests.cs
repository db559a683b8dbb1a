using System.Text.Json;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Coverage;

public sealed class CoverageSettingsTests
{
    [Fact]
    public void The_defaults_lie_in_their_ranges() => CoverageSettings.Default.OutOfRange().ShouldBeEmpty();

    [Fact]
    public void Each_threshold_outside_its_range_is_named() =>
        new CoverageSettings { LeastTouchpoints = 0, PostPurchaseShare = 101, MeasurementDays = 0, AuditScore = 5.01m, LowEmotion = 0, EvidenceMonths = 61, Cadence = Cadence.Workspace }
            .OutOfRange().ShouldBe(Enum.GetValues<CoverageSetting>());

    [Fact]
    public void Both_ends_of_a_range_belong_to_it()
    {
        new CoverageSettings { LeastTouchpoints = 1, PostPurchaseShare = 0, MeasurementDays = 1, AuditScore = 1, LowEmotion = -2, EvidenceMonths = 1, Cadence = Cadence.Quarterly }.OutOfRange().ShouldBeEmpty();
        new CoverageSettings { LeastTouchpoints = 20, PostPurchaseShare = 100, MeasurementDays = 1095, AuditScore = 5, LowEmotion = -1, EvidenceMonths = 60, Cadence = Cadence.Yearly }.OutOfRange().ShouldBeEmpty();
    }

    [Fact]
    public void Settings_are_equal_by_value_and_read_back_from_json_with_defaults_for_what_is_missing()
    {
        var settings = new CoverageSettings { LeastTouchpoints = 4, AuditScore = 3.5m, Cadence = Cadence.Yearly };
        JsonSerializer.Deserialize<CoverageSettings>(JsonSerializer.Serialize(settings)).ShouldBe(settings);
        JsonSerializer.Deserialize<CoverageSettings>("""{"LeastTouchpoints":4}""").ShouldBe(new CoverageSettings { LeastTouchpoints = 4 });
    }
}
