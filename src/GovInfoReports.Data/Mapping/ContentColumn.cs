using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Content;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

/// <summary>A report's content as one packed column, see <see cref="ReportContentCodec"/>.</summary>
internal static class ContentColumn
{
    // Contents are immutable: the same object is the snapshot, and an untouched one is never compared cell by cell.
    private static readonly ValueComparer<ReportContent> Comparer = new(
        (a, b) => ReferenceEquals(a, b) || (a != null && a.Equals(b)),
        content => content.GetHashCode(),
        content => content);

    public static PropertyBuilder<ReportContent> HasContent(this PropertyBuilder<ReportContent> property) =>
        property.HasConversion(content => ReportContentCodec.Encode(content), bytes => ReportContentCodec.Decode(bytes), Comparer);

    /// <summary>A content that is written anew with every save of the form.</summary>
    public static PropertyBuilder<ReportContent> HasWorkingContent(this PropertyBuilder<ReportContent> property) =>
        property.HasConversion(content => ReportContentCodec.EncodeForNow(content), bytes => ReportContentCodec.Decode(bytes), Comparer);
}
