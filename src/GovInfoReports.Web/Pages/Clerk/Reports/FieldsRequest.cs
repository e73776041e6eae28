using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What the form's script sends.</summary>
public sealed record FieldsRequest(Guid Revision, IReadOnlyList<FieldsRequest.Change?>? Changes)
{
    /// <summary>A changed field, see <see cref="FieldChange"/>.</summary>
    public sealed record Change(string? Field, string? Before, string? After, IReadOnlyList<string>? Sent)
    {
        private const int MostSent = 10;

        /// <summary>Whether nothing that is needed is missing, and nothing is too much.</summary>
        internal bool IsComplete => Field is { Length: > 0 and <= ReportFields.NameLength } && After is not null
            && (Sent is null || (Sent.Count <= MostSent && Sent.All(s => s is not null)));
    }
}
