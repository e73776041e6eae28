using GovInfoReports.Application.SigningOff;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>Tells whoever holds a sign-off sheet 签批单 whether the report still says what was signed. Shows nothing of the report.</summary>
[Gated(Gate.Codes)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignOffModel(CheckSignOff check, ICurrentActor current) : PageModel
{
    private const int HashDigits = 16;

    /// <summary>The code as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>What the code says; <see langword="null"/> where none was given or it is not one.</summary>
    public SignOffState? State { get; private set; }

    /// <summary>Key of the text that says what is wrong with the code, or <see langword="null"/>.</summary>
    public string? Problem { get; private set; }

    /// <summary>The beginning of the hash, as it stands on the sheet.</summary>
    public string HashBeginning => State!.Hash[(State.Hash.IndexOf(':', StringComparison.Ordinal) + 1)..][..HashDigits];

    /// <summary>Checks the code, if there is one.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            return Page();
        }

        if (SignOffCode.Read(Code) is not { } code)
        {
            return Refuse("Public.SignOff.Mistyped", StatusCodes.Status400BadRequest);
        }

        State = await check.ExecuteAsync(code, current.Actor, ct);
        return State is null ? Refuse("Public.SignOff.Unknown", StatusCodes.Status404NotFound) : Page();
    }

    private PageResult Refuse(string problem, int status)
    {
        Problem = problem;
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
