namespace JourneyMapper.Web.Features.Api;

/// <summary>What requests and answers look like, for the description.</summary>
static class ApiExamples
{
    public const string Request = """
        {
          "existing": "replace",
          "measurements": [
            { "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10", "kpi": "net-promoter-score", "on": "2026-05-01", "value": 41.5 },
            { "touchpoint": "0199d2c4-5a36-7c3e-9b1f-3d0f6f5a2b10", "kpi": "conversion-rate", "on": "2026-05-01", "value": 2.8 }
          ]
        }
        """;

    public const string Recorded = """{ "created": 1, "replaced": 1, "unchanged": 0, "skipped": 0 }""";

    public const string WrongRow = """
        {
          "type": "https://tools.ietf.org/html/rfc4918#section-11.2",
          "title": "Some rows are wrong",
          "status": 422,
          "detail": "Nothing was recorded. “errors” lists what is wrong with which row.",
          "errors": [ { "index": 1, "field": "value", "code": "out-of-range", "reason": "At most 100 %." } ]
        }
        """;

    public const string FunnelRequest = """{ "people": { "awareness": 12000, "consideration": 4100, "decision": 820, "retention": 610, "loyalty": null } }""";

    public const string Funnel = """
        {
          "journey": "0199d2c4-5a31-7d0a-8f52-6a3c1de2c901",
          "month": "2026-10",
          "persona": null,
          "people": { "awareness": 12000, "consideration": 4100, "decision": 820, "retention": 610, "loyalty": null }
        }
        """;

    public const string Touchpoints = """
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

    public const string Figures = """{ "visitors": 1204, "conversions": 96 }""";

    public const string Variant = """{ "id": "0199d2c4-5a40-7a11-8c02-6c1f0e9d4b22", "name": "Short form", "visitors": 1204, "conversions": 96, "mean": null, "deviation": null }""";

    public const string Experiments = """
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
}
