using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>What was once written into the journal is read for ever.</summary>
public sealed class OldJournalTests
{
    const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    const string Touchpoint = $$"""
        {"id":"{{Id}}","stage":"decision","rank":"V00000","name":"Ad","description":"","channel":"store","contact":"direct","setting":"physical",
         "action":"","thought":"Nice","emotion":-1,"painPoints":"","opportunities":"","importance":"high","evidence":"observed","evidenceSource":"Survey"}
        """;

    [Fact]
    public void A_touchpoint_from_before_kpis_cadence_and_dates_of_evidence_has_none_of_them()
    {
        var entry = JournalJson.Read(Row($$"""{"changes":[{"kind":"added","touchpoint":{{Touchpoint}}}]}""", schema: 1));
        var added = entry.Difference.Changes.ShouldHaveSingleItem().ShouldBeOfType<Change.Added<Touchpoint>>().Record;
        added.ShouldBe(new Touchpoint
        {
            Id = Guid.Parse(Id),
            Stage = Stage.Decision,
            Name = "Ad",
            Channel = "store",
            Setting = Setting.Physical,
            Thought = "Nice",
            Emotion = -1,
            Importance = Importance.High,
            Evidence = Evidence.Observed,
            EvidenceSource = "Survey",
        });
        entry.Difference.ApplyTo(Journeys.Empty()).Touchpoints.ShouldHaveSingleItem().Kpis.ShouldBeEmpty();
    }

    [Fact]
    public void What_edits_make_today_is_read_back_the_same() => Property.Holds(generate =>
    {
        var journey = generate.Journey(3);
        if (journey.Apply(generate.Edit(journey, [])) is not Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
            return;
        Picture.Of(JournalJson.Read(Row(JournalJson.Write(applied.Difference), JournalJson.Schema)).Difference).ShouldBe(Picture.Of(applied.Difference));
    });

    static JournalRow Row(string difference, short schema) => new()
    {
        StreamId = Guid.NewGuid(),
        Revision = 1,
        Stream = StreamKind.Journey,
        WorkspaceId = Guid.NewGuid(),
        EditId = Guid.NewGuid(),
        AuthorId = Guid.NewGuid(),
        At = DateTimeOffset.UnixEpoch,
        Schema = schema,
        Difference = difference,
    };
}
