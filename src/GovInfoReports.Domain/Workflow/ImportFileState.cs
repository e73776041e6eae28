namespace GovInfoReports.Domain.Workflow;

/// <summary>What became of a file of a batch.</summary>
public enum ImportFileState
{
    /// <summary>Not read yet.</summary>
    Waiting = 1,

    /// <summary>Read, and importing it would do what the message says.</summary>
    Read = 2,

    /// <summary>It cannot be read; the message says why.</summary>
    Refused = 3,

    /// <summary>It went into a report.</summary>
    Imported = 4,

    /// <summary>It went into a report, or had gone before, which was published as a historic edition.</summary>
    Published = 5,

    /// <summary>The very same file was imported before; nothing was changed.</summary>
    Unchanged = 6,

    /// <summary>Nothing can be done with it as it is, for example because it would overwrite somebody's work; the message says why.</summary>
    Skipped = 7,

    /// <summary>Importing it failed; the message says why, and the rest went on.</summary>
    Failed = 8,

    /// <summary>A person left it out, or the very same file stands in the batch before it.</summary>
    LeftOut = 9,
}
