using JourneyMapper.Web.Features.Comments;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>The form in which a guest comments, and what was typed into it.</summary>
/// <param name="Stamp">See <see cref="Shared.FormStamps"/>.</param>
/// <param name="Thread">The thread that is answered; null: a new one begins.</param>
/// <param name="Place">What a new one is about, see <see cref="CommentPlace.ToString"/>.</param>
/// <param name="Name">What the guest calls themselves.</param>
/// <param name="Text">What they say.</param>
/// <param name="Notice">Why it was not taken; null: nobody has sent it yet.</param>
public sealed record GuestForm(string Stamp, Guid? Thread, string Place, string Name, string Text, string? Notice = null)
{
    public const string StampField = "stamp";
    public const string PlaceField = "about";
    public const string NameField = "name";
    public const string TextField = "text";
    public const string PasswordField = "password";

    /// <summary>Nobody sees this field: who fills it in is a program.</summary>
    public const string TrapField = "website";
}
