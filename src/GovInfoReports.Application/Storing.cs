using GovInfoReports.Data;
using GovInfoReports.Domain;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application;

/// <summary>The one place where a change that somebody else was faster than becomes a refusal.</summary>
internal static class Storing
{
    /// <summary>Stores what was changed.</summary>
    /// <param name="overtaken">What is refused where the store would not take it; asked with nothing of the change left, and <see langword="null"/> where the fault is another.</param>
    public static async Task<T> StoreAsync<T>(this ReportsDbContext db, Func<Task<T>> store, Func<DbUpdateException, Task<RefusedException?>> overtaken)
    {
        try
        {
            return await store();
        }
        catch (DbUpdateException failed)
        {
            db.ChangeTracker.Clear();
            if (await overtaken(failed) is { } refused)
            {
                throw refused;
            }

            throw;
        }
    }

    /// <summary>Stores what was changed of something that keeps a token of its version.</summary>
    public static Task StoreAsync(this ReportsDbContext db, Func<Task<RefusedException>> overtaken, CancellationToken ct) =>
        db.StoreAsync(() => db.SaveChangesAsync(ct), async failed => failed is DbUpdateConcurrencyException ? await overtaken() : null);
}
