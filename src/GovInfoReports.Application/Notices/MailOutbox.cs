using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Data;
using GovInfoReports.Data.Notices;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Application.Notices;

/// <summary>
/// Sends what waits to be sent. Any number of servers may do so over one database: each letter is claimed before it is sent. One that
/// failed is tried again, later each time; a server that dies between sending and noting it sends that letter twice.
/// </summary>
public sealed partial class MailOutbox(ReportsDbContext db, IMailCarrier carrier, TimeProvider clock, ILogger<MailOutbox> log)
{
    /// <summary>How many times a letter is tried.</summary>
    public const int Tries = 6;

    /// <summary>Read notices older than this are deleted.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(730);

    private const int Batch = 20;

    /// <summary>Sends everything that is due to be sent.</summary>
    public async Task<int> SendAsync(CancellationToken ct)
    {
        var sent = 0;
        for (var batch = await NextAsync(ct); batch.Count > 0; batch = await NextAsync(ct))
        {
            foreach (var waiting in batch)
            {
                sent += await ClaimAsync(waiting, ct) && await SendAsync(waiting, ct) ? 1 : 0;
            }
        }

        return sent;
    }

    /// <summary>Deletes notices that were read and are old.</summary>
    public Task<int> TidyAsync(CancellationToken ct)
    {
        var oldest = clock.GetUtcNow().UtcDateTime - KeptFor;
        return db.Notices.Where(n => n.At < oldest && n.Mail != MailState.Waiting && (n.ReadAt != null || !n.InPortal)).ExecuteDeleteAsync(ct);
    }

    private Task<List<WaitingLetter>> NextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (from n in db.Notices.AsNoTracking()
                where n.Mail == MailState.Waiting && n.MailAt <= now
                orderby n.MailAt, n.Id
                join a in db.Users on n.AccountId equals a.Id
                select new WaitingLetter { Id = n.Id, Tries = n.MailTries, Title = n.Title, Text = n.Text, Path = n.Path, At = n.At, Address = a.Email })
            .Take(Batch)
            .ToListAsync(ct);
    }

    private async Task<bool> ClaimAsync(WaitingLetter letter, CancellationToken ct)
    {
        // Should this server die now, another tries again when the time has come.
        var again = clock.GetUtcNow().UtcDateTime + TimeSpan.FromMinutes(Math.Pow(3, letter.Tries));
        return await db.Notices
            .Where(n => n.Id == letter.Id && n.Mail == MailState.Waiting && n.MailTries == letter.Tries)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.MailTries, letter.Tries + 1).SetProperty(n => n.MailAt, again), ct) == 1;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever keeps one letter from being sent must not keep the others.")]
    private async Task<bool> SendAsync(WaitingLetter letter, CancellationToken ct)
    {
        try
        {
            if (string.IsNullOrEmpty(letter.Address))
            {
                throw new MailFailedException("The account has no address any more.");
            }

            await carrier.SendAsync(new Letter(FormattableString.Invariant($"notice-{letter.Id}"), letter.Address, letter.Title, letter.Text, letter.Path, letter.At), ct);
            await db.Notices.Where(n => n.Id == letter.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(n => n.Mail, MailState.Sent).SetProperty(n => n.MailProblem, (string?)null), ct);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            var isLast = letter.Tries + 1 >= Tries;
            var problem = e.Message.Length <= Notice.ProblemLength ? e.Message : e.Message[..Notice.ProblemLength];
            LogFailed(letter.Id, letter.Tries + 1, e);
            await db.Notices.Where(n => n.Id == letter.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(n => n.Mail, isLast ? MailState.Failed : MailState.Waiting).SetProperty(n => n.MailProblem, problem), ct);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mail of notice {Notice} was not taken at try {Try}.")]
    private partial void LogFailed(long notice, int @try, Exception e);

    private sealed class WaitingLetter
    {
        public long Id { get; init; }

        public int Tries { get; init; }

        public string Title { get; init; } = string.Empty;

        public string Text { get; init; } = string.Empty;

        public string? Path { get; init; }

        public DateTime At { get; init; }

        public string? Address { get; init; }
    }
}

/// <summary>A letter to be sent.</summary>
/// <param name="Path">Page of the portal that it leads to, from the root, or <see langword="null"/>.</param>
/// <param name="At">When it was written, UTC.</param>
public sealed record Letter(string Id, string To, string Subject, string Text, string? Path, DateTime At);
