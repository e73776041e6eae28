using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// An administrator gives out many posts by a list, a line each: first a look at what would be made and what is wrong, then all good lines
/// in one transaction. The first line of a user name that is not there yet makes the account, the others add to it.
/// </summary>
public sealed class ImportAccounts(ReportsDbContext db, AuditTrail audit, InitialPasswords passwords, ReportingCalendar calendar, TimeProvider clock, IValidator<AccountInput> validator)
{
    /// <summary>Most lines in one go.</summary>
    public const int MaxLines = 5000;

    private const int Chunk = 1000;
    private const int Batch = 500;
    private static readonly ListColumn[] Columns =
    [
        new("username", "用户名", "账号", "帐号", "登录名", "账户"),
        new("name", "displayname", "姓名", "名字", "人员", "使用人", "显示名称"),
        new("role", "角色", "身份", "权限"),
        new("unit", "unitcode", "单位", "单位代码", "所属单位", "所属单位代码", "代码"),
    ];

    /// <summary>Says what would be made and what is wrong; stores nothing.</summary>
    public async Task<AccountListResult> CheckAsync(Actor actor, string? text, CancellationToken ct)
    {
        actor.RequireAdministrator("account.import");
        var (heading, entries) = await ExamineAsync(actor, text, ct);
        return Result(heading, entries, []);
    }

    /// <summary>Makes the accounts of all good lines.</summary>
    public async Task<AccountListResult> ExecuteAsync(Actor actor, string? text, CancellationToken ct)
    {
        actor.RequireAdministrator("account.import");
        List<string> tried = [];
        return await db.StoreAsync(
            () => db.InTransactionAsync(token => TakeAsync(actor, text, tried, token), ct),
            async _ => (await StoredAsync(tried, ct)).Count > 0 ? RefusedException.Conflict("List.Overtaken") : null);
    }

    private async Task<AccountListResult> TakeAsync(Actor actor, string? text, List<string> tried, CancellationToken ct)
    {
        var (heading, entries) = await ExamineAsync(actor, text, ct);
        var good = entries.Where(e => e.Problems.Count == 0).GroupBy(e => UserNames.Normalize(e.Input.UserName!), StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        var people = new (Account Account, string? Password)[good.Count];
        Parallel.For(0, good.Count, new ParallelOptions { CancellationToken = ct }, i => people[i] = Person(good[i]));
        tried.AddRange(people.Where(p => p.Password is not null).Select(p => p.Account.UserName!));
        List<(int Line, NewAccount Post)> made = [];
        foreach (var batch in people.Zip(good).Chunk(Batch))
        {
            foreach (var ((account, password), lines) in batch)
            {
                Record(actor, account, isNew: password is not null, lines);
            }

            await db.SaveChangesAsync(ct);
            made.AddRange(batch.SelectMany(b => b.Second, (b, e) => (e.Row.Number, new NewAccount(
                b.First.Account.Id, b.First.Account.UserName!, b.First.Account.DisplayName, e.Input.Role!.Value, e.Unit!.Code, e.Unit.Name, b.First.Password))));
            db.ChangeTracker.Clear();
        }

        return Result(heading, entries, [.. made.OrderBy(m => m.Line).Select(m => m.Post)]);
    }

    private (Account Account, string? Password) Person(List<Entry> lines)
    {
        if (lines[0].Account?.Stored is { } stored)
        {
            return (stored, null);
        }

        var account = lines[0].Input.ToAccount(clock);
        return (account, passwords.SetOn(account));
    }

    private void Record(Actor actor, Account account, bool isNew, List<Entry> lines)
    {
        if (isNew)
        {
            db.Users.Add(account);
        }
        else
        {
            db.Users.Attach(new Account { Id = account.Id, ConcurrencyStamp = account.ConcurrencyStamp });
        }

        var holder = isNew ? account : db.Users.Local.First(a => a.Id == account.Id);
        foreach (var (index, line) in lines.Index())
        {
            holder.Posts.Add(Post.At(line.Input.Role!.Value, line.Unit!.Id, calendar.Today));
            var action = isNew && index == 0 ? AuditActions.AccountCreate : AuditActions.PostAdd;
            audit.Add(actor, action, line.Unit, Messages.Get("List.FromLine", account.Summary(line.Input.Role.Value), line.Row.Number));
        }
    }

    private static AccountListResult Result(string? heading, List<Entry> entries, IReadOnlyList<NewAccount> made) => new(
        [.. entries.Select(e => new ListLine<AccountInput>(e.Row.Number, e.Row.Raw, e.Input, e.Problems))],
        made,
        ListText.Rest(heading, entries.Where(e => e.Problems.Count > 0).Select(e => e.Row.Raw)));

    private async Task<(string? Heading, List<Entry> Entries)> ExamineAsync(Actor actor, string? text, CancellationToken ct)
    {
        var (heading, rows) = ListText.Read(text ?? string.Empty, Columns, MaxLines);
        if (rows.Count == 0)
        {
            throw RefusedException.Invalid("Text", "List.Empty");
        }

        var entries = rows.Select(Parse).ToList();
        var units = await db.Units.KnownAsync(entries.Select(e => e.Input.UnitCode), ct);
        var listed = (await StoredAsync(entries.Select(e => e.Input.UserName!), ct)).ToDictionary(
            a => a.NormalizedUserName!,
            a => ListedAccount.Of(a, a.Posts.Any(p => actor.Covers(p.Unit.Code, p.Unit.Place)), calendar.Today),
            StringComparer.Ordinal);
        foreach (var entry in entries.Where(e => e.Row.Problem is null))
        {
            foreach (var failure in validator.Validate(entry.Input).Errors)
            {
                entry.Add(failure.ToRefusal());
            }

            JudgePerson(entry, listed);
            JudgePlace(actor, entry, units);
        }

        return (heading, entries);
    }

    private static Entry Parse(ListRow row)
    {
        var role = ListText.Plain(row.Cells[2]);
        var entry = new Entry(row, new AccountInput(ListText.Plain(row.Cells[0]), row.Cells[1], RoleOf(role), ListText.Plain(row.Cells[3]).ToUpperInvariant()));
        if (row.Problem is not null)
        {
            entry.Add(row.Problem);
        }
        else if (role.Length > 0 && entry.Input.Role is null)
        {
            entry.Add(new Refusal(nameof(AccountInput.Role), "Account.UnknownRole", role));
        }

        return entry;
    }

    private static void JudgePlace(Actor actor, Entry entry, Dictionary<string, Unit> units)
    {
        if (string.IsNullOrEmpty(entry.Input.UnitCode))
        {
            return;
        }

        if (!units.TryGetValue(entry.Input.UnitCode, out var unit))
        {
            entry.Add(new Refusal(nameof(AccountInput.UnitCode), "Unit.Unknown", entry.Input.UnitCode));
        }
        else if (!actor.Covers(unit.Code, unit.Place))
        {
            entry.Add(new Refusal(nameof(AccountInput.UnitCode), "Unit.Foreign", unit.Name));
        }
        else if (entry.Input.Role is { } role && AccountInputValidator.PlaceProblem(role, unit) is { } problem)
        {
            entry.Add(problem);
        }

        entry.Unit = unit;
    }

    private static void JudgePerson(Entry entry, Dictionary<string, ListedAccount> listed)
    {
        var name = UserNames.Normalize(entry.Input.UserName!);
        if (name.Length == 0)
        {
            return;
        }

        if (!listed.TryGetValue(name, out var account))
        {
            listed[name] = account = ListedAccount.New(entry.Input.DisplayName, entry.Row.Number);
        }

        entry.Account = account;
        if (account.Take(entry.Input) is { } problem)
        {
            entry.Add(problem);
        }
    }

    private async Task<List<Account>> StoredAsync(IEnumerable<string> userNames, CancellationToken ct)
    {
        List<Account> stored = [];
        foreach (var chunk in userNames.Where(n => n.Length is > 0 and <= UserNames.MaxLength).Select(UserNames.Normalize).Distinct().Chunk(Chunk))
        {
            stored.AddRange(await db.Users.AsNoTracking().Include(a => a.Posts).ThenInclude(p => p.Unit).Where(a => chunk.Contains(a.NormalizedUserName)).ToListAsync(ct));
        }

        return stored;
    }

    private static Role? RoleOf(string cell) => cell.ToLowerInvariant() switch
    {
        "填报员" or "填报" or "填报人" or "经办人" or "clerk" => Role.Clerk,
        "审核员" or "审核" or "审核人" or "officer" => Role.Officer,
        "管理员" or "管理" or "administrator" or "admin" => Role.Administrator,
        "审计员" or "审计" or "auditor" => Role.Auditor,
        "审签人" or "审签" or "signer" => Role.Signer,
        _ => null,
    };

    private sealed class Entry(ListRow row, AccountInput input)
    {
        public ListRow Row { get; } = row;

        public AccountInput Input { get; } = input;

        public Unit? Unit { get; set; }

        public ListedAccount? Account { get; set; }

        public List<Refusal> Problems { get; } = [];

        // One thing for each field: the first is the one to put right.
        public void Add(Refusal problem)
        {
            if (Problems.TrueForAll(p => p.Place != problem.Place))
            {
                Problems.Add(problem);
            }
        }
    }
}

/// <summary>A list of accounts after a look at it, or after the good lines were taken.</summary>
public sealed record AccountListResult(IReadOnlyList<ListLine<AccountInput>> Lines, IReadOnlyList<NewAccount> Made, string Rest);
