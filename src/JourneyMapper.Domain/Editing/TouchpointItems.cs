using System.Collections.Immutable;
using System.Security.Cryptography;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>
/// Pain points and opportunities are lines of a cell, as quick to type as any text, and records that say more about each line. This keeps the two the same within one edit: where the text of a cell
/// changes, records follow its lines, and where a record comes, goes or gets another title, the text follows.
/// </summary>
public static class TouchpointItems
{
    static readonly ImmutableArray<ItemLane> Lanes =
    [
        new ItemLane<PainPoint>(JourneyKinds.PainPoint, PainPointFields.Title, TouchpointFields.PainPoints, (id, touchpoint, title) => new() { Id = id, Touchpoint = touchpoint, Title = title }),
        new ItemLane<Opportunity>(JourneyKinds.Opportunity, OpportunityFields.Title, TouchpointFields.Opportunities, (id, touchpoint, title) => new() { Id = id, Touchpoint = touchpoint, Title = title }),
    ];

    /// <summary>The lines of a cell as titles of records: without empty ones and blanks at their ends.</summary>
    public static IEnumerable<string> Titles(string text) => text.Split('\n').Select(TitleOf).Where(title => title.Length > 0);

    /// <summary>
    /// Whether a change is told by the text of a cell: a line and its record come, go and change together. Where only the record changes, or a touchpoint comes or goes with its lines, nothing else is to be said of lines.
    /// </summary>
    public static bool IsToldByText(Change change) => change switch
    {
        Change.Added<PainPoint> or Change.Removed<PainPoint> or Change.Added<Opportunity> or Change.Removed<Opportunity> => true,
        Change.Changed<PainPoint> { Fields: [{ Field: var field }] } => field == PainPointFields.Title,
        Change.Changed<Opportunity> { Fields: [{ Field: var field }] } => field == OpportunityFields.Title,
        _ => false,
    };

    /// <summary>A journey that no edit has made, with a record for each line.</summary>
    public static Journey WithItems(this Journey journey)
    {
        var settled = new Settling(journey, [], journey.Id);
        foreach (var lane in Lanes)
            lane.SettleAll(settled);
        return (Journey)settled.After;
    }

    /// <summary>What an edit changes, with all that follows from it.</summary>
    /// <param name="made">What it changes itself.</param>
    /// <param name="before">The journey before.</param>
    /// <param name="edit">The edit's id: from it come the ids of records that are new, so that the same edit always makes the same.</param>
    internal static Edit.Made Settle(Edit.Made made, Journey before, Guid edit)
    {
        if (!made.Changes.Any(Concerns))
            return made;
        var settled = new Settling(before, made.Changes, edit);
        foreach (var lane in Lanes)
            lane.Settle(settled);
        return settled.Refusal is { } refusal ? refusal : made with { Changes = settled.Changes };
    }

    static bool Concerns(Change change) => change switch
    {
        Change.Added<Touchpoint> => true,
        Change.Changed<Touchpoint> changed => changed.Fields.Any(field => Lanes.Any(lane => lane.Text == field.Field)),
        _ => Lanes.Any(lane => lane.Kind == change.Target.Kind),
    };

    static string TitleOf(string line) => AcceptedText.Line(line, Limits.Text, required: true) is { Problem: null, Value: var title } ? title : "";

    /// <summary>A journey on its way from the state before an edit to one in which everything fits.</summary>
    sealed class Settling
    {
        readonly ImmutableArray<Change>.Builder changes;
        readonly Guid edit;
        int added;

        public Settling(Journey before, ImmutableArray<Change> made, Guid edit)
        {
            (Before, this.edit) = (before, edit);
            changes = made.ToBuilder();
            After = made.Aggregate((IStreamRoot)before, (root, change) => change.ApplyTo(root));
        }

        public Journey Before { get; }

        public IStreamRoot After { get; private set; }

        public Refusal? Refusal { get; set; }

        public ImmutableArray<Change> Changes => changes.ToImmutable();

        public void Do(Change change)
        {
            After = change.ApplyTo(After);
            changes.Add(change);
        }

        public Guid NextId()
        {
            Span<byte> seed = stackalloc byte[20];
            edit.TryWriteBytes(seed);
            BitConverter.TryWriteBytes(seed[16..], added++);
            return new Guid(SHA256.HashData(seed).AsSpan(0, 16));
        }
    }

    abstract class ItemLane(RecordKind kind, Field<Touchpoint> text)
    {
        public RecordKind Kind { get; } = kind;

        public Field<Touchpoint> Text { get; } = text;

        public abstract void Settle(Settling settling);

        public abstract void SettleAll(Settling settling);
    }

    sealed class ItemLane<TItem>(OrderedKind<TItem> kind, Field<TItem> title, Field<Touchpoint> text, Func<Guid, Guid, string, TItem> make) : ItemLane(kind, text)
        where TItem : class, ITouchpointItem
    {
        public override void Settle(Settling settling)
        {
            HashSet<Guid> touched = [];
            foreach (var change in settling.Changes)
            {
                switch (change)
                {
                    case Change.Added<Touchpoint> added:
                        touched.Add(added.Record.Id);
                        break;
                    case Change.Changed<Touchpoint> changed when changed.Fields.Any(field => field.Field == Text):
                        touched.Add(changed.Id);
                        break;
                    case var _ when change.Target.Kind == Kind:
                        touched.UnionWith(new[] { kind.Find(settling.Before, change.Target.Id)?.Touchpoint, kind.Find(settling.After, change.Target.Id)?.Touchpoint }.OfType<Guid>());
                        break;
                }
            }

            foreach (var id in touched)
                if (settling.Refusal is null && JourneyKinds.Touchpoint.Find(settling.After, id) is { } touchpoint)
                    Settle(settling, touchpoint, [.. kind.All(settling.After).Where(item => item.Touchpoint == id)]);
        }

        public override void SettleAll(Settling settling)
        {
            var items = kind.All(settling.After).ToLookup(item => item.Touchpoint);
            foreach (var touchpoint in settling.Before.Touchpoints)
                Settle(settling, touchpoint, [.. items[touchpoint.Id]], follows: false);
        }

        void Settle(Settling settling, Touchpoint touchpoint, List<TItem> items, bool follows = true)
        {
            ImmutableArray<string> titles = [.. Titles(Text.Read(touchpoint))];
            if (titles.Order(StringComparer.Ordinal).SequenceEqual(items.Select(item => item.Title).Order(StringComparer.Ordinal)))
                return;
            var before = settling.Before.Find(touchpoint.Id);
            if (follows && before is not null && Text.Read(before) == Text.Read(touchpoint))
                TextFollows(settling, touchpoint, items);
            else
                ItemsFollow(settling, touchpoint, InOrder(items, before), titles);
        }

        // As their lines stood in the text before.
        List<TItem> InOrder(List<TItem> items, Touchpoint? before)
        {
            var order = before is null ? [] : Titles(Text.Read(before)).ToList();
            return [.. items.OrderBy(item => order.IndexOf(item.Title) is >= 0 and var at ? at : int.MaxValue)];
        }

        void ItemsFollow(Settling settling, Touchpoint touchpoint, List<TItem> items, ImmutableArray<string> titles)
        {
            var fresh = new List<string>();
            foreach (var line in titles)
                if (items.FindIndex(item => item.Title == line) is >= 0 and var at)
                    items.RemoveAt(at);
                else
                    fresh.Add(line);
            foreach (var (item, line) in Renamed(items, fresh))
                settling.Do(new Change.Changed<TItem>(kind, item.Id, [new(title, item.Title, line)]));
            foreach (var item in items)
                foreach (var change in new Change.Removed<TItem>(kind, item).WithDependents(settling.After))
                    settling.Do(change);
            if (kind.All(settling.After).Length + fresh.Count > kind.Limit)
            {
                settling.Refusal = new Refusal.Full(kind.Limit);
                return;
            }

            foreach (var line in fresh)
            {
                var item = make(settling.NextId(), touchpoint.Id, line);
                settling.Do(new Change.Added<TItem>(kind, kind.WithRank(item, kind.RankAt(settling.After, "", Place.AtEnd, item.Id))));
            }
        }

        // Which lines are others in other words. What was said of a line is not to be lost by correcting it: as many new as old ones are taken for the same, otherwise those that share most words.
        static List<(TItem Item, string Line)> Renamed(List<TItem> items, List<string> fresh)
        {
            var pairs = items.Count == fresh.Count
                ? [.. items.Zip(fresh)]
                : items.SelectMany(item => fresh.Select(line => (Item: item, Line: line, Share: Likeness(item.Title, line)))).Where(pair => pair.Share >= 0.5).OrderByDescending(pair => pair.Share)
                    .Select(pair => (pair.Item, pair.Line)).ToList();
            List<(TItem, string)> renamed = [];
            foreach (var (item, line) in pairs)
                if (items.Contains(item) && fresh.Contains(line))
                {
                    items.Remove(item);
                    fresh.Remove(line);
                    renamed.Add((item, line));
                }

            return renamed;
        }

        // Dice's coefficient of their words.
        static double Likeness(string one, string other)
        {
            HashSet<string> words = [.. one.Split(' ')], others = [.. other.Split(' ')];
            return 2.0 * words.Intersect(others, StringComparer.CurrentCultureIgnoreCase).Count() / (words.Count + others.Count);
        }

        void TextFollows(Settling settling, Touchpoint touchpoint, List<TItem> items)
        {
            List<string> lines = [.. Text.Read(touchpoint).Split('\n')];
            var left = lines.Select((line, at) => (Title: TitleOf(line), At: at)).Where(line => line.Title.Length > 0).ToList();
            foreach (var item in items.ToList())
                if (left.FindIndex(line => line.Title == item.Title) is >= 0 and var found)
                {
                    left.RemoveAt(found);
                    items.Remove(item);
                }

            foreach (var item in items)
                if (kind.Find(settling.Before, item.Id) is { } earlier && earlier.Touchpoint == touchpoint.Id && left.FindIndex(line => line.Title == earlier.Title) is >= 0 and var found)
                {
                    lines[left[found].At] = item.Title;
                    left.RemoveAt(found);
                }
                else
                {
                    lines.Add(item.Title);
                }

            foreach (var (_, at) in left.OrderByDescending(line => line.At))
                lines.RemoveAt(at);
            var (value, problem) = Text.Accept(string.Join('\n', lines));
            if (problem is { } reason)
                settling.Refusal = new Refusal.Invalid(touchpoint.Id, Text, reason);
            else
                settling.Do(new Change.Changed<Touchpoint>(JourneyKinds.Touchpoint, touchpoint.Id, [new(Text, Text.Read(touchpoint), value)]));
        }
    }
}
