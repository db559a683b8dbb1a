using System.Runtime.InteropServices;

namespace JourneyMapper.Printing.Pdf;

/// <summary>The bookmarks of a document. Source: ISO 32000-1, section 12.3.3.</summary>
sealed class PdfOutline
{
    readonly List<Entry> entries = [];

    /// <summary>A new last entry.</summary>
    /// <param name="title">What it says.</param>
    /// <param name="level">1 at the top.</param>
    /// <param name="page">The object of the page.</param>
    /// <param name="top">The height on the page, in points from below.</param>
    public void Add(string title, int level, int page, double top) => entries.Add(new(title, level, page, top));

    /// <summary>Writes it.</summary>
    /// <returns>The number of its root; 0 when there is no entry.</returns>
    public int Write(PdfFile file)
    {
        if (entries.Count == 0)
            return 0;
        var root = new Item(file.Reserve(), null);
        var items = Arrange(file, root);
        var value = new PdfBytes();
        for (var i = 0; i < items.Count; i++)
        {
            var (entry, item) = (entries[i], items[i]);
            var siblings = item.Parent!.Children;
            value.Raw("<</Title").Text(entry.Title).Raw("/Parent ").Reference(item.Parent.Id).Raw("/Dest[").Reference(entry.Page).Raw("/XYZ null ").Number(entry.Top).Raw("null]");
            if (item.Place > 0)
                value.Raw("/Prev ").Reference(siblings[item.Place - 1].Id);
            if (item.Place + 1 < siblings.Count)
                value.Raw("/Next ").Reference(siblings[item.Place + 1].Id);
            WriteChildren(value, item);
            file.Write(item.Id, value.Raw(">>"));
        }
        value.Raw("<</Type/Outlines");
        WriteChildren(value, root);
        file.Write(root.Id, value.Raw(">>"));
        return root.Id;
    }

    List<Item> Arrange(PdfFile file, Item root)
    {
        var items = new List<Item>(entries.Count);
        var open = new Stack<(Item Item, int Level)>([(root, 0)]);
        foreach (var entry in entries)
        {
            while (open.Peek().Level >= entry.Level)
                open.Pop();
            var parent = open.Peek().Item;
            var item = new Item(file.Reserve(), parent) { Place = parent.Children.Count };
            parent.Children.Add(item);
            foreach (var (ancestor, _) in open)
                ancestor.Below++;
            open.Push((item, entry.Level));
            items.Add(item);
        }
        return items;
    }

    static void WriteChildren(PdfBytes value, Item item)
    {
        // All are open: the count is that of all entries below.
        if (item.Children.Count > 0)
            value.Raw("/First ").Reference(item.Children[0].Id).Raw("/Last ").Reference(item.Children[^1].Id).Raw("/Count ").Integer(item.Below);
    }

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Entry(string Title, int Level, int Page, double Top);

    sealed class Item(int id, Item? parent)
    {
        public int Id => id;

        public Item? Parent => parent;

        public List<Item> Children { get; } = [];

        public int Place { get; init; }

        public int Below { get; set; }
    }
}
