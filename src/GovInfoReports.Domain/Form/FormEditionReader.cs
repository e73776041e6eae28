using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovInfoReports.Domain.Form;

/// <summary>Reads a form edition from its JSON definition (<c>Form/Editions/*.json</c>; <c>docs/statutory-form.md</c> describes it).</summary>
public static class FormEditionReader
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>Reads a definition.</summary>
    public static FormEdition Read(Stream json)
    {
        EditionJson? edition;
        try
        {
            edition = JsonSerializer.Deserialize<EditionJson>(json, Options);
        }
        catch (JsonException e)
        {
            throw new FormDefinitionException($"The definition cannot be read: {e.Message}");
        }

        return edition is null
            ? throw new FormDefinitionException("The definition is empty.")
            : Build(edition);
    }

    private static FormEdition Build(EditionJson edition)
    {
        var formats = edition.Formats.ToDictionary(
            f => f.Key,
            f => new CellFormat(f.Key, f.Value.Unit, f.Value.Minimum, f.Value.Maximum, f.Value.Scale),
            StringComparer.Ordinal);
        CellFormat Format(string code) => formats.TryGetValue(code, out var format)
            ? format
            : throw new FormDefinitionException($"There is no cell format '{code}'.");

        var sections = edition.Sections.Select((s, i) => new FormSection(
            s.Code,
            i + 1,
            s.Title,
            s.Aliases ?? [],
            s.Hint,
            s.RecommendedLength,
            Aspects(s.Aspects),
            s.Table is null ? null : new FormTable(
                s.Code,
                s.Table.Orientation,
                [.. s.Table.Blocks.Select(b => new FormBlock(
                    b.Banner,
                    b.Corner,
                    [.. b.Columns.Select(c => new FormColumn(c.Code, c.Labels, Format(c.Format), c.Span ?? 1) { Help = c.Help, Examples = c.Examples ?? [] })],
                    [.. b.Rows.Select(r => new FormRow(r.Code, r.Labels, r.Name ?? r.Labels[^1], r.Help) { Examples = r.Examples ?? [] })]))]))
        {
            Matters = Aspects(s.Matters),
            GovernmentMatters = Aspects(s.GovernmentMatters),
        });

        return new FormEdition(
            edition.Id,
            edition.Name,
            edition.Document,
            edition.FirstYear,
            edition.LastYear,
            edition.Markers,
            [.. sections],
            [.. edition.Relations.Select(Relation)],
            [.. edition.Bindings.Select(b => new RuleBinding(b.Rule, b.Table, Parts(b.Rows), Parts(b.Columns)) { Words = Parts(b.Words) })])
        {
            OptionalYears = edition.OptionalYears ?? [],
            NothingStatements = [.. (edition.Nothing ?? []).Select(s => new NothingStatement(s.Code, s.Text, s.Table, s.Rows ?? [], s.Columns ?? [], s.Required))],
        };
    }

    private static List<RequiredAspect> Aspects(IReadOnlyList<AspectJson>? aspects) =>
        [.. (aspects ?? []).Select(a => new RequiredAspect(a.Code, a.Title, a.Keywords, a.Besides ?? []))];

    private static FormRelation Relation(RelationJson relation)
    {
        if (relation.Total is not null)
        {
            return relation.Parts is { Count: > 0 }
                ? new FormRelation(relation.Rule, relation.Table, relation.Axis, [relation.Total], relation.Parts, IsTotal: true)
                : throw new FormDefinitionException($"Relation {relation.Rule} has a total without parts.");
        }

        return relation is { Left.Count: > 0, Right.Count: > 0 }
            ? new FormRelation(relation.Rule, relation.Table, relation.Axis, relation.Left, relation.Right, IsTotal: false)
            : throw new FormDefinitionException($"Relation {relation.Rule} needs either total and parts or left and right.");
    }

    private static Dictionary<string, IReadOnlyList<string>> Parts(Dictionary<string, IReadOnlyList<string>>? parts) =>
        parts is null ? new(StringComparer.Ordinal) : new(parts, StringComparer.Ordinal);

    private sealed record EditionJson(
        string Id,
        string Name,
        string Document,
        int FirstYear,
        int? LastYear,
        IReadOnlyList<int>? OptionalYears,
        IReadOnlyList<string> Markers,
        Dictionary<string, FormatJson> Formats,
        IReadOnlyList<NothingJson>? Nothing,
        IReadOnlyList<SectionJson> Sections,
        IReadOnlyList<RelationJson> Relations,
        IReadOnlyList<BindingJson> Bindings);

    private sealed record NothingJson(string Code, string Text, string Table, IReadOnlyList<string>? Rows, IReadOnlyList<string>? Columns, bool Required);

    private sealed record FormatJson(string Unit, decimal Minimum, decimal Maximum, int Scale);

    private sealed record SectionJson(
        string Code,
        string Title,
        IReadOnlyList<string>? Aliases,
        string? Hint,
        int? RecommendedLength,
        IReadOnlyList<AspectJson>? Aspects,
        IReadOnlyList<AspectJson>? Matters,
        IReadOnlyList<AspectJson>? GovernmentMatters,
        TableJson? Table);

    private sealed record AspectJson(string Code, string Title, IReadOnlyList<string> Keywords, IReadOnlyList<string>? Besides);

    private sealed record TableJson(
        [property: JsonConverter(typeof(JsonStringEnumConverter<TableOrientation>))] TableOrientation Orientation,
        IReadOnlyList<BlockJson> Blocks);

    private sealed record BlockJson(string? Banner, string? Corner, IReadOnlyList<ColumnJson> Columns, IReadOnlyList<RowJson> Rows);

    private sealed record ColumnJson(string Code, IReadOnlyList<string> Labels, string Format, int? Span, string? Help, IReadOnlyList<string>? Examples);

    private sealed record RowJson(string Code, IReadOnlyList<string> Labels, string? Name, string? Help, IReadOnlyList<string>? Examples);

    private sealed record RelationJson(
        string Rule,
        string Table,
        [property: JsonConverter(typeof(JsonStringEnumConverter<RelationAxis>))] RelationAxis Axis,
        string? Total,
        IReadOnlyList<string>? Parts,
        IReadOnlyList<string>? Left,
        IReadOnlyList<string>? Right);

    private sealed record BindingJson(
        string Rule,
        string Table,
        Dictionary<string, IReadOnlyList<string>>? Rows,
        Dictionary<string, IReadOnlyList<string>>? Columns,
        Dictionary<string, IReadOnlyList<string>>? Words);
}
