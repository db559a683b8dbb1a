namespace JourneyMapper.Benchmarks.Workload;

/// <summary>What teams write into the lanes of a map.</summary>
static class Phrases
{
    public static readonly string[] Actions =
    [
        "Scrolls through the feed on the way to work and stops at a photo of the new frame.",
        "Asks a colleague who rides every day what to look for, and writes down two names.",
        "Opens three tabs and compares weight, gears and price line by line.",
        "Calls the shop to ask whether size 54 is in stock before driving there.",
        "Takes a test ride around the block, twice, the second time with the children.",
        "Fills the basket on the phone and finishes the order on the laptop in the evening.",
        "Unpacks the box in the hallway and looks for the one tool that is missing.",
        "Books the first service online, three months later than recommended.",
        "Posts a picture of the finished tour and names the shop.",
        "Fills in the survey that came by e-mail, up to the second page.",
    ];

    public static readonly string[] Thoughts =
    [
        "That looks fast. But is it made for somebody like me?",
        "Nobody told me that the pedals are sold separately.",
        "Finally a page that explains the sizes with real people!",
        "If I have to repeat my order number once more, I hang up.",
        "They remembered my name and what we talked about in spring.",
        "Two weeks of waiting, and not one word about where it is.",
        "For this price I expect that somebody adjusts the brakes for me.",
        "I would send my sister here without thinking twice.",
        "Why does the app know nothing of what I bought in the shop?",
        "The mechanic took ten minutes to show me, and did not charge for it.",
    ];

    public static readonly string[] PainPoints =
    [
        "Prices differ between the website and the shop",
        "The size guide opens as a PDF that is unreadable on a phone",
        "Eleven minutes on hold, then the line drops",
        "The delivery window is a whole day",
        "Staff cannot see the online basket",
        "The newsletter offers what was bought last week",
        "Returns need a printer",
        "Reviews are three years old",
    ];

    public static readonly string[] Opportunities =
    [
        "Show the stock of the nearest shop on every product page",
        "Hand the chat's history over to the person who answers the phone",
        "Offer a fitting appointment with each order above 1,000 euros",
        "Send a message when the parcel is two stops away",
        "Invite owners of the model to answer questions",
        "Book the first service at the till, not by e-mail",
        "Replace the coupon by a free adjustment",
    ];

    public static readonly string[] Sources =
    [
        "",
        "Interviews in March, 12 customers",
        "Support tickets of the last quarter",
        "Web analytics",
        "Workshop with the shop team",
    ];

    public static readonly string[] Products =
    [
        "City bike", "Cargo bike", "First road bike", "E-bike", "Gravel bike", "Children’s bike", "Folding bike", "Bike insurance", "Repair service", "Leasing plan",
        "Bike trip", "Helmet and lights",
    ];

    public static readonly string[] Groups =
    [
        "for commuters", "for young families", "for students", "for company fleets", "for returning riders", "for tourists", "bought online", "bought in the shop",
        "after a breakdown", "as a gift",
    ];

    public static readonly string[] Tags = ["", "online", "online, 2026", "retail", "retail, pilot", "service"];
}
