using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <content>What the form takes from last year's report.</content>
public sealed partial class EditModel
{
    /// <summary>Verb of the buttons that take last year's text of a part over; the part's code follows after a colon.</summary>
    public const string TakeOverVerb = "takeover";

    /// <summary>Verb of the button that takes what was carried over from last year's report.</summary>
    public const string CarryOverVerb = "carry";

    /// <summary>Whether a section has the cells that hold what was carried over 上年结转, and last year's report says what that is.</summary>
    public bool HasCarryOver(FormSection section) =>
        CarryOver.From(View!.Edition, View.LastYear).Keys.Any(c => string.Equals(c.Table, section.Table?.Code, StringComparison.Ordinal));

    /// <summary>Last year's text of a part; empty where there is none.</summary>
    public string LastYearsText(string part) => TakeOverText.TextOf(part, View!.LastYear);

    /// <summary>Whether the stored text of a part is last year's, taken over and not edited since.</summary>
    public bool IsTakenOver(string part) => View!.Report.Draft.Notes.TakenOver.Contains(part);

    // Called with everything typed already saved, so that nothing is lost on the way.
    private async Task<IActionResult> FromLastYearAsync(string verb, string part, Guid revision, CancellationToken ct)
    {
        if (verb == CarryOverVerb)
        {
            await carryOver.TakeAsync(Current.Required, Year, revision, ct);
            Notice(Texts["Clerk.CarryOver.Taken", Year - 1]);
            return Redirect($"{PagePath}#section-{View!.Edition.SectionOfTable(CarryOver.CellsOf(View.Edition).First().Table)!.Code}");
        }

        if (!TakeOverText.Has(View!.Edition, part))
        {
            return NotFound();
        }

        if (!await takeOver.ExecuteAsync(Current.Required, Year, part, null, ct))
        {
            return Redirect($"{FormPath}/take-over/{part}");
        }

        Notice(Texts["Clerk.TakeOver.Done"]);
        return Redirect($"{PagePath}#{Rendering.FieldIds.OfText(View.Edition, part)}");
    }
}
