using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GovInfoReports.Data;

/// <summary>
/// A query of every save, compiled once for each model: a process may have several, as tests do, and a compiled query belongs to one.
/// EF's own cache finds a query by walking its tree at each call, which took a tenth of a save (decision 0013).
/// </summary>
/// <typeparam name="TQuery">The delegate that <c>EF.CompileAsyncQuery</c> makes.</typeparam>
public sealed class PerModel<TQuery>(Func<TQuery> compile)
    where TQuery : class
{
    private readonly ConditionalWeakTable<IModel, TQuery> _compiled = [];

    public TQuery For(ReportsDbContext db) => _compiled.GetValue(db.Model, _ => compile());
}
