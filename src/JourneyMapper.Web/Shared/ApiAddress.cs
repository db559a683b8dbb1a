namespace JourneyMapper.Web.Shared;

/// <summary>Where programs find the interface that is made for them.</summary>
static class ApiAddress
{
    /// <summary>What all its addresses begin with.</summary>
    public const string Root = "/api";

    /// <summary>Its description in OpenAPI.</summary>
    public const string Description = "/openapi/v1.json";
}
