using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace GovInfoReports.Domain.Organisations;

/// <summary>Tells the kind of a unit by its level and name, for a unit at hand and for queries alike.</summary>
public static class UnitKinds
{
    // The last such word of the name tells: 景德镇市东岭乡, 乡宁县白水镇, 云台县街道口镇. It stands at the end, or before the word for an office.
    [SuppressMessage("Performance", "CA1866:Use char overload", Justification = "Databases are asked for a part of a string.")]
    [SuppressMessage("Globalization", "CA1310:Specify StringComparison for correctness", Justification = "Databases know no comparison.")]
    private static readonly Expression<Func<UnitLevel, string, UnitKind>> Rule = (level, name) =>
        level == UnitLevel.Department ? UnitKind.Department
        : level != UnitLevel.Township ? UnitKind.Government
        : name.EndsWith("街道") || name.Contains("街道办") || name.Contains("街道党") ? UnitKind.Subdistrict
        : name.EndsWith("镇") || name.Contains("镇人民政府") || name.Contains("镇政府") || name.Contains("镇党") ? UnitKind.Town
        : name.EndsWith("乡") || name.Contains("乡人民政府") || name.Contains("乡政府") || name.Contains("乡党") || name.Contains("苏木") ? UnitKind.Township
        : UnitKind.OtherTownship;

    private static readonly Func<UnitLevel, string, UnitKind> Compiled = Rule.Compile();

    /// <summary>The kind of a unit, as an expression for queries.</summary>
    public static Expression<Func<Unit, UnitKind>> OfUnit { get; } = ForUnits();

    public static UnitKind Of(UnitLevel level, string name) => Compiled(level, name);

    /// <summary>Whether a unit is of a kind, as a condition for queries.</summary>
    public static Expression<Func<Unit, bool>> Is(UnitKind kind) =>
        Expression.Lambda<Func<Unit, bool>>(Expression.Equal(OfUnit.Body, Expression.Constant(kind)), OfUnit.Parameters);

    private static Expression<Func<Unit, UnitKind>> ForUnits()
    {
        var unit = Expression.Parameter(typeof(Unit), "u");
        Replacing replacing = new(new Dictionary<Expression, Expression>
        {
            [Rule.Parameters[0]] = Expression.Property(unit, nameof(Unit.Level)),
            [Rule.Parameters[1]] = Expression.Property(unit, nameof(Unit.Name)),
        });
        return Expression.Lambda<Func<Unit, UnitKind>>(replacing.Visit(Rule.Body), unit);
    }

    private sealed class Replacing(Dictionary<Expression, Expression> with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => with.GetValueOrDefault(node, node);
    }
}
