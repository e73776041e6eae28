using System.Globalization;
using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Pages.County.Batches;

/// <summary>Addresses of the pages of imports of many files, and what stands in them.</summary>
public static class BatchLinks
{
    public const string List = "/county/batches";

    /// <summary>The upload.</summary>
    public const string New = "/county/batches/new";

    /// <summary>Name in addresses of the files that wait for somebody to say their unit or year.</summary>
    public const string ToChoose = "choose";

    public static string Batch(long id, string? state = null, int? after = null)
    {
        var query = string.Join('&', new[] { state is null ? null : $"state={state}", after is { } number ? string.Create(CultureInfo.InvariantCulture, $"after={number}") : null }.OfType<string>());
        return string.Create(CultureInfo.InvariantCulture, $"/county/batches/{id}{(query.Length > 0 ? "?" : string.Empty)}{query}");
    }

    /// <summary>What importing the batch makes public.</summary>
    public static string Publish(long id, int? after = null) =>
        string.Create(CultureInfo.InvariantCulture, $"/county/batches/{id}/publish{(after is null ? string.Empty : "?after=")}{after}");

    public static string File(long id, long fileId) => string.Create(CultureInfo.InvariantCulture, $"/county/batches/{id}/files/{fileId}");

    /// <summary>The name of a state in addresses.</summary>
    public static string NameOf(ImportFileState state) => state.ToString().ToLowerInvariant();

    /// <summary>The class of the tag of a state.</summary>
    public static string TagOf(ImportFileState state) => state switch
    {
        ImportFileState.Read => "tag-submitted",
        ImportFileState.Imported => "tag-approved",
        ImportFileState.Published => "tag-published",
        ImportFileState.Refused or ImportFileState.Failed => "tag-returned",
        _ => "tag-draft",
    };

    /// <summary>The ways to narrow the table of a batch: those that have files.</summary>
    /// <returns>Name in addresses, key of its text, count; <see langword="null"/> as name for all.</returns>
    public static IEnumerable<(string? Name, string Key, int Count)> Filters(BatchView view)
    {
        yield return (null, "County.Batches.All", view.Total);
        if (view.ToChoose > 0)
        {
            yield return (ToChoose, "County.Batches.ToChoose", view.ToChoose);
        }

        foreach (var state in Enum.GetValues<ImportFileState>())
        {
            var count = view.CountOf(state) - (state == ImportFileState.Skipped ? view.ToChoose : 0);
            if (count > 0)
            {
                yield return (NameOf(state), $"County.Batches.File.{state}", count);
            }
        }
    }
}
