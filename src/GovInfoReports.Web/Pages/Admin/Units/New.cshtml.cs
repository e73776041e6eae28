using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Admin.Units;

/// <summary>Adds a unit.</summary>
public sealed class NewModel(CreateUnit create, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>The levels to choose from.</summary>
    public IEnumerable<UnitLevel> Levels => Enum.GetValues<UnitLevel>()
        .Where(l => l != UnitLevel.Country && (l != UnitLevel.Province || current.Required.Unit.Level == UnitLevel.Country));

    /// <summary>What was typed.</summary>
    [BindProperty]
    public UnitInput Input { get; set; } = new(null, null, null, null, true);

    /// <summary>Shows the form.</summary>
    public void OnGet(string? parent) => Input = Input with { ParentCode = parent ?? current.Required.Unit.Code };

    /// <summary>Adds the unit.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => RunAsync(async () =>
    {
        var unit = await create.ExecuteAsync(current.Required, Input, cancel);
        Notice(Texts["Admin.Units.Created", unit.Name]);
        return LocalRedirect($"/admin/units/{unit.Code}");
    });

    protected override string? FieldOf(string? place) => place is null ? null : $"{nameof(Input)}.{place}";
}
