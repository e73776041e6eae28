using System.Text.RegularExpressions;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Domain.Tests.Workflow;

public partial class CountyCasesTests
{
    [Fact]
    public void Document_lists_every_case_with_tests_that_exist()
    {
        var rows = Row().Matches(Repository.Document("county-cases.md"));
        var names = rows.SelectMany(r => Name().Matches(r.Groups["tests"].Value).Select(n => n.Groups["name"].Value)).ToList();

        Assert.Equal(Enumerable.Range(1, 15), rows.Select(r => int.Parse(r.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(rows, r => Assert.Matches(Name(), r.Groups["tests"].Value));
        Assert.Empty(names.Except(Repository.TestNames(), StringComparer.Ordinal));
    }

    // The last column has the tests.
    [GeneratedRegex(@"^\| (?<number>\d+) \| .* \| (?<tests>[^|]*) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>\w+)`", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
