namespace JourneyMapper.Domain.Journeys;

/// <summary>Sizes that keep a map readable, printable and fast. In characters where nothing else is said.</summary>
public static class Limits
{
    /// <summary>A title or a name, on one line.</summary>
    public const int Name = 200;

    /// <summary>A stage's own label.</summary>
    public const int Label = 60;

    /// <summary>A text of several lines.</summary>
    public const int Text = 10_000;

    /// <summary>A note on what was done or decided.</summary>
    public const int Note = 2000;

    /// <summary>A comment.</summary>
    public const int Comment = 4000;

    /// <summary>Threads of comments on one journey.</summary>
    public const int CommentThreads = 2000;

    /// <summary>Comments in one thread.</summary>
    public const int CommentsOfThread = 500;

    /// <summary>Items of one proposal.</summary>
    public const int ProposalItems = 50;

    /// <summary>All that a proposal holds, as it is stored.</summary>
    public const int ProposalSize = 400_000;

    /// <summary>Proposals of one journey that somebody has still to decide on.</summary>
    public const int OpenProposals = 20;

    /// <summary>Touchpoints in one journey.</summary>
    public const int Touchpoints = 2000;

    /// <summary>Transitions in one journey.</summary>
    public const int Transitions = 500;

    /// <summary>Pain points of one journey, and opportunities of one.</summary>
    public const int Items = 20_000;

    /// <summary>Touchpoints or pain points that one opportunity leads to.</summary>
    public const int Links = 50;

    /// <summary>Experiments of one journey.</summary>
    public const int Experiments = 500;

    /// <summary>Variants of one experiment, the control included.</summary>
    public const int Variants = 5;

    /// <summary>Visitors of one variant.</summary>
    public const long Visitors = 1_000_000_000;

    /// <summary>Impact and effort of an opportunity go from 1 to this.</summary>
    public const int Priority = 5;

    /// <summary>A length of time goes from 1 to this, in its unit.</summary>
    public const int Time = 999;

    /// <summary>Lanes of its own that a journey has beside the usual ones.</summary>
    public const int OwnLanes = 8;

    /// <summary>Personas that one journey is about.</summary>
    public const int Personas = 5;

    /// <summary>Goals of one journey.</summary>
    public const int Goals = 12;

    /// <summary>Personas in a workspace's library.</summary>
    public const int LibraryPersonas = 500;

    /// <summary>The emotion scale runs from minus this to plus this.</summary>
    public const int Emotion = 2;

    /// <summary>Points of checklists about which something is said at one touchpoint.</summary>
    public const int Advice = 20;

    /// <summary>KPIs of one touchpoint.</summary>
    public const int Kpis = 10;

    /// <summary>A KPI's id.</summary>
    public const int KpiId = 60;

    /// <summary>Targets, margins and measured values lie between minus this and plus this.</summary>
    public const decimal Number = 1_000_000_000_000m;

    /// <summary>People in one stage in one month: more than there are.</summary>
    public const long FunnelPeople = 10_000_000_000;

    /// <summary>Channels that one workspace adds to the built-in ones, platforms among them.</summary>
    public const int OwnChannels = 60;

    /// <summary>Folders of one workspace.</summary>
    public const int Folders = 200;

    /// <summary>Folders within one another.</summary>
    public const int FolderDepth = 3;

    /// <summary>The name of a folder.</summary>
    public const int FolderName = 60;

    /// <summary>Tags of one journey.</summary>
    public const int Tags = 30;

    /// <summary>One tag.</summary>
    public const int Tag = 40;

    /// <summary>Templates of one workspace.</summary>
    public const int Templates = 200;

    /// <summary>All that a template holds, as it is stored.</summary>
    public const int TemplateSize = 4_000_000;

    /// <summary>Surveys of one journey.</summary>
    public const int Surveys = 50;

    /// <summary>Touchpoints that one survey asks about: nobody answers more.</summary>
    public const int SurveyTouchpoints = 40;

    /// <summary>Touchpoints in a customer's own words that one answer adds.</summary>
    public const int SurveyAdded = 3;

    /// <summary>What hurt a customer at one touchpoint.</summary>
    public const int SurveyHurt = 1000;

    /// <summary>Answers after which a survey closes itself.</summary>
    public const int SurveyAnswers = 1_000_000;

    /// <summary>Days that a survey may be open for.</summary>
    public const int SurveyDays = 366;

    /// <summary>Links under which guests read one journey, those that have ended not counted.</summary>
    public const int SharedLinks = 50;

    /// <summary>Days that such a link may be open for, where it expires.</summary>
    public const int SharedLinkDays = 3660;

    /// <summary>What such a link is for, in the words of whoever made it: as long as the log of activities takes it.</summary>
    public const int LinkNote = 120;

    /// <summary>The password of such a link, in characters: at least so many.</summary>
    public const int LinkPasswordLeast = 8;

    /// <summary>The same, at most.</summary>
    public const int LinkPassword = 128;

    /// <summary>What is written across the page of such a link.</summary>
    public const int Watermark = 80;

    /// <summary>Sites that may show the page of one link.</summary>
    public const int Embedders = 10;

    /// <summary>Comments that guests write by one link: they can never use up those of the team.</summary>
    public const int GuestComments = 500;

    /// <summary>The name of a guest.</summary>
    public const int GuestName = 80;

    /// <summary>Criteria of its own that the audits of a workspace ask.</summary>
    public const int OwnCriteria = 6;

    /// <summary>Criteria of its own that a workspace has, those that it asks no more included.</summary>
    public const int KnownCriteria = 60;

    /// <summary>The question of a criterion.</summary>
    public const int Question = 200;

    /// <summary>Competitors of a workspace.</summary>
    public const int Competitors = 10;

    /// <summary>Competitors for whom one touchpoint is audited.</summary>
    public const int CompetitorsOfTouchpoint = 3;

    /// <summary>Rounds of audits of a workspace that are not ended.</summary>
    public const int OpenRounds = 50;

    /// <summary>Journeys of one round.</summary>
    public const int RoundJourneys = 200;

    /// <summary>Auditors of one round.</summary>
    public const int RoundAuditors = 20;

    /// <summary>Touchpoints of one round: twenty people have a hundred each.</summary>
    public const int RoundTouchpoints = 2000;

    /// <summary>Days from the first to the due day of a round, and from today to either.</summary>
    public const int RoundDays = 366;
}
