namespace JourneyMapper.Web.Features.Api;

/// <summary>What requests and answers look like, for the description: those of records are made of their fields, see <see cref="Describing.FieldSchemas"/>.</summary>
static class ApiExamples
{
    /// <summary>Of requests, by the operation's id.</summary>
    public static IReadOnlyDictionary<string, string> Requests { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ExperimentsEndpoint.Record] = Figures,
        [MeasurementsEndpoint.Record] = Request,
        [FunnelEndpoint.Write] = FunnelRequest,
        ["WriteComment"] = """{ "text": "Customers ask for this every day.", "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10" }""",
        ["ChangeComment"] = """{ "text": "Customers ask for this every week." }""",
        ["ResolveThread"] = """{ "isResolved": true }""",
        ["MoveJourney"] = """{ "isTrashed": false }""",
        ["RequestSignOff"] = """{ "revision": 13 }""",
        ["DecideSignOff"] = """{ "state": "refused", "comment": "The returns are missing." }""",
        ["RecordAudit"] = """
            {
              "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10",
              "on": "2026-05-01",
              "scores": { "relevance": 4, "clarity": 3, "consistency": 4, "ease": 2, "reliability": 4, "emotion": 3 },
              "strengths": [ "Staff know the range" ],
              "weaknesses": [ "Long queue at noon" ]
            }
            """,
        ["AddKpi"] = OwnKpi,
        ["ChangeKpi"] = OwnKpi,
        ["AssignFinding"] = """{ "assignee": "0199d2c4-5a30-7f11-a0c4-8e2b9d6f1a77", "due": "2026-06-30", "note": "With the next release" }""",
        ["AcceptFinding"] = """{ "because": "The shop closes in autumn.", "until": "2026-09-30" }""",
    };

    /// <summary>Of answers, by the operation's id.</summary>
    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ExperimentsEndpoint.Record] = Variant,
        [ExperimentsEndpoint.List] = Experiments,
        [MeasurementsEndpoint.Record] = Recorded,
        [FunnelEndpoint.Write] = Funnel,
        [FunnelEndpoint.Read] = Funnel,
        ["ListTouchpointKpis"] = Touchpoints,
        ["ListComments"] = $$"""{ "comments": [ {{Comment}} ], "next": null }""",
        ["WriteComment"] = Comment,
        ["ChangeComment"] = Comment,
        ["ResolveThread"] = """{ "isResolved": true }""",
        ["MoveJourney"] = """{ "isTrashed": false }""",
        ["ListSignOffs"] = $$"""{ "signOffs": [ {{SignOff}} ] }""",
        ["RequestSignOff"] = SignOff,
        ["DecideSignOff"] = SignOff,
        ["ListAuditCriteria"] = """{ "criteria": [ { "id": "relevance", "name": "Relevance", "question": "Does it fit this person at this moment?" } ] }""",
        ["ListAudits"] = $$"""{ "audits": [ {{Audit}} ], "next": null }""",
        ["RecordAudit"] = Audit,
        ["ListKpis"] = $$"""{ "kpis": [ {{Kpi}} ], "currency": "EUR" }""",
        ["AddKpi"] = Kpi,
        ["ChangeKpi"] = Kpi,
        ["ListMeasurements"] = """
            {
              "measurements": [
                { "journey": "0199d2c4-5a31-7d0a-8f52-6a3c1de2c901", "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10", "kpi": "net-promoter-score", "on": "2026-05-01", "value": 41.5, "author": "0199d2c4-5a30-7b1c-8e44-1f2d3c4b5a69", "source": "imported" }
              ],
              "next": "MDE5OWQyYzQtNWEzNi03YzNlLTliMWYtM2QwZjZmNWEyYjEw"
            }
            """,
        ["ReadCoverage"] = """
            { "score": 64, "stages": [ { "stage": "awareness", "label": "Discovering", "touchpoints": 3, "score": 71 }, { "stage": "loyalty", "label": "Loyalty", "touchpoints": 0, "score": null } ], "findings": 12 }
            """,
        ["ListCoverage"] = """
            {
              "journeys": [
                {
                  "id": "0199d2c4-5a31-7d0a-8f52-6a3c1de2c901",
                  "title": "Buying a road bike",
                  "revision": 41,
                  "score": 64,
                  "stages": [ { "stage": "awareness", "label": "Discovering", "touchpoints": 3, "score": 71 }, { "stage": "loyalty", "label": "Loyalty", "touchpoints": 0, "score": null } ],
                  "findings": { "critical": 1, "serious": 4, "minor": 7 }
                }
              ],
              "next": null
            }
            """,
        ["ListFindings"] = $$"""{ "findings": [ {{Finding}} ], "next": null }""",
        ["AssignFinding"] = Finding,
        ["AcceptFinding"] = Finding,
    };

    /// <summary>Values of parameters, by the operation's id and the parameter: together a query that is answered.</summary>
    public static IReadOnlyDictionary<(string Operation, string Parameter), string> Queries { get; } = new Dictionary<(string, string), string>
    {
        [("ExportPdf", "paper")] = "a3",
        [("ExportPdf", "orientation")] = "landscape",
        [("ExportPdf", "layout")] = "automatic",
        [("ExportPdf", "stages")] = "five",
        [("ExportPdf", "lanes")] = "touchpoint,action,emotion",
        [("ExportPdf", "fields")] = "owner",
        [("ExportPdf", "lists")] = "opportunities,comments",
        [("ExportPdf", "language")] = "en",
        [("ExportPng", "scale")] = "2",
        [("ExportPng", "background")] = "white",
        [("ExportSvg", "background")] = "transparent",
    };

    /// <summary>The beginnings of files that are text, by their extension.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["json"] = """
            {
              "format": "journeymapper/journey",
              "version": 1,
              "journey": { "title": "Buying a road bike" },
              "touchpoints": [ { "id": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10", "stage": "Decision", "name": "Store visit" } ]
            }
            """,
        ["csv"] = "Stage,Touchpoint,Channel\r\nDecision,Store visit,Store\r\n",
        ["md"] = "# Buying a road bike\n\n## Decision\n\n### Store visit\n",
        ["mmd"] = "journey\n    title Buying a road bike\n    section Decision\n      Store visit: 4: Léa\n",
        ["cjml"] = """<CJML version="2.0"><actualJourney><journeyID>AJ1</journeyID><journeyTitle>Buying a road bike</journeyTitle></actualJourney></CJML>""",
        ["svg"] = """<svg xmlns="http://www.w3.org/2000/svg" width="1440" height="900"></svg>""",
    };

    const string Comment = """
        {
          "id": "0199d2c4-5a50-7d22-b3e5-1c7f0a9e4d31",
          "thread": "0199d2c4-5a50-7d22-b3e5-1c7f0a9e4d31",
          "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10",
          "field": null,
          "author": "0199d2c4-5a30-7f11-a0c4-8e2b9d6f1a77",
          "authorName": "Mia",
          "text": "Customers ask for this every day.",
          "writtenAt": "2026-05-04T15:30:00+00:00",
          "editedAt": null,
          "isResolved": false
        }
        """;

    const string Audit = """
        {
          "id": "0199d2c4-5a51-7e33-94f6-2d8a1baf5e42",
          "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10",
          "on": "2026-05-01",
          "auditor": "0199d2c4-5a30-7f11-a0c4-8e2b9d6f1a77",
          "score": 3.33,
          "scores": { "relevance": 4, "clarity": 3 },
          "strengths": [ "Staff know the range" ],
          "weaknesses": [ "Long queue at noon" ],
          "evidence": null,
          "evidenceNote": "",
          "recordedAt": "2026-05-01T16:00:00+00:00"
        }
        """;

    const string OwnKpi = """{ "name": "Rental rate", "unit": "percent", "better": "up", "least": 0, "most": 100 }""";

    const string Kpi = """{ "id": "rental-rate", "name": "Rental rate", "unit": "percent", "better": "up", "least": 0, "most": 100, "isOwn": true }""";

    const string Finding = """
        {
          "id": "bm8tb3duZXIvLw",
          "rule": "no-owner",
          "severity": "serious",
          "priority": 40,
          "stage": "decision",
          "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10",
          "kpi": null,
          "title": "Nobody answers for it",
          "why": "“Store visit” has no owner.",
          "isAccepted": false,
          "assignee": null,
          "due": null,
          "note": ""
        }
        """;

    /// <summary>Of the answer to values that are not accepted.</summary>
    public const string WrongField = """
        {
          "type": "https://tools.ietf.org/html/rfc4918#section-11.2",
          "title": "Some values are not accepted",
          "status": 422,
          "detail": "Nothing was changed. “errors” lists what is wrong with which value.",
          "errors": [ { "pointer": "#/name", "code": "required", "reason": "Name must not be empty." } ]
        }
        """;

    const string Request = """
        {
          "existing": "replace",
          "measurements": [
            { "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10", "kpi": "net-promoter-score", "on": "2026-05-01", "value": 41.5 },
            { "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10", "kpi": "conversion-rate", "on": "2026-05-01", "value": 2.8 }
          ]
        }
        """;

    const string Recorded = """{ "created": 1, "replaced": 1, "unchanged": 0, "skipped": 0 }""";

    public const string WrongRow = """
        {
          "type": "https://tools.ietf.org/html/rfc4918#section-11.2",
          "title": "Some rows are wrong",
          "status": 422,
          "detail": "Nothing was recorded. “errors” lists what is wrong with which row.",
          "errors": [ { "pointer": "#/measurements/1/value", "index": 1, "field": "value", "code": "out-of-range", "reason": "At most 100 %." } ]
        }
        """;

    const string FunnelRequest = """{ "people": { "awareness": 12000, "consideration": 4100, "decision": 820, "retention": 610, "loyalty": null } }""";

    const string Funnel = """
        {
          "journey": "0199d2c4-5a31-7d0a-8f52-6a3c1de2c901",
          "month": "2026-10",
          "persona": null,
          "people": { "awareness": 12000, "consideration": 4100, "decision": 820, "retention": 610, "loyalty": null }
        }
        """;

    const string Touchpoints = """
        {
          "touchpoints": [
            {
              "id": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10",
              "name": "Store visit",
              "journey": { "id": "0199d2c4-5a31-7d0a-8f52-6a3c1de2c901", "title": "Buying a road bike" },
              "kpis": [ { "id": "net-promoter-score", "name": "Net promoter score", "least": -100, "most": 100 } ]
            }
          ],
          "next": null
        }
        """;

    const string Figures = """{ "visitors": 1204, "conversions": 96 }""";

    const string Variant = """{ "id": "0199d2c4-5a40-7a11-8c02-6c1f0e9d4b22", "name": "Short form", "visitors": 1204, "conversions": 96, "mean": null, "deviation": null }""";

    const string Experiments = """
        {
          "experiments": [
            {
              "id": "0199d2c4-5a3c-7b05-9d77-2f4a8e0c1d33",
              "name": "Shorter form",
              "state": "running",
              "kind": "conversion",
              "journey": { "id": "0199d2c4-5a31-7d0a-8f52-6a3c1de2c901", "title": "Buying a road bike" },
              "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10",
              "kpi": "conversion-rate",
              "planned": 3843,
              "startsOn": "2026-05-01",
              "endsOn": null,
              "chosen": null,
              "variants": [
                { "id": "0199d2c4-5a3e-7f60-b1a9-90de3c7b5a11", "name": "As before", "visitors": 1190, "conversions": 71, "mean": null, "deviation": null },
                { "id": "0199d2c4-5a40-7a11-8c02-6c1f0e9d4b22", "name": "Short form", "visitors": 1204, "conversions": 96, "mean": null, "deviation": null }
              ]
            }
          ],
          "next": null
        }
        """;

    const string SignOff = """
        {
          "id": "0199d2c4-5a62-7000-8000-000000000003", "revision": 13, "state": "refused", "requestedBy": "0199d2c4-5a30-7f11-a0c4-8e2b9d6f1a77", "requestedAt": "2026-05-04T15:30:00+00:00",
          "decidedBy": "Ben", "decidedAt": "2026-05-05T08:00:00+00:00", "comment": "The returns are missing."
        }
        """;
}
