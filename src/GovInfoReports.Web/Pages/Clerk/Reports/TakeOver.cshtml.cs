using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Shows a part's text beside last year's and replaces it only when told so.</summary>
public sealed class TakeOverModel(OpenReport open, TakeOverText takeOver, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>Code of a section of text, or the name of the preamble.</summary>
    [BindProperty(SupportsGet = true, Name = "section")]
    public string Part { get; set; } = string.Empty;

    public string PartTitle => View!.Edition.Section(Part)?.Title ?? Texts["Clerk.Field.preamble"];

    /// <summary>What the working copy has.</summary>
    public string Present => BoundValues.Resolve(ReportFields.Value(View!.Report.Draft.Content, View.Edition, TakeOverText.FieldOf(Part)));

    /// <summary>What last year's report had.</summary>
    public string LastYears => BoundValues.Resolve(TakeOverText.TextOf(Part, View!.LastYear));

    /// <summary>Where the part stands in the form.</summary>
    public string Back => $"{FormPath}#{FieldIds.OfText(View!.Edition, Part)}";

    /// <summary>Shows both texts.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await FindAsync(ct) ? Page() : NotFound();

    /// <summary>Replaces the text.</summary>
    public async Task<IActionResult> OnPostAsync(Guid? revision, CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return NotFound();
        }

        return await RunAsync(async () =>
        {
            if (!await takeOver.ExecuteAsync(Current.Required, Year, Part, revision, ct))
            {
                throw RefusedException.Conflict("TakeOver.There");
            }

            Notice(Texts["Clerk.TakeOver.Done"]);
            return Redirect(Back);
        });
    }

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Clerk.TakeOver.Stale" : null;

    private async Task<bool> FindAsync(CancellationToken ct) => await LoadAsync(ct) && TakeOverText.Has(View!.Edition, Part);
}
