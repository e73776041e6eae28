using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Browsing;
using GovInfoReports.Application.Checking;
using GovInfoReports.Application.Downloads;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Application.Notices;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Application.Setup;
using GovInfoReports.Application.Signing;
using GovInfoReports.Application.SigningOff;
using GovInfoReports.Data.Places;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovInfoReports.Application;

/// <summary>Registers what people do with the portal.</summary>
public static class ReportsApplication
{
    /// <summary>Registers every operation and query. The store and Identity's account manager are registered by the host.</summary>
    public static IServiceCollection AddReportsApplication(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(FormCatalog.Official());
        services.AddSingleton<CheckEngine>();
        services.AddSingleton<ReportingCalendar>();
        services.TryAddSingleton<SourceLimits>();
        services.TryAddSingleton<SourceFiles>();
        services.TryAddSingleton<SourceArchive>();
        services.TryAddScoped<UnitSearch>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<ReportLoader>();
        services.AddScoped<ReportChecks>();
        services.AddSingleton<NeighbourTexts>();
        services.AddScoped<OpenReport>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<SaveFields>();
        services.AddScoped<ChangeCarryOver>();
        services.AddScoped<TakeOverText>();
        services.AddScoped<ReportNothing>();
        services.AddScoped<WatchReport>();
        services.TryAddSingleton<MailSettings>();
        services.AddScoped<Notify>();
        services.AddScoped<DueNotices>();
        services.AddScoped<MyNotices>();
        services.AddScoped<ChooseNotices>();
        services.AddScoped<ShowLikeness>();
        services.AddScoped<SubmitReport>();
        services.AddScoped<WithdrawReport>();
        services.AddScoped<ExplainFinding>();
        services.AddScoped<AnswerComment>();
        services.AddScoped<OpenPlace>();
        services.AddScoped<CompareWithSubmission>();
        services.AddScoped<OpenCorrection>();
        services.AddScoped<Receipts>();
        services.AddScoped<SigningChains>();
        services.AddScoped<SetSigningChain>();
        services.AddScoped<DeskLoader>();
        services.AddScoped<SendForSigning>();
        services.AddScoped<RecallSigning>();
        services.AddScoped<SignReport>();
        services.AddScoped<SendBackInside>();
        services.AddScoped<SigningInbox>();
        services.AddScoped<ShowForSigning>();
        services.AddScoped<ClerkHome>();
        services.AddScoped<CellHistory>();
        services.AddScoped<Inbox>();
        services.AddScoped<ReviewReport>();
        services.AddScoped<CommentOnReport>();
        services.AddScoped<ChangeComment>();
        services.AddScoped<SettleComment>();
        services.AddScoped<ReturnReport>();
        services.AddScoped<ApproveReport>();
        services.AddScoped<Publication>();
        services.AddScoped<PublishReport>();
        services.AddScoped<DecideMany>();
        services.AddScoped<PublicReports>();
        services.AddScoped<BringSource>();
        services.AddScoped<Readings>();
        services.AddScoped<Originals>();
        services.AddScoped<ImportReport>();
        services.TryAddSingleton(new CheckUpLimits());
        services.AddSingleton<CheckUp>();
        services.AddBatches();
        services.TryAddSingleton<PdfFontOptions>();
        services.TryAddSingleton<PdfFonts>();
        services.TryAddSingleton<PdfReport>();
        services.TryAddSingleton<ReportFiles>();
        services.AddScoped<DownloadPublished>();
        services.AddScoped<DownloadWorking>();
        services.AddScoped<CountySummary>();
        services.TryAddSingleton<SignOffCode>();
        services.AddScoped<MakeSignOff>();
        services.AddScoped<CheckSignOff>();
        services.AddScoped<DemoData>();
        services.AddPeopleAndPlaces();
        return services;
    }
}
