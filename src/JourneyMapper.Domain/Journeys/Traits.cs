namespace JourneyMapper.Domain.Journeys;

/// <summary>Which state of the world a journey shows.</summary>
public enum JourneyState
{
    /// <summary>As it is.</summary>
    Current,

    /// <summary>As it shall be.</summary>
    Future,
}

/// <summary>Whether the brand itself meets the customer, or somebody else does in its place.</summary>
public enum Contact
{
    /// <summary>The brand speaks: its site, its staff, its mail.</summary>
    Direct,

    /// <summary>Others speak of it: friends, press, reviews, resellers.</summary>
    Indirect,
}

/// <summary>Where the customer is when it happens.</summary>
public enum Setting
{
    /// <summary>On a screen.</summary>
    Digital,

    /// <summary>In the physical world.</summary>
    Physical,
}

/// <summary>How much a touchpoint weighs.</summary>
public enum Importance
{
    /// <summary>Nice to have.</summary>
    Low,

    /// <summary>One of many.</summary>
    Normal,

    /// <summary>Noticed and remembered.</summary>
    High,

    /// <summary>Makes or breaks the relationship.</summary>
    MomentOfTruth,
}

/// <summary>What stands behind a claim about a touchpoint.</summary>
public enum Evidence
{
    /// <summary>The team believes so.</summary>
    Assumed,

    /// <summary>Somebody saw, asked or measured; the source says who and where.</summary>
    Observed,
}

/// <summary>Whether all customers come by.</summary>
public enum Necessity
{
    /// <summary>They do.</summary>
    Usual,

    /// <summary>Some do, and the journey goes on without it.</summary>
    Optional,
}

/// <summary>Whether what a customer has said and done is known where they go on in another channel.</summary>
public enum Handoff
{
    /// <summary>Nobody has looked.</summary>
    Unknown,

    /// <summary>They go on where they were.</summary>
    Carried,

    /// <summary>Some of it has to be said again.</summary>
    Partly,

    /// <summary>They begin anew.</summary>
    Lost,
}

/// <summary>How often customers meet a touchpoint.</summary>
public enum Repetition
{
    /// <summary>Nobody has said.</summary>
    Unsaid,

    /// <summary>Once in all.</summary>
    Once,

    /// <summary>With each purchase anew.</summary>
    EachPurchase,

    /// <summary>About every day.</summary>
    Daily,

    /// <summary>About every week.</summary>
    Weekly,

    /// <summary>About every month.</summary>
    Monthly,

    /// <summary>About every year.</summary>
    Yearly,
}

/// <summary>Whom a touchpoint speaks to.</summary>
public enum Audience
{
    /// <summary>All of them, or nobody has said.</summary>
    Everybody,

    /// <summary>Those who have not bought yet.</summary>
    Prospects,

    /// <summary>Those who have.</summary>
    Customers,

    /// <summary>Those who had, and do not any more.</summary>
    FormerCustomers,

    /// <summary>Dealers, agencies and others who sell or recommend.</summary>
    Partners,
}

/// <summary>Where customers are when they meet a touchpoint.</summary>
public enum Whereabouts
{
    /// <summary>Nobody has said.</summary>
    Unsaid,

    /// <summary>At home.</summary>
    Home,

    /// <summary>At work.</summary>
    Work,

    /// <summary>On the way.</summary>
    OnTheWay,

    /// <summary>In a shop or a branch.</summary>
    Shop,

    /// <summary>At a fair, a course, a meeting.</summary>
    Event,
}

/// <summary>By what customers meet a touchpoint.</summary>
public enum Device
{
    /// <summary>Nobody has said.</summary>
    Unsaid,

    /// <summary>A phone's screen.</summary>
    Phone,

    /// <summary>A desk or a tablet.</summary>
    Computer,

    /// <summary>Their voice: a call, an assistant.</summary>
    Voice,

    /// <summary>Radio, television, a screen in public.</summary>
    Broadcast,

    /// <summary>Something printed.</summary>
    Paper,

    /// <summary>None: somebody or something in front of them.</summary>
    None,
}

/// <summary>How often a touchpoint is audited.</summary>
public enum Cadence
{
    /// <summary>As the workspace says.</summary>
    Workspace,

    /// <summary>Every three months.</summary>
    Quarterly,

    /// <summary>Every six months.</summary>
    HalfYearly,

    /// <summary>Every twelve months.</summary>
    Yearly,
}

/// <summary>What a team marks cards with. What a colour means is the team's own affair.</summary>
public enum CardColour
{
    /// <summary>As cards are.</summary>
    None,

    /// <summary>Grey.</summary>
    Grey,

    /// <summary>Red.</summary>
    Red,

    /// <summary>Orange.</summary>
    Orange,

    /// <summary>Yellow.</summary>
    Yellow,

    /// <summary>Green.</summary>
    Green,

    /// <summary>Between green and blue.</summary>
    Teal,

    /// <summary>Blue.</summary>
    Blue,

    /// <summary>Purple.</summary>
    Purple,
}

/// <summary>What a team marks cards with beside a colour, in words that its members choose by.</summary>
public enum CardIcon
{
    /// <summary>That of its channel.</summary>
    None,

    /// <summary>A flag.</summary>
    Flag,

    /// <summary>A heart.</summary>
    Heart,

    /// <summary>A flash of lightning.</summary>
    Bolt,

    /// <summary>A light bulb.</summary>
    Bulb,

    /// <summary>A warning sign.</summary>
    Warning,

    /// <summary>A question mark.</summary>
    Question,

    /// <summary>A target.</summary>
    Target,

    /// <summary>A clock.</summary>
    Clock,

    /// <summary>Money.</summary>
    Money,

    /// <summary>A gift.</summary>
    Gift,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A person.</summary>
    Person,

    /// <summary>People.</summary>
    Team,

    /// <summary>A document.</summary>
    Document,

    /// <summary>A house.</summary>
    House,

    /// <summary>A rocket.</summary>
    Rocket,
}

/// <summary>Which personal data a touchpoint uses.</summary>
public enum PersonalDatum
{
    /// <summary>Who somebody is: a name, a customer number, an account.</summary>
    Identity,

    /// <summary>An address, a telephone number.</summary>
    Contact,

    /// <summary>What somebody bought.</summary>
    Purchases,

    /// <summary>Cards, accounts, invoices.</summary>
    Payment,

    /// <summary>Which pages, mails and advertisements somebody looked at.</summary>
    Browsing,

    /// <summary>Where somebody is.</summary>
    Location,

    /// <summary>What somebody likes, told or concluded.</summary>
    Preferences,

    /// <summary>What somebody wrote or said.</summary>
    Conversations,

    /// <summary>By what somebody is online: an address of the network, an identifier of the device.</summary>
    Device,

    /// <summary>Health, beliefs, biometrics and the rest of Article 9 (1) of the General Data Protection Regulation.</summary>
    Sensitive,
}

/// <summary>By which right personal data are used: the six of Article 6 (1) of the General Data Protection Regulation, in its order.</summary>
public enum LegalBasis
{
    /// <summary>Nobody has said.</summary>
    Unsaid,

    /// <summary>The person has consented (a).</summary>
    Consent,

    /// <summary>A contract with the person cannot be performed without (b).</summary>
    Contract,

    /// <summary>A law demands it (c).</summary>
    LegalObligation,

    /// <summary>Somebody's life depends on it (d).</summary>
    VitalInterests,

    /// <summary>A task in the public interest (e).</summary>
    PublicTask,

    /// <summary>An interest of one's own that outweighs the person's (f).</summary>
    LegitimateInterests,
}

/// <summary>Whether people are asked at a touchpoint for their consent.</summary>
public enum ConsentRequest
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>They are.</summary>
    Asked,
}
