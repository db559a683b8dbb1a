namespace JourneyMapper.Domain.Records;

/// <summary>Something with an id of its own that edits change field by field. Immutable.</summary>
public interface IRecord
{
    /// <summary>Given by whoever makes it, so that an addition sent twice is recognised.</summary>
    Guid Id { get; }
}

/// <summary>The record that a stream of the journal is about, with all the records that belong to it. Immutable.</summary>
public interface IStreamRoot : IRecord
{
    /// <summary>How many edits made it what it is; 0 for one just created.</summary>
    long Revision { get; }

    /// <summary>The revision of the last edit that changed content: what approvals are about. See <see cref="Field.IsContent"/>.</summary>
    long ContentRevision { get; }

    /// <summary>The same with other revisions.</summary>
    IStreamRoot At(long revision, long contentRevision);
}
