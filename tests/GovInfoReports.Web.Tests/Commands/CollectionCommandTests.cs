using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace GovInfoReports.Web.Tests.Commands;

public sealed class CollectionCommandTests
{
    [Fact]
    public async Task Collection_prints_the_board_as_json()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-collection-");
        try
        {
            await PortalProcess.RunAsync(folder.FullName, "migrate");
            var (seeded, _, error) = await PortalProcess.RunAsync(folder.FullName, "seed-scale", "--units", "30", "--years", "1", "--last-year", "2024");
            Assert.True(seeded == 0, error);
            var (county, below) = await CountyAsync(folder.FullName);

            var (code, output, _) = await PortalProcess.RunAsync(folder.FullName, "collection", "--unit", county, "--year", "2024", "--json");

            Assert.Equal(0, code);
            var board = JsonNode.Parse(output)!;
            Assert.Equal((county, 2024, "2025-01-31"), ((string?)board["unit"], (int)board["year"]!, (string?)board["dates"]!["statutory"]));
            var expected = board["expected"]!.AsArray();
            Assert.Equal(below, expected.Count);
            Assert.Equal(
                ["unit", "name", "state", "included", "submittedAt", "onTime", "returned", "publishedAt"],
                expected[0]!.AsObject().Select(p => p.Key));
            Assert.Equal(["statutory", "county", "extension"], expected[0]!["onTime"]!.AsObject().Select(p => p.Key));
            Assert.Contains(expected, e => (string?)e!["state"] == "published");

            var (wrong, nothing, said) = await PortalProcess.RunAsync(folder.FullName, "collection", "--unit", "nowhere", "--year", "2024", "--json");
            Assert.Equal((1, string.Empty), (wrong, nothing.Trim()));
            Assert.Contains("nowhere", said, StringComparison.Ordinal);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(string Code, int Below)> CountyAsync(string folder)
    {
        await using SqliteConnection connection = new($"Data Source={Path.Combine(folder, "App_Data", "reports.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT ParentCode, COUNT(*) FROM Units WHERE Level >= 4 GROUP BY ParentCode ORDER BY COUNT(*) DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (reader.GetString(0), reader.GetInt32(1));
    }
}
