using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.TestSupport;

/// <summary>Saves reports as their clerks do.</summary>
public static class FieldSaving
{
    /// <summary>Saves fields of a report as it is now; each has to be taken.</summary>
    public static async Task<SavedFields> SaveFieldsAsync(this IServiceProvider services, Actor clerk, int year, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var report = await services.GetRequiredService<ReportsDbContext>().Reports.AsNoTracking().Include(r => r.Draft)
            .SingleAsync(r => r.UnitCode == clerk.Unit.Code && r.Year == year);
        var changes = FieldChange.From(services.GetRequiredService<FormCatalog>().Get(report.Form), report.Draft.Content, fields);
        var saved = await services.GetRequiredService<SaveFields>().ExecuteAsync(clerk, year, report.Revision, changes, CancellationToken.None);
        return saved.Errors.Count > 0 ? throw RefusedException.Invalid(saved.Errors)
            : saved.Conflicts.Count > 0 ? throw new InvalidOperationException(string.Join("; ", saved.Conflicts))
            : saved;
    }
}
