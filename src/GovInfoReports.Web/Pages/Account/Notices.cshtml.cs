using GovInfoReports.Application;
using GovInfoReports.Application.Notices;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>The own notices, and what the person wants to get.</summary>
public sealed class NoticesModel(MyNotices mine, ChooseNotices choose, TryMail trial, MailSettings mail, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    public Page<NoticeLine> Notices { get; private set; } = new([], null);

    /// <summary>How many are not read.</summary>
    public int Unread { get; private set; }

    /// <summary>What the person chose.</summary>
    [BindProperty]
    public ChoiceInput Input { get; set; } = new();

    /// <summary>Whether mail is set up.</summary>
    public bool IsMailOn => mail.IsOn;

    /// <summary>The kinds that the roles of the person's posts can get.</summary>
    public IEnumerable<NoticeKinds> Kinds => current.Posts.SelectMany(p => KindsOf(p.Role)).Distinct();

    private static IEnumerable<NoticeKinds> KindsOf(Role role) => role switch
    {
        Role.Clerk => [NoticeKinds.DueSoon, NoticeKinds.Returned, NoticeKinds.Published, NoticeKinds.Signing],
        Role.Signer => [NoticeKinds.Signing],
        Role.Officer => [NoticeKinds.Submitted, NoticeKinds.CorrectionAsked],
        _ => [],
    };

    /// <summary>Shows the page.</summary>
    public Task<IActionResult> OnGetAsync(string? after, CancellationToken ct) => RunAsync(async () =>
    {
        await FillAsync(ct);
        await LoadAsync(after, ct);
        return Page();
    });

    /// <summary>Marks a notice as read and goes where it leads, under the post that it concerns.</summary>
    public async Task<IActionResult> OnPostOpenAsync(long id, CancellationToken ct)
    {
        var (path, post) = await mine.OpenAsync(current.Required, id, ct);
        if (post != current.PostId && current.Posts.Any(p => p.Id == post))
        {
            await SessionEvents.ChangePostAsync(HttpContext, post);
        }

        return Url.IsLocalUrl(path) ? LocalRedirect(path) : RedirectToPage();
    }

    /// <summary>Marks all as read.</summary>
    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken ct)
    {
        await mine.ReadAllAsync(current.Required, ct);
        return RedirectToPage();
    }

    /// <summary>Stores what the person chose.</summary>
    public Task<IActionResult> OnPostChooseAsync(CancellationToken ct) => RunAsync(async () =>
    {
        await choose.ExecuteAsync(current.Required, new NoticeChoice(await ChosenAsync(c => c.Portal, Input.Portal ?? [], ct), await ChosenAsync(c => c.Mail, Input.Mail ?? [], ct), Input.Address ?? string.Empty), ct);
        Notice(Texts["Account.Notices.Saved"]);
        return RedirectToPage();
    });

    /// <summary>Sends a letter to the stored address.</summary>
    public Task<IActionResult> OnPostTryAsync(CancellationToken ct) => RunAsync(async () =>
    {
        await FillAsync(ct);
        Notice(Texts["Account.Notices.Tried", await trial.ExecuteAsync(current.Required, ct)]);
        return RedirectToPage();
    });

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await LoadAsync(null, HttpContext.RequestAborted);
        return Page();
    }

    protected override string? FieldOf(string? place) => place == nameof(ChoiceInput.Address) ? $"{nameof(Input)}.{place}" : null;

    private async Task FillAsync(CancellationToken ct)
    {
        var choice = await mine.ChoiceAsync(current.Required, ct);
        Input = new ChoiceInput { Address = choice.Address, Portal = Apart(choice.Portal), Mail = Apart(choice.Mail) };
    }

    private static List<NoticeKinds> Apart(NoticeKinds kinds) => [.. Enum.GetValues<NoticeKinds>().Where(k => k is not (NoticeKinds.None or NoticeKinds.All) && kinds.HasFlag(k))];

    // Kinds that the page does not offer to this role stay as they were.
    private async Task<NoticeKinds> ChosenAsync(Func<NoticeChoice, NoticeKinds> of, IEnumerable<NoticeKinds> ticked, CancellationToken ct)
    {
        var offered = Kinds.Aggregate(NoticeKinds.None, (all, kind) => all | kind);
        var chosen = ticked.Aggregate(NoticeKinds.None, (all, kind) => all | kind);
        return (of(await mine.ChoiceAsync(current.Required, ct)) & ~offered) | (chosen & offered);
    }

    private async Task LoadAsync(string? after, CancellationToken ct)
    {
        Unread = await mine.CountUnreadAsync(current.Required, ct);
        Notices = await mine.ListAsync(current.Required, after, ct);
    }

    /// <summary>What the person chooses.</summary>
    public sealed class ChoiceInput
    {
        /// <summary>Address for mail.</summary>
        public string? Address { get; set; }

        public IReadOnlyList<NoticeKinds>? Portal { get; set; }

        /// <summary>Kinds sent by mail.</summary>
        public IReadOnlyList<NoticeKinds>? Mail { get; set; }
    }
}
