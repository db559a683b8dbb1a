using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Features.Guide;

/// <summary>The user guide in one language.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Sections">Its sections, in the order in which they are read.</param>
public sealed record GuideDocument(string Title, ImmutableArray<GuideSection> Sections)
{
    /// <summary>The section of that address, or null.</summary>
    public GuideSection? Find(string slug) => Sections.FirstOrDefault(section => section.Slug == slug);
}

/// <summary>One page of the guide.</summary>
/// <param name="Slug">The last part of its address; the same in all languages.</param>
/// <param name="Title">Its title.</param>
/// <param name="Language">The code of the language that it is written in.</param>
/// <param name="Html">Its text as markup, without the title.</param>
/// <param name="Anchors">The places in it that have an address of their own.</param>
/// <param name="Passages">Its text in pieces, to search in.</param>
public sealed record GuideSection(string Slug, string Title, string Language, MarkupString Html, ImmutableArray<GuideAnchor> Anchors, ImmutableArray<GuidePassage> Passages)
{
    /// <summary>The address of the section.</summary>
    public string Address => GuideAddress.Of(Slug);
}

/// <summary>A heading, or the bold words that a paragraph begins with.</summary>
/// <param name="Id">The id of the element.</param>
/// <param name="Title">What it is about.</param>
public sealed record GuideAnchor(string Id, string Title);

/// <summary>A paragraph, an item of a list, or a row of a table, as plain text.</summary>
/// <param name="Anchor">The nearest anchor before it, or null at the beginning of a section.</param>
/// <param name="Text">The text.</param>
public sealed record GuidePassage(GuideAnchor? Anchor, string Text);

/// <summary>Where the guide is.</summary>
static class GuideAddress
{
    public const string Root = "/guide";
    public const string Pictures = $"{Root}/pictures";

    // Always the whole path: with <base href="/"> a bare fragment would lead to the first page.
    public static string Of(string slug, string? anchor = null) => anchor is null ? $"{Root}/{slug}" : $"{Root}/{slug}#{Uri.EscapeDataString(anchor)}";
}
