using System.Text.RegularExpressions;
using GovInfoReports.Data.SqlServer;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace GovInfoReports.Data.Tests.SqlServer;

/// <summary>What SQL Server would refuse of the schema, told from the model and the migrations without a server.</summary>
public partial class SqlServerModelTests : IDisposable
{
    // Largest keys of an index in bytes.
    private const int ClusteredKey = 900;
    private const int Key = 1700;

    private readonly SqlServerReportsContext _db = new SqlServerDesignTimeFactory().CreateDbContext([]);

    private IModel Model => _db.GetService<IDesignTimeModel>().Model;

    public void Dispose()
    {
        _db.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Deletion_reaches_no_table_by_two_ways()
    {
        var cascades = Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys())
            .Where(k => k.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
            .Where(k => !(k.IsOwnership && k.PrincipalEntityType.GetTableName() == k.DeclaringEntityType.GetTableName()))
            .ToLookup(k => k.PrincipalEntityType.GetTableName()!, k => k.DeclaringEntityType.GetTableName()!);

        Assert.NotEmpty(cascades);
        Assert.All(cascades, from =>
        {
            List<string> reached = [from.Key];
            Reach(from.Key, cascades, reached);
            Assert.Equal(reached.Distinct(StringComparer.Ordinal), reached);
        });
    }

    [Fact]
    public void Indexes_have_columns_that_can_be_indexed_and_keys_that_fit()
    {
        List<(string Name, IReadOnlyList<IProperty> Columns, int Most)> indexes =
        [
            .. Model.GetEntityTypes().SelectMany(t => t.GetIndexes()).Select(i => (i.GetDatabaseName()!, i.Properties, Key)),
            .. Model.GetEntityTypes().SelectMany(t => t.GetKeys()).Select(k => (k.GetName()!, k.Properties, k.IsPrimaryKey() ? ClusteredKey : Key)),
        ];

        Assert.NotEmpty(indexes);
        Assert.All(indexes, i =>
        {
            Assert.DoesNotContain(i.Columns, c => c.GetColumnType().EndsWith("(max)", StringComparison.Ordinal));
            Assert.True(i.Columns.Sum(Bytes) <= i.Most, i.Name);
        });
    }

    [Fact]
    public void Every_table_with_a_trigger_is_told_to_the_model()
    {
        var made = TriggerSql().Matches(_db.GetService<IMigrator>().GenerateScript()).Select(m => m.Groups["table"].Value).ToHashSet(StringComparer.Ordinal);
        var told = Model.GetEntityTypes().Where(t => t.GetDeclaredTriggers().Any()).Select(t => t.GetTableName()!).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(made);
        Assert.Equal(made.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Trigger_on_editions_keeps_every_column_and_compares_texts_byte_by_byte()
    {
        var trigger = TriggerSql().Matches(_db.GetService<IMigrator>().GenerateScript()).Last(m => m.Groups["table"].Value == "Editions").Groups["body"].Value;
        List<IProperty> columns = [.. Model.FindEntityType(typeof(PublishedEdition))!.GetProperties().Where(p => p.Name is not (nameof(PublishedEdition.SupersededBy) or nameof(PublishedEdition.Id)))];

        Assert.NotEmpty(columns);
        Assert.All(columns, c => Assert.Contains(
            c.GetColumnType().Contains("varchar", StringComparison.Ordinal) ? $"CAST(d.[{c.Name}] AS varbinary(8000))" : $"d.[{c.Name}]",
            trigger,
            StringComparison.Ordinal));
        Assert.All(columns, c => Assert.Contains($"i.[{c.Name}]", trigger, StringComparison.Ordinal));
    }

    // Each table as often as there are ways to it; a second way is not followed.
    private static void Reach(string table, ILookup<string, string> cascades, List<string> reached)
    {
        foreach (var next in cascades[table])
        {
            var isNew = !reached.Contains(next);
            reached.Add(next);
            if (isNew)
            {
                Reach(next, cascades, reached);
            }
        }
    }

    private static int Bytes(IProperty column)
    {
        var type = column.GetColumnType();
        return type switch
        {
            "int" or "date" => 4,
            "bigint" or "datetime2" => 8,
            "uniqueidentifier" or "datetimeoffset" => 16,
            "bit" or "tinyint" => 1,
            "smallint" => 2,
            _ when column.GetMaxLength() is { } length => type.StartsWith('n') ? 2 * length : length,
            _ => throw new InvalidOperationException($"{column}: {type}"),
        };
    }

    [GeneratedRegex(@"(CREATE|ALTER) TRIGGER \w+ ON (?<table>\w+)(?<body>.*?)\bEND'\)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TriggerSql();
}
