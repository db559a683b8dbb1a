using System.Globalization;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Shouldly;

namespace JourneyMapper.Web.Tests.Features.Kpis;

public sealed class KpiFormatTests
{
    [Theory]
    [InlineData("en", "conversion-rate", 0.25, "+0.25 pp")]
    [InlineData("en", "conversion-rate", -1.5, "−1.5 pp")]
    [InlineData("fr", "conversion-rate", 0.25, "+0,25\u00a0pt")]
    [InlineData("en", "conversion-rate", 0.001, "0 pp")]
    [InlineData("en", "time-on-site", -12, "−12 s")]
    [InlineData("en", "acquisition-cost", 4, "+€4")]
    public void A_change_is_written_with_its_sign_and_percentages_differ_by_points(string language, string kpi, double difference, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        KpiFormat.Change(Domain.Catalogue.Kpis.Find(kpi).ShouldNotBeNull(), (decimal)difference, "EUR").ShouldBe(text);
    }

    [Theory]
    [InlineData("conversion-rate", "12,5\u00a0%")]
    [InlineData("acquisition-cost", "12,50\u00a0€")]
    public void A_value_is_not_parted_from_its_unit(string kpi, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");

        KpiFormat.Value(Domain.Catalogue.Kpis.Find(kpi).ShouldNotBeNull(), 12.5m, "EUR").ShouldBe(text);
    }
}
