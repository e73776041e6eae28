using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Excel;
using GovInfoReports.Domain;

namespace GovInfoReports.Application.Organisations;

/// <summary>A list of units or accounts that comes as a file: a workbook, or text.</summary>
public sealed class ReadList(SourceLimits limits)
{
    /// <summary>Its lines, as if they had been pasted.</summary>
    public string Execute(ReadOnlyMemory<byte> bytes, string? fileName, CancellationToken ct)
    {
        try
        {
            return WorkbookList.Read(bytes, fileName, limits, ct) ?? SourceText.Decode(bytes.Span).Text ?? throw RefusedException.Invalid("Upload", "List.NotText");
        }
        catch (SourceRefusedException refused)
        {
            throw RefusedException.Invalid("Upload", "Source.Refused", refused.Message);
        }
    }
}
