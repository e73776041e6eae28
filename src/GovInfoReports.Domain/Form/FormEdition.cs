using System.Collections.Frozen;

namespace GovInfoReports.Domain.Form;

/// <summary>
/// An official edition of the report form 政府信息公开工作年度报告格式, complete: sections, tables, labels, units, equations and the
/// parts that checks need. Everything that shows, stores, reads or checks a report works from this definition.
/// </summary>
public sealed class FormEdition
{
    private readonly FrozenDictionary<CellId, FormCell> _cells;
    private readonly FrozenDictionary<CellId, int> _places;
    private readonly FrozenDictionary<CellId, FormEquation> _totals;
    private readonly FrozenDictionary<CellId, IReadOnlyList<EquationTerm>> _terms;
    private readonly IReadOnlyList<NothingStatement> _nothing = [];

    /// <summary>Makes an edition and verifies that it is sound.</summary>
    /// <param name="lastYear">Last reporting year it is for, or <see langword="null"/> while it is in force.</param>
    public FormEdition(
        string id,
        string name,
        string document,
        int firstYear,
        int? lastYear,
        IReadOnlyList<string> markers,
        IReadOnlyList<FormSection> sections,
        IReadOnlyList<FormRelation> relations,
        IReadOnlyList<RuleBinding> bindings)
    {
        Id = id;
        Name = name;
        Document = document;
        FirstYear = firstYear;
        LastYear = lastYear;
        Markers = markers;
        Sections = sections;
        Relations = relations;
        Bindings = bindings;
        Tables = [.. sections.Select(s => s.Table).OfType<FormTable>()];
        Cells = [.. Tables.SelectMany(t => t.Cells)];

        RequireUnique(sections.Select(s => s.Code), "section");
        RequireUnique(Tables.Select(t => t.Code), "table");
        RequireUnique(Cells.Select(c => c.Id.ToString()), "cell");
        _cells = Cells.ToFrozenDictionary(c => c.Id);
        _places = Cells.Select((c, i) => KeyValuePair.Create(c.Id, i)).ToFrozenDictionary();
        Equations = [.. relations.SelectMany(EquationsOf)];
        _terms = Equations.SelectMany((e, i) => e.Left.Select(c => (Cell: c, Term: new EquationTerm(i, 1))).Concat(e.Right.Select(c => (Cell: c, Term: new EquationTerm(i, -1)))))
            .GroupBy(t => t.Cell, t => t.Term)
            .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<EquationTerm>)[.. g]);
        _totals = Equations.Where(e => e.Relation.IsTotal)
            .GroupBy(e => e.Left[0])
            .ToFrozenDictionary(g => g.Key, g => g.First());
        VerifyBindings();
        VerifyColumnHelp();
        SummedCells = [.. BindingsOf(SummedCell.Rule).SelectMany(b => CellsOf(b).Select(c => new SummedCell(_cells[c], b.Rows.GetValueOrDefault(SummedCell.Joint)?.Contains(c.Row, StringComparer.Ordinal) == true))).DistinctBy(s => s.Id)];
    }

    /// <summary>Stable id, for example <c>2021</c>; a record keeps the id of the edition it was made with.</summary>
    public string Id { get; }

    /// <summary>Name for people.</summary>
    public string Name { get; }

    /// <summary>The notice that issued the edition.</summary>
    public string Document { get; }

    /// <summary>First reporting year the edition is for.</summary>
    public int FirstYear { get; }

    /// <summary>Last reporting year the edition is for, or <see langword="null"/> while it is in force.</summary>
    public int? LastYear { get; }

    /// <summary>Years in which the edition was encouraged but not yet required.</summary>
    public IReadOnlyList<int> OptionalYears { get; init; } = [];

    /// <summary>What a unit with nothing to report confirms, in the order of the form; none where the edition knows no such declaration.</summary>
    public IReadOnlyList<NothingStatement> NothingStatements
    {
        get => _nothing;
        init
        {
            RequireUnique(value.Select(s => s.Code), "statement");
            var wrong = value.FirstOrDefault(s => !Names(s, c => c.Row, s.Rows) || !Names(s, c => c.Column, s.Columns));
            _nothing = wrong is null ? value : throw new FormDefinitionException($"The statement '{wrong.Code}' names a table, row or column that is not there.");
        }
    }

    /// <summary>Words that only this edition's tables contain.</summary>
    public IReadOnlyList<string> Markers { get; }

    /// <summary>Sections in order.</summary>
    public IReadOnlyList<FormSection> Sections { get; }

    /// <summary>Tables in order.</summary>
    public IReadOnlyList<FormTable> Tables { get; }

    /// <summary>Every cell of every table, in reading order.</summary>
    public IReadOnlyList<FormCell> Cells { get; }

    /// <summary>The equations the form states, as relations between rows or columns.</summary>
    public IReadOnlyList<FormRelation> Relations { get; }

    /// <summary>The same equations cell by cell.</summary>
    public IReadOnlyList<FormEquation> Equations { get; }

    /// <summary>Parts that the other checks need.</summary>
    public IReadOnlyList<RuleBinding> Bindings { get; }

    /// <summary>The cells that a government adds up from the reports below it 汇总, in reading order of their tables.</summary>
    public IReadOnlyList<SummedCell> SummedCells { get; }

    /// <summary>Whether the edition is for a reporting year.</summary>
    public bool Covers(int year) => year >= FirstYear && (LastYear is null || year <= LastYear);

    /// <summary>The same edition, in force up to a year; what a successor makes of it.</summary>
    public FormEdition Until(int lastYear) =>
        new(Id, Name, Document, FirstYear, lastYear, Markers, Sections, Relations, Bindings) { OptionalYears = OptionalYears, NothingStatements = NothingStatements };

    /// <summary>Finds a cell.</summary>
    /// <returns>The cell, or <see langword="null"/> when this edition has none of that name.</returns>
    public FormCell? Find(CellId id) => _cells.GetValueOrDefault(id);

    /// <summary>Where a cell stands among <see cref="Cells"/>, from 0; <see langword="null"/> when this edition has none of that name.</summary>
    public int? PlaceOf(CellId id) => _places.TryGetValue(id, out var place) ? place : null;

    /// <summary>Where a cell stands in the equations.</summary>
    public IReadOnlyList<EquationTerm> TermsOf(CellId id) => _terms.GetValueOrDefault(id, []);

    /// <summary>The equation that makes a cell a total.</summary>
    /// <returns>The equation whose left side the cell is; for a cell that is a total both ways, the one along its column. <see langword="null"/> for a cell that is entered.</returns>
    public FormEquation? TotalOf(CellId id) => _totals.GetValueOrDefault(id);

    public IEnumerable<RuleBinding> BindingsOf(string rule) =>
        Bindings.Where(b => string.Equals(b.Rule, rule, StringComparison.Ordinal));

    /// <summary>Cells of a binding: every cell of its table whose row and column it names; where it names no rows or columns, all.</summary>
    public IEnumerable<CellId> CellsOf(RuleBinding binding)
    {
        var rows = binding.Rows.Values.SelectMany(v => v).ToHashSet(StringComparer.Ordinal);
        var columns = binding.Columns.Values.SelectMany(v => v).ToHashSet(StringComparer.Ordinal);
        return Cells.Select(c => c.Id).Where(c =>
            string.Equals(c.Table, binding.Table, StringComparison.Ordinal)
            && (rows.Count == 0 || rows.Contains(c.Row))
            && (columns.Count == 0 || columns.Contains(c.Column)));
    }

    /// <summary>The cells that are entered, of which a cell is the sum, each once; the cell itself where it is entered.</summary>
    public IEnumerable<CellId> EnteredPartsOf(CellId cell) => TotalOf(cell) is { } total ? total.Right.SelectMany(EnteredPartsOf) : [cell];

    public FormSection? Section(string code) =>
        Sections.FirstOrDefault(s => string.Equals(s.Code, code, StringComparison.Ordinal));

    /// <summary>The section a table belongs to.</summary>
    public FormSection? SectionOfTable(string tableCode) =>
        Sections.FirstOrDefault(s => string.Equals(s.Table?.Code, tableCode, StringComparison.Ordinal));

    private static void RequireUnique(IEnumerable<string> codes, string kind)
    {
        var twice = codes.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any());
        if (twice is not null)
        {
            throw new FormDefinitionException($"The {kind} code '{twice.Key}' is used twice.");
        }
    }

    private bool Names(NothingStatement statement, Func<CellId, string> part, IReadOnlyList<string> codes)
    {
        var cells = Cells.Where(c => string.Equals(c.Id.Table, statement.Table, StringComparison.Ordinal)).Select(c => part(c.Id)).ToHashSet(StringComparer.Ordinal);
        return cells.Count > 0 && codes.All(cells.Contains);
    }

    private IEnumerable<FormEquation> EquationsOf(FormRelation relation)
    {
        var table = Tables.FirstOrDefault(t => string.Equals(t.Code, relation.Table, StringComparison.Ordinal))
            ?? throw new FormDefinitionException($"Relation {relation.Rule} names table '{relation.Table}', which is not there.");
        var found = false;
        foreach (var block in table.Blocks)
        {
            var across = relation.Axis == RelationAxis.Rows ? block.Columns.Select(c => c.Code) : block.Rows.Select(r => r.Code);
            foreach (var code in across)
            {
                CellId[] left = [.. relation.CellsOf(relation.Left, code)];
                CellId[] right = [.. relation.CellsOf(relation.Right, code)];
                if (left.Concat(right).All(_cells.ContainsKey))
                {
                    found = true;
                    yield return new FormEquation(relation, code, left, right);
                }
            }
        }

        if (!found)
        {
            throw new FormDefinitionException($"Relation {relation.Rule} on '{relation.Table}' names a row or column that is not there.");
        }
    }

    private void VerifyColumnHelp()
    {
        var columns = Tables.SelectMany(t => t.Blocks.SelectMany(b => b.Columns).Select(c => (Table: t.Code, Column: c)));
        foreach (var same in columns.GroupBy(c => (c.Table, c.Column.Code), c => c.Column))
        {
            var first = same.First();
            if (same.Any(c => !string.Equals(c.Help, first.Help, StringComparison.Ordinal) || !c.Examples.SequenceEqual(first.Examples, StringComparer.Ordinal)))
            {
                throw new FormDefinitionException($"Column '{same.Key.Code}' of table '{same.Key.Table}' is explained differently in two blocks.");
            }
        }
    }

    private void VerifyBindings()
    {
        foreach (var binding in Bindings)
        {
            var cells = Cells.Where(c => string.Equals(c.Id.Table, binding.Table, StringComparison.Ordinal)).ToList();
            var unknown = binding.Rows.Values.SelectMany(v => v).Except(cells.Select(c => c.Id.Row), StringComparer.Ordinal)
                .Concat(binding.Columns.Values.SelectMany(v => v).Except(cells.Select(c => c.Id.Column), StringComparer.Ordinal))
                .FirstOrDefault();
            if (unknown is not null)
            {
                throw new FormDefinitionException($"The binding of rule {binding.Rule} names '{unknown}', which table '{binding.Table}' does not have.");
            }
        }
    }
}
