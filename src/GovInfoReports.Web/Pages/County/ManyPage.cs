using GovInfoReports.Application.Review;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>A list whose reports can be ticked and decided on together: approved, returned for one reason, or led on to be published or commented on.</summary>
public abstract class ManyPage(DecideMany many, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Id of the form that the ticks belong to.</summary>
    public const string FormId = "many";

    /// <summary>What came of the reports just decided on.</summary>
    public IReadOnlyList<ManyOutcome> Outcomes { get; private set; } = [];

    /// <summary>The step that was taken with them.</summary>
    public ReportStep Taken { get; private set; } = ReportStep.Approve;

    /// <summary>The reason for returning as typed.</summary>
    public string? Reason { get; private set; }

    /// <summary>Address that the ticks are posted to.</summary>
    public abstract string ManyAddress { get; }

    /// <summary>Whether a step can be taken with reports of the list.</summary>
    public abstract bool Takes(ReportStep step);

    protected ICurrentActor Current { get; } = current;

    private HashSet<string> Picked { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The value of a tick.</summary>
    public static string PickOf(string unitCode, Guid revision) => $"{unitCode}:{revision}";

    /// <summary>Whether a tick was sent and nothing came of it yet.</summary>
    public bool IsPicked(string unitCode, Guid revision) => Picked.Contains(PickOf(unitCode, revision));

    /// <summary>Takes the step that a button names with what is ticked.</summary>
    protected async Task<IActionResult> DecideAsync(ManyStep step, int year, string[] pick, string? reason, CancellationToken ct)
    {
        var picked = pick.Distinct(StringComparer.Ordinal).Select(p => PickedReport.Of(p, year)).ToList();
        if (picked.Contains(null))
        {
            return BadRequest();
        }

        (Picked, Reason) = (pick.ToHashSet(StringComparer.Ordinal), reason);
        if (picked.Count is 0 or > DecideMany.Limit)
        {
            Refuse(new PageProblem(null, picked.Count == 0 ? Texts["County.Many.None"] : Texts["County.Many.TooMany", DecideMany.Limit]));
            await AgainAsync(null);
            return Page(StatusCodes.Status400BadRequest);
        }

        List<string> units = [.. picked.Select(p => p!.Key.UnitCode)];
        return step switch
        {
            ManyStep.Publish => LocalRedirect(CountyLinks.Publish(year, units)),
            ManyStep.Comment => LocalRedirect(CountyLinks.Comment(year, null, units)),
            _ => await RunAsync(async () =>
            {
                Taken = step == ManyStep.Return ? ReportStep.Return : ReportStep.Approve;
                List<(Application.Reports.ReportKey, Guid)> reports = [.. picked.Select(p => (p!.Key, p.Opened))];
                Outcomes = step == ManyStep.Return
                    ? await many.ReturnAsync(Current.Required, reason, reports, ct)
                    : await many.ExecuteAsync(Current.Required, ReportStep.Approve, reports, ct);
                (Picked, Reason) = ([], null);
                Take();
                return await AgainAsync(null);
            }),
        };
    }

    protected abstract override Task<IActionResult> AgainAsync(RefusedException? refused);
}
