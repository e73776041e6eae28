using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace GovInfoReports.Domain.Organisations;

/// <summary>Tells the kind of a unit by its level and name, for a unit at hand and for queries alike.</summary>
public static class UnitKinds
{
    // 新乡县七里营镇, 景德镇市某某乡人民政府: what stands before 人民政府 tells more than a character somewhere in the name.
    [SuppressMessage("Performance", "CA1847:Use char literal for a single character lookup", Justification = "Databases are asked for a part of a string.")]
    private static readonly Expression<Func<UnitLevel, string, UnitKind>> Rule = (level, name) =>
        level == UnitLevel.Department ? UnitKind.Department
        : level != UnitLevel.Township ? UnitKind.Government
        : name.Contains("街道") ? UnitKind.Subdistrict
        : name.Contains("镇人民政府") ? UnitKind.Town
        : name.Contains("乡人民政府") || name.Contains("苏木") ? UnitKind.Township
        : name.Contains("镇") ? UnitKind.Town
        : name.Contains("乡") ? UnitKind.Township
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
