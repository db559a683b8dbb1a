using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>Why somebody is not let in who comes from the identity provider. The names stand in addresses.</summary>
public enum SingleSignOnProblem
{
    /// <summary>The provider does not answer.</summary>
    Away,

    /// <summary>They have turned back there.</summary>
    Cancelled,

    /// <summary>What has come back proves nothing: it is forged, late, used already, or an error of the provider.</summary>
    Failed,

    /// <summary>The provider tells no e-mail, or says that it is not certain of it.</summary>
    NoEmail,

    /// <summary>There is an account with this e-mail that is not linked with them.</summary>
    EmailTaken,

    /// <summary>Nothing says which role they would have.</summary>
    NoRole,

    /// <summary>An owner has removed them.</summary>
    Removed,

    /// <summary>The workspace that newcomers join is not there.</summary>
    NoWorkspace,

    /// <summary>They are linked with another account.</summary>
    LinkedElsewhere,

    /// <summary>Somebody else, or nobody, has proved to the provider just now who they are.</summary>
    NotConfirmed,
}

static class SingleSignOnProblems
{
    /// <summary>The problem that an address names; null for a word of something else.</summary>
    public static SingleSignOnProblem? Find(string? word) => Enum.TryParse<SingleSignOnProblem>(word, out var found) && Enum.IsDefined(found) && !char.IsDigit(word![0]) ? found : null;

    /// <summary>A sentence for whoever is not let in.</summary>
    public static string Sentence(this SingleSignOnProblem problem, string provider) => problem switch
    {
        SingleSignOnProblem.Away => SingleSignOnText.Away.With(provider),
        SingleSignOnProblem.Cancelled => SingleSignOnText.Cancelled.With(provider),
        SingleSignOnProblem.NoEmail => SingleSignOnText.NoEmail.With(provider),
        SingleSignOnProblem.EmailTaken => SingleSignOnText.EmailTaken.With(provider),
        SingleSignOnProblem.NoRole => SingleSignOnText.NoRole.With(provider),
        SingleSignOnProblem.Removed => SingleSignOnText.Removed,
        SingleSignOnProblem.NoWorkspace => SingleSignOnText.NoWorkspace,
        SingleSignOnProblem.LinkedElsewhere => SingleSignOnText.LinkedElsewhere.With(provider),
        SingleSignOnProblem.NotConfirmed => SingleSignOnText.NotConfirmed.With(provider),
        _ => SingleSignOnText.Failed.With(provider),
    };
}
