using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>The one answer to who has a role at a unit: the posts that run today, of accounts that are open.</summary>
public sealed class RunningPosts(ReportsDbContext db, ReportingCalendar calendar)
{
    /// <summary>Today in China.</summary>
    public DateOnly Today => calendar.Today;

    public IQueryable<Post> All
    {
        get
        {
            var today = calendar.Today;
            return db.Users.AsNoTracking().Where(a => a.IsActive).SelectMany(a => a.Posts).Where(p => p.From <= today && (p.Until == null || p.Until >= today));
        }
    }

    public IQueryable<Post> Of(Role role) => All.Where(p => p.Role == role);
}
