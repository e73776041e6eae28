using GovInfoReports.Application;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data.Notices;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Account;

/// <summary>The own notices, and what the person wants to get.</summary>
public sealed class NoticesModel(MyNotices mine, ChooseNotices choose, IMailCarrier carrier, MailSettings mail, TimeProvider clock, ICurrentActor current, Texts texts) : PageModel
{
    /// <summary>The notices of this page.</summary>
    public Page<NoticeLine> Notices { get; private set; } = new([], null);

    /// <summary>How many are not read.</summary>
    public int Unread { get; private set; }

    /// <summary>What the person chose.</summary>
    [BindProperty]
    public ChoiceInput Input { get; set; } = new();

    /// <summary>Whether mail is set up.</summary>
    public bool IsMailOn => mail.IsOn;

    /// <summary>The kinds that the person's role can get.</summary>
    public IEnumerable<NoticeKinds> Kinds => current.Required.Role switch
    {
        Role.Clerk => [NoticeKinds.DueSoon, NoticeKinds.Returned, NoticeKinds.Published, NoticeKinds.Signing],
        Role.Signer => [NoticeKinds.Signing],
        Role.Officer => [NoticeKinds.Submitted, NoticeKinds.CorrectionAsked],
        _ => [],
    };

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(string? after, CancellationToken ct)
    {
        var choice = await mine.ChoiceAsync(current.Required, ct);
        Input = new ChoiceInput { Address = choice.Address, Portal = Apart(choice.Portal), Mail = Apart(choice.Mail) };
        try
        {
            await LoadAsync(after, ct);
            return Page();
        }
        catch (RefusedException invalid) when (invalid is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            ModelState.AddModelError(string.Empty, invalid.Reasons[0].Words());
            await LoadAsync(null, ct);
            return this.Again();
        }
    }

    /// <summary>Marks a notice as read and goes where it leads.</summary>
    public async Task<IActionResult> OnPostOpenAsync(long id, CancellationToken ct)
    {
        var path = await mine.OpenAsync(current.Required, id, ct);
        return Url.IsLocalUrl(path) ? LocalRedirect(path) : RedirectToPage();
    }

    /// <summary>Marks all as read.</summary>
    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken ct)
    {
        await mine.ReadAllAsync(current.Required, ct);
        return RedirectToPage();
    }

    /// <summary>Stores what the person chose.</summary>
    public async Task<IActionResult> OnPostChooseAsync(CancellationToken ct)
    {
        try
        {
            await choose.ExecuteAsync(current.Required, new NoticeChoice(await ChosenAsync(c => c.Portal, Input.Portal ?? [], ct), await ChosenAsync(c => c.Mail, Input.Mail ?? [], ct), Input.Address ?? string.Empty), ct);
            TempData["Notice"] = texts["Account.Notices.Saved"];
            return RedirectToPage();
        }
        catch (RefusedException invalid) when (invalid is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            ModelState.Put(invalid);
            await LoadAsync(null, ct);
            return this.Again();
        }
    }

    /// <summary>Sends a letter to the stored address.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken ct)
    {
        var choice = await mine.ChoiceAsync(current.Required, ct);
        Input = new ChoiceInput { Address = choice.Address, Portal = Apart(choice.Portal), Mail = Apart(choice.Mail) };
        try
        {
            if (choice.Address.Length == 0)
            {
                throw new MailFailedException(texts["Account.Notices.NoAddress"]);
            }

            var now = clock.GetUtcNow().UtcDateTime;
            await carrier.SendAsync(new Letter(FormattableString.Invariant($"try-{current.Required.AccountId}"), choice.Address, texts["Account.Notices.TryTitle"], texts["Account.Notices.TryText"], "/account/notices", now), ct);
            TempData["Notice"] = texts["Account.Notices.Tried", choice.Address];
            return RedirectToPage();
        }
        catch (MailFailedException failed)
        {
            ModelState.AddModelError("Input.Address", texts["Account.Notices.TryFailed", failed.Message]);
            await LoadAsync(null, ct);
            return this.Again();
        }
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

        /// <summary>Kinds shown in the portal.</summary>
        public IReadOnlyList<NoticeKinds>? Portal { get; set; }

        /// <summary>Kinds sent by mail.</summary>
        public IReadOnlyList<NoticeKinds>? Mail { get; set; }
    }
}
