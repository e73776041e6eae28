using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Takes last year's published text of a part over into the working copy, as it was: years and numbers are the clerk's to put right,
/// and the part is marked until it is edited.
/// </summary>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="open">Knows last year's report and the locks.</param>
/// <param name="audit">The record.</param>
/// <param name="clock">The clock.</param>
public sealed class TakeOverText(ReportLoader loader, OpenReport open, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Last year's text of a part.</summary>
    /// <param name="part">Code of a section, or <see cref="ReportFields.Preamble"/>.</param>
    /// <param name="lastYear">Last year's published content; <see langword="null"/> where there is none.</param>
    /// <returns>The text; empty where there is none.</returns>
    public static string TextOf(string part, ReportContent? lastYear) => part switch
    {
        _ when lastYear is null => string.Empty,
        ReportFields.Preamble => lastYear.Preamble,
        _ => lastYear.Text(part),
    };

    /// <summary>Whether a form has a part of text with a code.</summary>
    /// <param name="edition">The form.</param>
    /// <param name="part">Code of a section, or <see cref="ReportFields.Preamble"/>.</param>
    /// <returns>Whether it has.</returns>
    public static bool Has(FormEdition edition, string part) => part == ReportFields.Preamble || edition.Section(part) is { IsNarrative: true };

    /// <summary>Name of the field that a part's text stands in.</summary>
    /// <param name="part">Code of a section, or <see cref="ReportFields.Preamble"/>.</param>
    /// <returns>The name.</returns>
    public static string FieldOf(string part) => part == ReportFields.Preamble ? part : ReportFields.Text(part);

    /// <summary>Takes the text over.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="part">Code of a section of text, or <see cref="ReportFields.Preamble"/>.</param>
    /// <param name="overwrites">The revision in which the person saw the text that is to be replaced; <see langword="null"/> where only an empty part is to be filled.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether it was taken over; not where other text is there and the person did not say that it may go.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    /// <exception cref="NotFoundException">The report was not begun, or its form has no such part.</exception>
    /// <exception cref="WrongStepException">The report is not open for changes.</exception>
    /// <exception cref="StaleRevisionException">Somebody else was faster; nothing was stored.</exception>
    /// <exception cref="InvalidInputException">Last year's report has no such text, or the part is locked; nothing was stored.</exception>
    public async Task<bool> ExecuteAsync(Actor actor, int year, string part, Guid? overwrites, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportTakeOver, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        var frame = await open.FrameAsync(report, ct);
        if (!Has(frame.Edition, part))
        {
            throw new NotFoundException($"Part {part} of {frame.Edition.Id}");
        }

        if (!report.Allows(ReportStep.Save))
        {
            throw new WrongStepException(ReportStep.Save, report.Status);
        }

        var text = TextOf(part, frame.LastYear);
        if (text.Length == 0)
        {
            throw new InvalidInputException(FieldOf(part), Messages.Get("TakeOver.None", year - 1));
        }

        var before = report.Draft.Content;
        var there = ReportFields.Value(before, frame.Edition, FieldOf(part));
        if (overwrites is { } seen)
        {
            ReportLoader.RequireRevision(report, seen);
        }
        else if (there.Length > 0)
        {
            return string.Equals(there, text, StringComparison.Ordinal);
        }

        var after = part == ReportFields.Preamble ? before with { Preamble = text } : before.WithText(part, text);
        frame.Locks.Require(before, after);
        Store(report, part, after, actor);
        audit.Add(actor, AuditActions.ReportTakeOver, report, SaveDraft.Describe(before, after, frame.Edition));
        await loader.StoreAsync(actor, key, ct);
        return true;
    }

    private void Store(AnnualReport report, string part, ReportContent after, Actor actor)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        if (part == ReportFields.Preamble)
        {
            report.Save(after, actor.Name, at, actor.AccountId);
        }
        else
        {
            report.TakeOver(part, after.Text(part), actor.Name, at, actor.AccountId);
        }
    }
}
