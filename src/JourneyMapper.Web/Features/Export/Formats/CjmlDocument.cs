using System.Globalization;
using System.Text;
using System.Xml;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>
/// A journey in the data format of the Customer Journey Modelling Language, version 2.0 (SINTEF, cjml.no): a journey with phases, an end user, a service provider, and touchpoints, of which those on a channel are
/// communication points. What shall be is a planned journey, what is an actual one, which has experiences.
/// </summary>
static class CjmlDocument
{
    const string Provider = "provider";

    // CJML rates experiences from 1 to 5.
    const int Middle = 3;

    /// <summary>Writes it as XML.</summary>
    public static void Write(Stream file, ExportedJourney exported)
    {
        var journey = exported.Journey;
        var actual = journey.State == JourneyState.Current;
        using var xml = XmlWriter.Create(file, new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        xml.WriteStartElement("CJML");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement(actual ? "actualJourney" : "plannedJourney");
        xml.WriteElementString("journeyID", actual ? "AJ1" : "PJ1");
        Write(xml, "journeyTitle", journey.Title);
        WritePhases(xml, journey);
        Write(xml, "journeyLongSummary", journey.Scenario);
        var user = WriteActors(xml, exported);
        xml.WriteStartElement("touchpoints");
        foreach (var (i, touchpoint) in journey.Touchpoints.Index())
            Write(xml, exported, touchpoint, i + 1, user, actual);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void WritePhases(XmlWriter xml, Journey journey)
    {
        xml.WriteStartElement("journeyPhases");
        foreach (var stage in Stages.All)
        {
            xml.WriteStartElement("journeyPhase");
            xml.WriteAttributeString("phaseID", stage.ToString());
            Write(xml, "phaseName", journey.LabelOf(stage));
            Write(xml, "phaseDescription", journey.OutOfScope[(int)stage]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // One of the personas goes the journey; the others have no part in the notation.
    static string WriteActors(XmlWriter xml, ExportedJourney exported)
    {
        const string User = "user";
        xml.WriteStartElement("actors");
        xml.WriteStartElement("endUser");
        xml.WriteAttributeString("actorID", User);
        Write(xml, "actorName", exported.Personas.FirstOrDefault()?.Name ?? ExportText.Customer);
        xml.WriteEndElement();
        xml.WriteStartElement("serviceProvider");
        xml.WriteAttributeString("actorID", Provider);
        xml.WriteElementString("companyName", ExportText.Brand);
        xml.WriteEndElement();
        xml.WriteEndElement();
        return User;
    }

    static void Write(XmlWriter xml, ExportedJourney exported, Touchpoint touchpoint, int number, string user, bool actual)
    {
        var communicates = touchpoint.Channel.Length > 0;
        xml.WriteStartElement($"{(actual ? "actual" : "planned")}{(communicates ? "CommunicationPoint" : "Action")}");
        xml.WriteElementString("touchpointID", string.Create(CultureInfo.InvariantCulture, $"TP{number}"));
        xml.WriteStartElement("belongsTo");
        xml.WriteAttributeString("phaseIDref", touchpoint.Stage.ToString());
        xml.WriteEndElement();
        // An advertisement, a mail, a message comes to the customer; elsewhere the customer comes.
        var (begins, receives) = exported.Channels.Find(touchpoint.Channel)?.Leads == true ? (Provider, user) : (user, Provider);
        WriteEnd(xml, "initiator", begins, touchpoint.Name);
        if (communicates)
        {
            WriteEnd(xml, "receiver", receives, touchpoint.Name);
            xml.WriteStartElement("channel");
            Write(xml, "channelName", MapText.ChannelName(touchpoint, exported.Channels));
            xml.WriteEndElement();
        }

        if (actual)
        {
            xml.WriteStartElement("touchpointExperience");
            Write(xml, "experienceDescription", CellMarkup.Plain(touchpoint.Thought));
            xml.WriteElementString("experienceRating", (touchpoint.Emotion + Middle).ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        Write(xml, "comment", string.Join('\n', new[] { touchpoint.Description, touchpoint.Action }.Where(text => text.Length > 0).Select(CellMarkup.Plain)));
        xml.WriteEndElement();
    }

    static void WriteEnd(XmlWriter xml, string end, string actor, string label)
    {
        xml.WriteStartElement(end);
        xml.WriteStartElement("refersTo");
        xml.WriteAttributeString("actorIDref", actor);
        xml.WriteEndElement();
        Write(xml, $"{end}Label", label);
        xml.WriteEndElement();
    }

    static void Write(XmlWriter xml, string name, string text)
    {
        if (text.Length > 0)
            xml.WriteElementString(name, XmlText.Of(text));
    }
}
