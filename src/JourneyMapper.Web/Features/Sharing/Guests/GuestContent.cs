using System.Collections.Immutable;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>A persona that guests see.</summary>
/// <param name="Persona">Its card.</param>
/// <param name="Curve">The number of its emotion curve.</param>
public sealed record GuestPersona(Persona Persona, int Curve);

/// <summary>All that the pages of a link are made of; there is nothing in it that guests may not know.</summary>
public sealed record GuestContent
{
    internal GuestContent(OpenSharedLink found, string token, Journey journey, PersonaLibrary? library, ChannelLibrary channels)
    {
        (Link, Token, Source, Library, Channels) = (found.Link, token, journey, library, channels);
        Shown = GuestLanes.Of(journey, found.Link.Lanes);
        Map = GuestMap.Of(journey, Shown, library is not null);
        Curves = library is null ? PersonaCurves.None : PersonaCurves.Of(Map, library);
        Personas =
        [
            .. from about in Map.Personas
               let persona = library?.Find(about.Persona)
               where persona is not null
               orderby about.Curve
               select new GuestPersona(persona, about.Curve),
        ];
    }

    /// <summary>What the link allows.</summary>
    public SharedLinkRow Link { get; }

    /// <summary>What its address ends with.</summary>
    public string Token { get; }

    /// <summary>The journey, of which nothing is left but what the link shows.</summary>
    public Journey Map { get; }

    /// <summary>The lanes beside the cards.</summary>
    public ImmutableArray<Field<Touchpoint>> Shown { get; }

    /// <summary>Whom it is about, where guests see that.</summary>
    public ImmutableArray<GuestPersona> Personas { get; }

    /// <summary>Whose emotion curves are shown.</summary>
    public PersonaCurves Curves { get; }

    /// <summary>The workspace's channels, for the names of those that are used.</summary>
    public ChannelLibrary Channels { get; }

    /// <summary>What the lane of KPIs shows, where that was chosen.</summary>
    public KpiLane Kpis { get; init; } = KpiLane.Empty;

    /// <summary>What is said about what guests see; empty where they read no comments.</summary>
    public IReadOnlyList<GuestThread> Threads { get; init; } = [];

    /// <summary>The pictures that guests see, by their ids.</summary>
    public IEnumerable<Guid> Pictures => CellMarkup.PicturesOf(Map).Concat(Personas.Select(about => about.Persona.Picture).OfType<Guid>());

    // What it was made of, to know whether a page that was drawn before is still what it is.
    internal Journey Source { get; }

    internal PersonaLibrary? Library { get; }

    /// <summary>Whether a picture is that of a persona, which is shown in its full size.</summary>
    public bool IsFace(Guid picture) => Personas.Any(about => about.Persona.Picture == picture);

    /// <summary>Whether guests see the place that a comment is about.</summary>
    public bool Shows(CommentPlace place) => place.IsIn(Map) && (place.Field is null || place.Field == TouchpointFields.Name.Id || Shown.Any(lane => lane.Id == place.Field));

    /// <summary>Where a picture is, for these guests.</summary>
    public string AddressOf(Guid picture) => $"{GuestAddress.Of(Token)}/pictures/{picture:N}";
}

/// <summary>Addresses of the pages of a link.</summary>
static class GuestAddress
{
    /// <summary>The page, from the root on.</summary>
    public static string Of(string token) => $"/s/{token}";

    /// <summary>The page in the language in which it is read.</summary>
    public static string Here(string token) => $"{Of(token)}?lang={Languages.Current}";

    /// <summary>Where the password is sent.</summary>
    public static string UnlockOf(string token) => $"{Of(token)}/unlock?lang={Languages.Current}";

    /// <summary>Where a comment is written: an answer in a thread, or a new one.</summary>
    public static string CommentOf(string token, Guid? thread = null) => $"{Of(token)}/comment?lang={Languages.Current}{(thread is { } answered ? $"&thread={answered}" : "")}";
}
