using System.Linq.Expressions;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovInfoReports.Data.Mapping;

/// <summary>Kinds of columns that several tables have.</summary>
internal static class Columns
{
    /// <summary>Longest id of a form edition, code of an action or id of a rule, in characters.</summary>
    public const int ShortCodeLength = 50;

    /// <summary>Length of <c>sha256:</c> and 64 digits.</summary>
    public const int HashLength = 71;

    /// <summary>Annotation of columns whose letters are compared one by one, see <see cref="ReportsDbContext"/>.</summary>
    public const string OrdinalAnnotation = "GovInfo:Ordinal";

    /// <summary>ASCII text compared character by character, on either provider.</summary>
    public static PropertyBuilder<T> Ascii<T>(this PropertyBuilder<T> property, int length) =>
        property.HasMaxLength(length).IsUnicode(false).Ordinal();

    /// <summary>A code of a unit or area.</summary>
    public static PropertyBuilder<T> Code<T>(this PropertyBuilder<T> property) => property.Ascii(Unit.CodeLength);

    /// <summary>
    /// Puts a long column behind all others, so that a list that selects only short ones does not read the pages it runs over.
    /// </summary>
    public static void PutLast<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object>> property)
        where T : class
    {
        var last = builder.Property(property).Metadata;
        var order = 0;
        foreach (var other in builder.Metadata.GetProperties())
        {
            other.SetColumnOrder(other == last ? int.MaxValue : order++);
        }
    }

    /// <summary>Text compared character by character: SQL Server would else go by the collation of the database.</summary>
    public static PropertyBuilder<T> Ordinal<T>(this PropertyBuilder<T> property)
    {
        property.Metadata.SetAnnotation(OrdinalAnnotation, true);
        return property;
    }
}
