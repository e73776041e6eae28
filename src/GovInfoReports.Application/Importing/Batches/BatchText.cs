using GovInfoReports.Data.Importing;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Fits what is said of a file into its column.</summary>
internal static class BatchText
{
    public static string Cut(string message, int length = ImportBatchFile.MessageLength) =>
        message.Length <= length ? message : string.Concat(message.AsSpan(0, length - 1), "…");
}
