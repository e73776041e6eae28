using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Takes last year's published text of a part over into the working copy, as it was: years and numbers are the clerk's to put right,
/// and the part is marked until it is edited.
/// </summary>
public sealed class TakeOverText(ReportLoader loader, OpenReport open, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Last year's text of a part.</summary>
    /// <param name="lastYear">Last year's published content; <see langword="null"/> where there is none.</param>
    /// <returns>The text; empty where there is none.</returns>
    public static string TextOf(string part, ReportContent? lastYear) => part switch
    {
        _ when lastYear is null => string.Empty,
        ReportFields.Preamble => lastYear.Preamble,
        _ => lastYear.Text(part),
    };

    /// <summary>Whether a form has a part of text with a code.</summary>
    public static bool Has(FormEdition edition, string part) => part == ReportFields.Preamble || edition.Section(part) is { IsNarrative: true };

    /// <summary>Name of the field that a part's text stands in.</summary>
    public static string FieldOf(string part) => part == ReportFields.Preamble ? part : ReportFields.Text(part);

    /// <summary>Takes the text over.</summary>
    /// <param name="overwrites">The revision in which the person saw the text that is to be replaced; <see langword="null"/> where only an empty part is to be filled.</param>
    public async Task<bool> ExecuteAsync(Actor actor, int year, string part, Guid? overwrites, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportTakeOver, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        var frame = await open.FrameAsync(report, ct);
        if (!Has(frame.Edition, part))
        {
            throw RefusedException.NotFound($"Part {part} of {frame.Edition.Id}");
        }

        report.Require(ReportStep.Save);

        var text = TextOf(part, frame.LastYear);
        if (text.Length == 0)
        {
            throw RefusedException.Invalid(FieldOf(part), "TakeOver.None", year - 1);
        }

        var there = ReportFields.Value(report.Draft.Content, frame.Edition, FieldOf(part));
        if (overwrites is { } seen)
        {
            ReportLoader.RequireRevision(report, seen);
        }
        else if (there.Length > 0)
        {
            return string.Equals(there, text, StringComparison.Ordinal);
        }

        ContentChange change = part == ReportFields.Preamble
            ? new() { Preamble = text }
            : new() { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { [part] = text }, TakenOver = [part] };
        audit.AddChange(actor, AuditActions.ReportTakeOver, report, report.Change(change, frame, new FieldStamp(actor.Name, actor.AccountId, clock.GetUtcNow().UtcDateTime)));
        await loader.StoreAsync(actor, key, ct);
        return true;
    }
}
