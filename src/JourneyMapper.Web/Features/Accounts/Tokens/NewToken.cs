using System.ComponentModel.DataAnnotations;
using JourneyMapper.Web.Shared;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts.Tokens;

/// <summary>What a member says of a new access token.</summary>
sealed class NewToken
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [Required(ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TokenNameMissing))]
    [StringLength(FieldLimits.Name, ErrorMessageResourceType = typeof(Text), ErrorMessageResourceName = nameof(Text.TooLong))]
    public string Name { get; set; } = "";

    public int Days { get; set; } = 90;

    /// <summary>What it opens. A form without any has none: what it sends is nothing.</summary>
    public List<string> Scopes { get; set; } = [];

    /// <summary>As the form begins: it reads everything, and writes nothing.</summary>
    public static NewToken Blank => new() { Scopes = [.. TokenScopes.Areas.Select(area => area.Read)] };
}
