using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Signing;

/// <summary>Shows a report to those of its unit who sign.</summary>
public sealed class ShowForSigning(ReportLoader loader, OpenReport open)
{
    /// <summary>Shows the report of the person's unit for a year, once it was sent for signing.</summary>
    public async Task<SigningView> GetAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "signing.show", Role.Signer);
        var report = await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        var view = await open.ViewAsync(report, withNeighbours: true, ct);
        var desk = view.Chain.FirstOrDefault(d => d.AccountId == actor.AccountId)?.Number;
        var own = report.Decisions.Where(d => d.Step is ReportStep.Sign or ReportStep.SendBackInside && d.AccountId == actor.AccountId).ToList();
        if ((desk is null && own.Count == 0) || !report.Decisions.Any(d => d.Step == ReportStep.SendForSigning))
        {
            throw RefusedException.NotFound($"Report {actor.Unit.Code}/{year} for signing");
        }

        DateTime? lastSeen = own.Count == 0 ? null : own.Max(d => d.At);
        return new SigningView(
            view,
            desk,
            desk is not null && report.Desk == desk,
            !report.IsEditable || report.IsSigned,
            lastSeen,
            lastSeen is { } seen ? Since(view, seen) : []);
    }

    private static List<ChangedField> Since(ReportView view, DateTime seen)
    {
        var stamps = view.Report.Draft.Notes.Stamps;
        return [.. ReportFields.All(view.Edition).Where(f => stamps.TryGetValue(f, out var stamp) && stamp.At > seen).Select(f => new ChangedField(f, stamps[f]))];
    }
}

/// <summary>A field that was set since a person last decided on the report.</summary>
public sealed record ChangedField(string Field, FieldStamp Stamp);

/// <summary>A report as a person who signs sees it.</summary>
/// <param name="OwnDesk">Number of the person's desk, from 1; <see langword="null"/> for somebody who left the chain.</param>
/// <param name="LastSeen">When the person last decided on it, UTC.</param>
public sealed record SigningView(ReportView View, int? OwnDesk, bool IsOwnTurn, bool IsShown, DateTime? LastSeen, IReadOnlyList<ChangedField> Changed);
