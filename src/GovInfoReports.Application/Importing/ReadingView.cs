using GovInfoReports.Application.Reports;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Importing;

/// <summary>A reading beside its source and the present draft.</summary>
public sealed record ReadingView(
    ImportSource Source,
    CheckedReading Reading,
    ReportView Current,
    bool UnitDiffers,
    bool YearDiffers,
    IReadOnlyList<(CellId Cell, CellValue Read, CellValue Present)> Changes,
    IReadOnlyList<(FormCell Cell, CellValue Read)> NotTaken)
{
    /// <summary>Whether the person has to confirm that this is the right text.</summary>
    public bool NeedsConfirmation => UnitDiffers || YearDiffers;

    /// <summary>Figures of rows that the report's own form divides, with the cells that they could go to.</summary>
    public IReadOnlyList<FormerFigure> Former => field ??= FormerRows.Into(Reading.Reading, Current.Edition);

    /// <summary>What the system would put into a cell in doubt; blank where it does not know.</summary>
    public CellValue Proposed(CellId cell) => Former.FirstOrDefault(f => f.To.Id == cell) is { } former ? former.Value : Reading.Reading.Content.Figures[cell];

    /// <summary>Everything in the reading that a person has to look at, in the order of the source. The one list; counts are taken from it.</summary>
    public IReadOnlyList<ReadingDoubt> Doubts => field ??= ReadingDoubts.Of(this);

    /// <summary>Texts that were read, with the present ones.</summary>
    public IReadOnlyList<ReadPart> Texts => field ??= ReadPart.Of(Reading.Reading, Current.Report.Draft.Content, Current.Edition);
}
