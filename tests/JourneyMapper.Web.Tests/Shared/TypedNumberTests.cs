using System.Globalization;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>Numbers are read in the reader's culture, and never guessed.</summary>
public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("en", "3.5", "3.5")]
    [InlineData("en", " 1,234.5 ", "1234.5")]
    [InlineData("en", "1234", "1234")]
    [InlineData("en", ".5", "0.5")]
    [InlineData("en", "-3.", "-3")]
    [InlineData("en", "−3", "-3")]
    [InlineData("en", "+3", "3")]
    [InlineData("en", "3.5 %", "3.5")]
    [InlineData("en", "€1,234", "1234")]
    [InlineData("en", "CHF 12", "12")]
    [InlineData("en", "12 chf", "12")]
    [InlineData("fr", "3,5", "3.5")]
    [InlineData("fr", "1 234,5", "1234.5")]
    [InlineData("fr", "1\u00a0234,5", "1234.5")]
    [InlineData("fr", "1\u202f234\u202f567", "1234567")]
    [InlineData("fr", "3,5\u00a0%", "3.5")]
    public void A_number_of_the_culture_is_read(string culture, string typed, string value) =>
        TypedNumber.Read(typed, CultureInfo.GetCultureInfo(culture), "CHF").ShouldBe(decimal.Parse(value, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("en", "3,5")]
    [InlineData("en", "1,23,456")]
    [InlineData("en", "1,2345")]
    [InlineData("en", ",123")]
    [InlineData("en", "1.2.3")]
    [InlineData("en", "1 234")]
    [InlineData("fr", "3.5")]
    [InlineData("fr", "1.234")]
    [InlineData("fr", "1 23")]
    [InlineData("fr", "1,2,3")]
    [InlineData("en", "")]
    [InlineData("en", ".")]
    [InlineData("en", "-")]
    [InlineData("en", "%")]
    [InlineData("en", "abc")]
    [InlineData("en", "1e5")]
    [InlineData("en", "٣")]
    [InlineData("en", "=1+1")]
    [InlineData("en", "NaN")]
    [InlineData("en", "99999999999999999999999999999999999")]
    public void What_is_none_in_the_culture_is_refused(string culture, string typed) =>
        TypedNumber.Read(typed, CultureInfo.GetCultureInfo(culture), "CHF").ShouldBeNull();

    [Theory]
    [InlineData("en", "1234.5")]
    [InlineData("fr", "1234,5")]
    public void What_is_written_into_a_field_is_read_back(string culture, string written)
    {
        TypedNumber.Write(1234.50m, CultureInfo.GetCultureInfo(culture)).ShouldBe(written);
        TypedNumber.Read(written, CultureInfo.GetCultureInfo(culture)).ShouldBe(1234.5m);
        TypedNumber.Write(null, CultureInfo.InvariantCulture).ShouldBe("");
    }
}
