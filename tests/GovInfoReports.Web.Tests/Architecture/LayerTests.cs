using System.Reflection;
using NetArchTest.Rules;

namespace GovInfoReports.Web.Tests.Architecture;

/// <summary>References point only downwards, between the projects and inside them (docs/architecture.md).</summary>
public class LayerTests
{
    private const string Root = "GovInfoReports.";

    private static readonly Assembly Domain = typeof(GovInfoReports.Domain.Form.FormEdition).Assembly;
    private static readonly Assembly Documents = typeof(GovInfoReports.Documents.Sources.SourceDocument).Assembly;
    private static readonly Assembly Data = typeof(GovInfoReports.Data.ReportsDbContext).Assembly;
    private static readonly Assembly Application = typeof(GovInfoReports.Application.ReportsApplication).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    /// <summary>A part, and the parts below it that it may name; Domain also names none of the projects above it.</summary>
    public static TheoryData<string, string[]> Parts => new()
    {
        { "Domain.Organisations", [] },
        { "Domain.Form", ["Domain.Organisations"] },
        { "Domain.Content", ["Domain.Form", "Domain.Organisations"] },
        { "Domain.Checks", ["Domain.Content", "Domain.Form", "Domain.Organisations"] },
        { "Domain.Workflow", ["Domain.Checks", "Domain.Content", "Domain.Form", "Domain.Organisations"] },
        { "Documents.Text", ["Domain"] },
        { "Documents.Office", ["Documents.Text", "Domain"] },
        { "Documents.Json", ["Domain"] },
        { "Documents.Sources", ["Documents.Office", "Documents.Text", "Domain"] },
        { "Documents.Reading", ["Documents.Sources", "Documents.Office", "Documents.Text", "Documents.Json", "Domain"] },
        { "Documents.Writing", ["Documents.Office", "Documents.Text", "Documents.Json", "Domain"] },
        { "Data", ["Domain"] },
        { "Application", ["Data", "Documents", "Domain"] },
    };

    [Theory, MemberData(nameof(Parts))]
    public void Part_names_only_what_stands_below_it(string part, string[] below)
    {
        string[] all = ["Domain.Organisations", "Domain.Form", "Domain.Content", "Domain.Checks", "Domain.Workflow", "Documents.Text", "Documents.Office", "Documents.Json", "Documents.Sources", "Documents.Reading", "Documents.Writing", "Data", "Application", "Web"];
        string[] above = [.. all.Where(p => p != part && !below.Contains(p) && !below.Contains(p.Split('.')[0]) && p.Split('.')[0] != part).Select(p => Root + p)];

        AssertHolds(Types.InAssemblies([Domain, Documents, Data, Application])
            .That().ResideInNamespace(Root + part)
            .ShouldNot().HaveDependencyOnAny(above));
    }

    [Fact]
    public void Domain_references_no_package()
    {
        var references = Domain.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System", StringComparison.Ordinal) && n != "netstandard" && n != "mscorlib");

        Assert.Empty(references);
    }

    /// <summary>But the account, which the framework's sign-in is generic over.</summary>
    [Fact]
    public void Pages_and_api_name_nothing_of_the_store()
    {
        string[] store = [.. Data.GetTypes().Where(t => t.IsVisible && t != typeof(GovInfoReports.Data.Accounts.Account)).Select(t => t.FullName!), "Microsoft.EntityFrameworkCore"];

        AssertHolds(Types.InAssembly(Web)
            .That().ResideInNamespace("GovInfoReports.Web.Pages").Or().ResideInNamespace("GovInfoReports.Web.Api").Or().ResideInNamespace("GovInfoReports.Web.Rendering").Or().ResideInNamespace("GovInfoReports.Web.Downloads")
            .ShouldNot().HaveDependencyOnAny(store));
    }

    private static void AssertHolds(ConditionList conditions)
    {
        var result = conditions.GetResult(Options.Default);

        Assert.NotEmpty(result.LoadedTypes);
        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypes.Select(t => $"{t.FullName}: {t.Explanation}")));
    }
}
