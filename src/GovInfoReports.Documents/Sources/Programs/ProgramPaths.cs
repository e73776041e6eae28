namespace GovInfoReports.Documents.Sources.Programs;

/// <summary>Where the program is that reads formats the portal cannot read itself. Configured under <c>Sources:Programs</c>.</summary>
public sealed record ProgramPaths
{
    /// <summary>LibreOffice's <c>soffice</c>; <see langword="null"/> to look for it on the path and in the usual places.</summary>
    public string? LibreOffice { get; init; }

    /// <summary>Where files are worked on, each in a folder of its own that goes afterwards; <see langword="null"/> for the system's folder of temporary files.</summary>
    public string? WorkFolder { get; init; }
}
