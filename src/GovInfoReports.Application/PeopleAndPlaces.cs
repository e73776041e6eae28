using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Application.UnitChanges;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application;

/// <summary>Registers what people do with units, accounts and the record of who did what.</summary>
internal static class PeopleAndPlaces
{
    public static IServiceCollection AddPeopleAndPlaces(this IServiceCollection services)
    {
        services.AddSingleton<InitialPasswords>();
        services.AddScoped<UnitLoader>();
        services.AddScoped<CreateUnit>();
        services.AddScoped<RenameUnit>();
        services.AddScoped<SetFiling>();
        services.AddScoped<SetUnitActive>();
        services.AddScoped<ImportUnits>();
        services.AddScoped<BrowseUnits>();
        services.AddScoped<ShowUnit>();
        services.AddScoped<AdminOverview>();
        services.AddScoped<AccountsOfUnit>();
        services.AddScoped<CarriedForward>();
        services.AddScoped<UnitEndings>();
        services.AddScoped<UnitChangePlans>();
        services.AddScoped<PreviewUnitChange>();
        services.AddScoped<MergeUnits>();
        services.AddScoped<SplitUnit>();
        services.AddScoped<AbolishUnit>();
        services.AddScoped<MoveUnit>();
        services.AddScoped<ShowClosedReport>();
        services.AddScoped<AccountLoader>();
        services.AddScoped<CreateAccount>();
        services.AddScoped<CreateAdmin>();
        services.AddScoped<ChangeAccount>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<UnlockAccount>();
        services.AddScoped<ImportAccounts>();
        services.AddScoped<AddPost>();
        services.AddScoped<MoveWaiting>();
        services.AddScoped<HandOverPost>();
        services.AddScoped<WaitingUnderPosts>();
        services.AddScoped<BrowseAccounts>();
        services.AddScoped<ShowAccount>();
        services.AddScoped<PasswordHashing>();
        services.AddScoped<SignInAttempts>();
        services.AddScoped<SignIn>();
        services.AddScoped<ChangeOwnPassword>();
        services.AddScoped<SignOutEverywhere>();
        services.AddScoped<BrowseAudit>();
        return services;
    }
}
