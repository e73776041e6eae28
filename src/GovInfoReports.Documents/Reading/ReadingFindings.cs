using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>Says in plain Chinese what is wrong with the source, by the rules C and D1 of the catalogue of checks.</summary>
internal sealed class ReadingFindings(FormEdition edition, SourceDocument source)
{
    /// <summary>Cause of the finding that a heading is not there.</summary>
    public const string HeadingMissing = "headingMissing";

    /// <summary>Cause of the finding that the numbers of sub-headings of a section do not follow each other.</summary>
    public const string SubNumbers = "subNumbers";

    private const int ManyRows = 3;
    private const int MostNotes = 20;
    private const int MostFindings = 500;

    private readonly IReadOnlyList<string> _lines = [.. source.Entries.Select(e => e.Text)];
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> InOrder() => FindingOrder.Sort(_findings.Select(f => f with { Source = source.Locate(f.Source) }), edition);

    /// <summary>C1: the edition of the form fits the year, and only one was used.</summary>
    public void Edition(EditionChoice choice)
    {
        if (choice.Year is { } year && choice.ForYear is null)
        {
            Add("C1", Tier.Error, Messages.Get("C1_NoEdition", year, choice.Edition.Name), advice: null);
        }

        if (choice.Found.Count > 1)
        {
            var parts = string.Join("；", choice.Found.Select(f => Messages.Get("C1_Words", f.Edition.Name, Quote(f.Words))));
            var other = choice.Found.First(f => f.Edition != choice.Edition);
            Add("C1", choice.IsOptional ? Tier.Query : Tier.Error, Messages.Get("C1_Mixed", parts), Messages.Get("C1_MixedAdvice", (choice.ForYear ?? choice.Edition).Name), Place(other.Line));
        }
        else if (choice.Found.Count == 1 && choice.ForYear is { } expected && choice.Found[0].Edition != expected)
        {
            var (found, words, line) = choice.Found[0];
            Add(
                "C1",
                choice.IsOptional ? Tier.Query : Tier.Error,
                Messages.Get("C1_WrongEdition", choice.Year, expected.Name, expected.Document, found.Name, Quote(words)),
                Messages.Get("C1_WrongEditionAdvice", expected.Name),
                Place(line));
        }
    }

    /// <summary>C4: the file holds more reports than the one that was read.</summary>
    public void Parts(PartChoice choice)
    {
        var names = choice.All.Select(p => NameOf(p, choice.All)).ToList();
        var first = choice.All.First(p => p != choice.Read).Holds.Index().First(h => h.Item).Index;
        Add(
            "C4",
            Tier.Query,
            Messages.Get(choice.IsAsked ? "C4_PartsAsked" : "C4_Parts", choice.All.Count, string.Join("、", names), names[choice.Read.Number - 1]),
            Messages.Get("C4_PartsAdvice"),
            new SourcePlace(first + 1));
    }

    private static string NameOf(ReportPart part, IReadOnlyList<ReportPart> all)
    {
        var unit = part.Unit is not null && all.Any(p => p.Unit != part.Unit) ? part.Unit : string.Empty;
        var year = part.Year is { } of ? Messages.Get("Part_Year", of) : string.Empty;
        var sheet = part.Sheet is null ? string.Empty : Messages.Get("Part_Sheet", part.Sheet);
        return unit.Length + year.Length + sheet.Length == 0 ? Messages.Get("Part_Number", part.Number) : unit + year + sheet;
    }

    /// <summary>C1: figures of another edition's form that the form of the year has no place for, so that nobody loses them unawares.</summary>
    public void WithoutPlace(ReadingResult reading, FormEdition forYear)
    {
        var lost = reading.Edition.Cells.Where(c => forYear.Find(c.Id) is null && reading.Content.Figures[c.Id].Number is not (null or 0)).ToList();
        if (lost.Count == 0)
        {
            return;
        }

        var named = string.Join("、", lost.Take(MostNotes).Select(c => Messages.Get("C1_Figure", c.Name, reading.Content.Figures[c.Id])));
        var moved = FormerRows.Into(reading, forYear);
        Add(
            "C1",
            Tier.Query,
            Messages.Get("C1_WithoutPlace", forYear.Name, lost.Count, lost.Count > MostNotes ? Messages.Get("AndMore", named, lost.Count) : named),
            moved.Count > 0 ? Messages.Get("C1_Moved", moved[0].From.Row.Name, moved[0].To.Row.Name) : Messages.Get("C1_WithoutPlaceAdvice", forYear.Name),
            reading.Places.GetValueOrDefault((moved.Count > 0 ? moved[0].From : lost[0]).Id),
            reading.Edition.SectionOfTable(lost[0].Id.Table)?.Code,
            [.. lost.Select(c => c.Id)]);
    }

    /// <summary>What the file holds beside text and tables: tracked changes, pictures and the like, each kind at its places.</summary>
    public void Notes()
    {
        foreach (var kind in source.Notes.GroupBy(n => n.Kind))
        {
            foreach (var note in kind.Take(MostNotes))
            {
                var (rule, tier) = RuleOf(note.Kind);
                var place = note.Entry is { } entry && entry < _lines.Count ? ReportTextReader.PlaceOf(_lines, entry) : null;
                Add(rule, tier, Messages.Get($"Note_{note.Kind}", note.Text), Messages.Get($"Note_{note.Kind}Advice"), place);
            }

            if (kind.Count() > MostNotes)
            {
                Add(RuleOf(kind.Key).Rule, Tier.Hint, Messages.Get("Note_More", kind.Count() - MostNotes), null);
            }
        }
    }

    /// <summary>C7, C4: figures that a file names by their codes and that cannot be taken.</summary>
    public void Coded(IEnumerable<(FormCell Cell, FigureDoubt Doubt, SourcePlace Place)> doubts, IEnumerable<(string Code, SourcePlace Place)> unknown)
    {
        foreach (var (cell, doubt, place) in doubts)
        {
            var section = edition.SectionOfTable(cell.Id.Table)!;
            var advice = cell.Format.Unit.Length == 0 ? Messages.Get("C7_NoUnit") : Messages.Get("C7_Unit", cell.Format.Unit);
            Add("C7", Tier.Error, Messages.Get("C7_NotANumber", cell.Name, doubt.Text), advice, place, section.Code, [cell.Id]);
        }

        foreach (var (code, place) in unknown.Take(MostFindings))
        {
            Add("C4", Tier.Query, Messages.Get("Coded_Unknown", TextKey.Shorten(code)), Messages.Get("C4_RowAdvice"), place);
        }
    }

    private static (string Rule, Tier Tier) RuleOf(SourceNoteKind kind) => kind switch
    {
        SourceNoteKind.TrackedChanges => ("D3", Tier.Query),
        SourceNoteKind.Comment or SourceNoteKind.ActiveContent => ("D3", Tier.Hint),
        SourceNoteKind.Formula or SourceNoteKind.Damaged => ("C7", Tier.Query),
        SourceNoteKind.Hidden => ("C4", Tier.Query),
        SourceNoteKind.Conversion => ("C6", Tier.Hint),
        _ => ("C4", Tier.Hint),
    };

    /// <summary>C4: words in a table for which the form has no place.</summary>
    public void Unplaced(IEnumerable<Unplaced> unplaced, int more)
    {
        foreach (var note in unplaced)
        {
            var section = edition.SectionOfTable(note.Table.Code)!;
            var text = TextKey.Shorten(string.Join(' ', note.Cells.Select(c => c.Text)));
            Add("C4", Tier.Hint, Messages.Get("C4_Row", section.Title, text), Messages.Get("C4_RowAdvice"), new SourcePlace(note.Cells[0].Line + 1, note.Cells[0].Column + 1, text), section.Code);
        }

        if (more > 0)
        {
            Add("C4", Tier.Hint, Messages.Get("C4_More", more), Messages.Get("C4_RowAdvice"));
        }
    }

    /// <summary>C5, C2, C2b, C7: what is missing from a table or cannot be read.</summary>
    public void Figures(TableCollector table, FormSection section, int? heading)
    {
        if (!table.IsFound)
        {
            var hasPicture = heading is { } h && HasPicture(h);
            Add(
                "C5",
                Tier.Error,
                Messages.Get(hasPicture ? "C5_Picture" : "C5", section.Heading),
                Messages.Get("C5_Advice"),
                heading is { } line ? Place(line) : null,
                section.Code);
            return;
        }

        List<(FormRow Row, List<FormCell> Cells)> gaps = [];
        List<FormRow> absent = [];
        foreach (var block in table.Table.Blocks)
        {
            foreach (var row in block.Rows)
            {
                if (!table.HasRow(block, row))
                {
                    absent.Add(row);
                    continue;
                }

                var cells = block.Columns.Select(c => edition.Find(new CellId(table.Table.Code, row.Code, c.Code))!).ToList();
                Unreadable(table, row, cells, section);
                var blank = cells.Where(c => !table.Readings.TryGetValue(c.Id, out var r) || (r.Value.IsBlank && r.Doubt?.Kind is FigureDoubtKind.Missing or FigureDoubtKind.Position)).ToList();
                if (blank.Count > 0)
                {
                    gaps.Add((row, blank));
                }
            }
        }

        Proposals(table, section);
        Amounts(table, section);
        Gaps(table, section, gaps);
        if (absent.Count > 0)
        {
            CellId[] cells = [.. table.Table.Cells.Where(c => absent.Exists(r => r.Code == c.Id.Row)).Select(c => c.Id)];
            var place = table.Readings.Values.Select(r => r.Place).MinBy(p => p.Line);
            Add("C2", Tier.Error, Messages.Get("C2_Rows", section.Title, Names(absent.Select(r => r.Name)), absent.Count), Messages.Get("C2_RowsAdvice"), place is null ? null : new SourcePlace(place.Line), section.Code, cells);
        }

        NotApplicable(table, section);
    }

    /// <summary>C3: labels that are not written as the form has them.</summary>
    public void Labels(TableCollector table, FormSection section)
    {
        foreach (var same in table.Mistyped.GroupBy(m => (TextKey.Of(m.Text), m.Label.Official)).Take(60))
        {
            var (text, label, place, hasAside) = same.First();
            var isError = !hasAside && (label.IsTotal || LosesFixedTerm(text, label.Official));
            var (wrong, right) = (Inner(text), Inner(label.Official));
            var message = hasAside ? Messages.Get("C3_Aside", TextKey.Shorten(wrong), right) : same.Count() == 1 ? Messages.Get("C3", wrong, right) : Messages.Get("C3_Several", wrong, right, same.Count());
            CellId[] cells = label.Kind == LabelKind.Row ? [.. label.Block.Columns.Select(c => new CellId(table.Table.Code, label.Row!.Code, c.Code))] : [];
            _findings.Add(new Finding
            {
                Rule = "C3",
                Tier = hasAside ? Tier.Hint : isError ? Tier.Error : Tier.Query,
                Section = section.Code,
                Message = message,
                Advice = hasAside ? null : Messages.Get("C3_Advice", right),
                Source = place,
                Cells = cells,
            });
        }

        if (table.FullWidthNumbers is [var firstPlace, ..])
        {
            Add("D1", Tier.Hint, Messages.Get("D1_FullWidth", section.Title, table.FullWidthNumbers.Count), null, firstPlace, section.Code);
        }
    }

    /// <summary>D1, D1b, C4: headings of sections.</summary>
    public void Headings(List<HeadingLine> headings, IEnumerable<HeadingCandidate> ofForm, List<HeadingCandidate> repeated)
    {
        var found = ofForm.ToDictionary(h => h.Section);
        // A section without table and heading is said to lack its table.
        foreach (var section in edition.Sections.Where(s => !found.ContainsKey(s) && !_findings.Exists(f => f.Rule == "C5" && f.Section == s.Code)))
        {
            _findings.Add(new Finding
            {
                Rule = "D1",
                Tier = Tier.Query,
                Section = section.Code,
                Cause = HeadingMissing,
                Message = Messages.Get("D1_Missing", section.Heading),
                Advice = Messages.Get("D1_MissingAdvice", section.Heading),
            });
        }

        foreach (var heading in headings.Where(h => h.OfForm is null))
        {
            Add("C4", Tier.Hint, Messages.Get("C4_Section", heading.Title), Messages.Get("C4_SectionAdvice"), Place(heading.Line));
        }

        foreach (var heading in repeated)
        {
            Add("D1", Tier.Query, Messages.Get("D1_Repeated", heading.Section.Heading), null, Place(heading.Line), heading.Section.Code);
        }

        foreach (var heading in found.Values.OrderBy(h => h.Line))
        {
            Wording(heading);
        }

        Numbers(headings, found.Values);
        Levels(headings);
    }

    /// <summary>D1: numbers （一）, （二） within a section.</summary>
    public void SubHeadings(Passage passage)
    {
        var numbered = passage.Paragraphs.Where(p => p.Number.Style == NumberStyle.ChineseParenthesis).ToList();
        var start = 0;
        for (var i = 1; i <= numbered.Count && _findings.Count < MostFindings; i++)
        {
            // A number that starts again from one begins another list.
            if (i == numbered.Count || (numbered[i].Number.Number == 1 && numbered[i - 1].Number.Number != 1))
            {
                Sequence(passage, numbered.GetRange(start, i - start));
                start = i;
            }
        }

        Subjects(passage.Section, numbered);
        var levels = numbered.Where(p => p.Level > 0).ToList();
        if (levels.Select(p => p.Level).Distinct().Count() > 1)
        {
            var odd = levels.First(p => p.Level != levels[0].Level);
            Add("D1", Tier.Query, Messages.Get("D1_SubLevels", string.Join("、", levels.Select(p => p.Number.Text))), Messages.Get("D1_LevelsAdvice"), Place(odd.Line), passage.Section?.Code);
        }
    }

    // C4: where the subjects that the section has to speak of stand under headings of their own, other headings are additions.
    private void Subjects(FormSection? section, List<PassageLine> numbered)
    {
        if (section is null || section.Aspects.Count == 0)
        {
            return;
        }

        var headings = numbered.ConvertAll(p => (Words: HeadingOf(p.Text, p.Number), p.Line));
        var named = section.Aspects.Count(a => headings.Exists(h => Speaks(h.Words, a)));
        var further = headings.Where(h => !section.Aspects.Any(a => Speaks(h.Words, a))).ToList();
        if (2 * named > section.Aspects.Count && further.Count > 0)
        {
            Add("C4", Tier.Hint, Messages.Get("C4_Subjects", section.Heading, string.Join("、", further.Take(6).Select(h => $"“{Inner(h.Words)}”"))), null, Place(further[0].Line), section.Code);
        }

        static bool Speaks(string words, RequiredAspect aspect) => aspect.Keywords.Append(aspect.Title).Any(k => words.Contains(k, StringComparison.Ordinal));
    }

    private static string HeadingOf(string text, Numbering number)
    {
        var plain = TextKey.Plain(text);
        var start = plain.IndexOf(number.Text, StringComparison.Ordinal);
        var words = start < 0 ? plain : plain[(start + number.Text.Length)..];
        var end = words.IndexOfAny(['。', '：', ':', '；', '\n']);
        words = TextKey.Trim(end < 0 ? words : words[..end]);
        return words.Length > 30 ? words[..30] : words;
    }

    private static string Quote(IEnumerable<string> words) => string.Concat(words.Take(4).Select(w => $"“{w}”"));

    private static string Inner(string words) => words.Replace('“', '‘').Replace('”', '’');

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= 4 ? string.Join("、", all) : Messages.Get("AndMore", string.Join("、", all.Take(3)), all.Count);
    }

    // A term in quotation marks in the form is a term of law; it is not a matter of wording.
    private static bool LosesFixedTerm(string text, string official)
    {
        var open = official.AsSpan().IndexOfAny('“', '"');
        var close = official.AsSpan().LastIndexOfAny('”', '"');
        return open >= 0 && close > open + 1 && !TextKey.Of(text).Contains(TextKey.Of(official.AsSpan(open + 1, close - open - 1)), StringComparison.Ordinal);
    }

    private bool HasPicture(int heading)
    {
        if (source.Notes.Any(n => n.Kind == SourceNoteKind.Picture && n.Entry >= heading && n.Entry < heading + 8))
        {
            return true;
        }

        for (var i = heading; i < Math.Min(_lines.Count, heading + 8); i++)
        {
            if (_lines[i].Contains("[image", StringComparison.OrdinalIgnoreCase) || _lines[i].Contains("![", StringComparison.Ordinal) || _lines[i].Contains("<img", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private void Unreadable(TableCollector table, FormRow row, List<FormCell> cells, FormSection section)
    {
        var doubts = cells.Where(c => table.Readings.ContainsKey(c.Id)).Select(c => (Cell: c, Reading: table.Readings[c.Id])).Where(d => d.Reading.Doubt is not null).ToList();
        foreach (var kind in new[] { FigureDoubtKind.RunTogether, FigureDoubtKind.Restored })
        {
            var same = doubts.Where(d => d.Reading.Doubt!.Kind == kind).ToList();
            if (same.Count > 0)
            {
                var (_, reading) = same[0];
                var values = string.Join("、", same.Select(d => d.Reading.Value.ToString()));
                Add(
                    "C7",
                    kind == FigureDoubtKind.Restored ? Tier.Query : Tier.Error,
                    Messages.Get($"C7_{kind}", row.Name, reading.Doubt!.Text, same.Count, values),
                    Messages.Get($"C7_{kind}Advice"),
                    reading.Place,
                    section.Code,
                    [.. same.Select(d => d.Cell.Id)]);
            }
        }

        foreach (var (cell, reading) in doubts.Where(d => d.Reading.Doubt!.Kind is FigureDoubtKind.NotANumber))
        {
            var unit = cell.Format.Unit.Length == 0 ? Messages.Get("C7_NoUnit") : Messages.Get("C7_Unit", cell.Format.Unit);
            Add("C7", Tier.Error, Messages.Get("C7_NotANumber", cell.Name, reading.Doubt!.Text), unit, reading.Place, section.Code, [cell.Id]);
        }

        foreach (var (cell, reading) in doubts.Where(d => d.Reading.Doubt!.Kind is FigureDoubtKind.Contradiction))
        {
            Add("C7", Tier.Error, Messages.Get("C7_Contradiction", cell.Name, reading.Doubt!.Text), Messages.Get("C7_ContradictionAdvice"), reading.Place, section.Code, [cell.Id]);
        }
    }

    // C7: figures of a line that no label tells apart, and figures of a row that the form has no longer.
    private void Proposals(TableCollector table, FormSection section)
    {
        foreach (var same in table.Table.Cells.Where(c => table.Readings.TryGetValue(c.Id, out var r) && r.Doubt?.Kind is FigureDoubtKind.Ordered or FigureDoubtKind.Moved).GroupBy(c => table.Readings[c.Id].Doubt!))
        {
            var cells = same.ToList();
            var values = string.Join("、", cells.Select(c => table.Readings[c.Id].Value.ToString()));
            Add(
                "C7",
                same.Key.Kind == FigureDoubtKind.Ordered ? Tier.Hint : Tier.Query,
                Messages.Get($"C7_{same.Key.Kind}", same.Key.Text, values, cells[0].Row.Name, section.Title),
                Messages.Get($"C7_{same.Key.Kind}Advice"),
                table.Readings[cells[0].Id].Place,
                section.Code,
                [.. cells.Select(c => c.Id)]);
        }
    }

    // C7: amounts in another unit than the form's, turned into it.
    private void Amounts(TableCollector table, FormSection section)
    {
        foreach (var cell in table.Table.Cells)
        {
            if (table.Readings.TryGetValue(cell.Id, out var reading) && reading is { Amount: { } amount, Value.IsBlank: false })
            {
                var value = reading.Value.ToString();
                var message = amount.UnitAbove is { } unit ? Messages.Get("C7_ConvertedColumn", cell.Name, amount.Text, unit, value, cell.Format.Unit) : Messages.Get("C7_Converted", cell.Name, amount.Text, value, cell.Format.Unit);
                Add("C7", amount.UnitAbove is null ? Tier.Hint : Tier.Query, message, Messages.Get("C7_ConvertedAdvice"), reading.Place, section.Code, [cell.Id]);
            }
        }
    }

    private void Gaps(TableCollector table, FormSection section, List<(FormRow Row, List<FormCell> Cells)> gaps)
    {
        foreach (var same in gaps.GroupBy(g => (string.Join(',', g.Cells.Select(c => c.Id.Column)), IsUnclear: table.Readings.TryGetValue(g.Cells[0].Id, out var r) && r.Doubt?.Kind == FigureDoubtKind.Position)))
        {
            var rows = same.ToList();
            var columns = string.Join("、", rows[0].Cells.Select(c => c.Column.Label));
            var isWhole = rows[0].Cells.Count > 1 && rows[0].Cells.Count == table.Table.Cells.Count(c => c.Id.Row == rows[0].Row.Code);
            if (rows.Count >= ManyRows)
            {
                Add(
                    "C2",
                    Tier.Error,
                    Messages.Get(same.Key.IsUnclear ? "C2_PositionRows" : isWhole ? "C2_BlankRows" : "C2_Column", section.Title, Names(rows.Select(r => r.Row.Name)), columns, rows.Count),
                    Messages.Get(same.Key.IsUnclear ? "C2_PositionAdvice" : "C2_Advice"),
                    PlaceOf(table, rows[0].Cells[0]),
                    section.Code,
                    [.. rows.SelectMany(r => r.Cells).Select(c => c.Id)]);
                continue;
            }

            foreach (var (row, cells) in rows)
            {
                var unclear = table.Readings.TryGetValue(cells[0].Id, out var reading) && reading.Doubt?.Kind == FigureDoubtKind.Position ? reading.Doubt.Text : null;
                Add(
                    "C2",
                    Tier.Error,
                    unclear is null ? Messages.Get("C2", row.Name, columns, cells.Count) : Messages.Get("C2_Position", row.Name, unclear, table.Table.Cells.Count(c => c.Id.Row == row.Code)),
                    Messages.Get(unclear is null ? "C2_Advice" : "C2_PositionAdvice"),
                    PlaceOf(table, cells[0]),
                    section.Code,
                    [.. cells.Select(c => c.Id)]);
            }
        }
    }

    private static SourcePlace? PlaceOf(TableCollector table, FormCell cell) => table.Readings.TryGetValue(cell.Id, out var reading) ? reading.Place : null;

    private void NotApplicable(TableCollector table, FormSection section)
    {
        var cells = table.Table.Cells.Where(c => table.Readings.TryGetValue(c.Id, out var r) && r.Value.IsNotApplicable).ToList();
        if (cells.Count == 0)
        {
            return;
        }

        var first = table.Readings[cells[0].Id].Place;
        Add("C2b", Tier.Query, Messages.Get("C2b", Names(cells.Select(c => c.Name)), first.Text, cells.Count), Messages.Get("C2b_Advice"), first, section.Code, [.. cells.Select(c => c.Id)]);
    }

    private void Wording(HeadingCandidate heading)
    {
        var section = heading.Section;
        var written = TextKey.Trim(TextKey.Plain(_lines[heading.Line]));
        switch (heading.Likeness)
        {
            case HeadingLikeness.Notice:
                Add("D1b", Tier.Hint, Messages.Get("D1b", heading.Title, section.Title), null, Place(heading.Line), section.Code);
                break;
            case HeadingLikeness.Mistyped:
                Add("D1", Tier.Query, Messages.Get("D1_Mistyped", heading.Title, section.Title), Messages.Get("D1_Advice", section.Heading), Place(heading.Line), section.Code);
                break;
            case HeadingLikeness.Variant or HeadingLikeness.Similar:
                Add("D1", Tier.Query, Messages.Get("D1_Wording", heading.Title, section.Title), Messages.Get("D1_Advice", section.Heading), Place(heading.Line), section.Code);
                break;
        }

        var ending = heading.Rest.Length == 0 && written.Length > 0 ? written[^1] : ' ';
        if (heading.Number.Style == NumberStyle.None)
        {
            Add("D1", Tier.Query, Messages.Get("D1_NoNumber", heading.Title, section.Heading), Messages.Get("D1_Advice", section.Heading), Place(heading.Line), section.Code);
        }
        else if (heading.Number.Style != NumberStyle.Chinese)
        {
            Add("D1", Tier.Query, Messages.Get("D1_Style", written.Length > 30 ? heading.Number.Text + heading.Title : written, $"{FormSection.NumberText(heading.Number.Number)}、"), Messages.Get("D1_Advice", section.Heading), Place(heading.Line), section.Code);
        }
        else if (ending is '、' or '：' or ':' or '。' or '.' or '；' or ';')
        {
            Add("D1", Tier.Query, Messages.Get("D1_Ending", written, ending), Messages.Get("D1_Advice", section.Heading), Place(heading.Line), section.Code);
        }
    }

    private void Numbers(List<HeadingLine> headings, IEnumerable<HeadingCandidate> ofForm)
    {
        var numbered = headings.Where(h => h.Number.Number > 0).ToList();
        for (var i = 0; i < numbered.Count; i++)
        {
            var expected = i == 0 ? 1 : numbered[i - 1].Number.Number + 1;
            var number = numbered[i].Number.Number;
            // The form's own number is right, whatever section before it is not there.
            var isOwn = number > expected && numbered[i].OfForm?.Section.Number == number;
            if (number != expected && !isOwn && headings.TrueForAll(h => h.Number.Number > 0))
            {
                var key = number < expected && numbered.Take(i).Any(h => h.Number.Number == number) ? "D1_NumberTwice" : "D1_NumberJump";
                Add("D1", Tier.Query, Messages.Get(key, FormSection.NumberText(number), FormSection.NumberText(Math.Min(expected, 99)), numbered[i].Title), Messages.Get("D1_NumberAdvice"), Place(numbered[i].Line), numbered[i].OfForm?.Section.Code);
            }
        }

        var moved = ofForm.Where(h => h.Number.Number > 0 && h.Number.Number != h.Section.Number).ToList();
        if (headings.Exists(h => h.OfForm is null) && moved.Count > 0)
        {
            Add("D1", Tier.Query, Messages.Get("D1_Parts", headings.Count, edition.Sections.Count), Messages.Get("D1_PartsAdvice"), Place(moved.MinBy(h => h.Line)!.Line));
        }
    }

    private void Levels(List<HeadingLine> headings)
    {
        var marked = headings.Where(h => h.Level > 0).ToList();
        if (marked.Select(h => h.Level).Distinct().Count() > 1)
        {
            var usual = marked.GroupBy(h => h.Level).MaxBy(g => g.Count())!.Key;
            var odd = marked.Where(h => h.Level != usual).ToList();
            Add("D1", Tier.Query, Messages.Get("D1_Levels", string.Join("、", odd.Select(h => $"“{h.Title}”"))), Messages.Get("D1_LevelsAdvice"), Place(odd[0].Line));
        }
    }

    private void Sequence(Passage passage, List<PassageLine> list)
    {
        if (list.Count == 0)
        {
            return;
        }

        var numbers = list.Select(p => p.Number.Number).ToList();
        var most = numbers.Max();
        var missing = Enumerable.Range(1, most).Except(numbers).ToList();
        var twice = numbers.GroupBy(n => n).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToList();
        if (missing.Count == 0 && twice.Count == 0)
        {
            return;
        }

        var odd = list.Where((p, i) => i == 0 ? p.Number.Number != 1 : p.Number.Number != list[i - 1].Number.Number + 1).First();
        List<string> parts = [];
        if (twice.Count > 0)
        {
            parts.Add(Messages.Get("D1_SubTwice", string.Join("、", twice.Take(5).Select(n => $"（{FormSection.NumberText(n)}）"))));
        }

        if (missing.Count > 0)
        {
            parts.Add(Messages.Get("D1_SubMissing", string.Join("、", missing.Take(5).Select(n => $"（{FormSection.NumberText(n)}）"))));
        }

        var name = passage.Section?.Heading ?? passage.Heading ?? Messages.Get("Preamble");
        Add("D1", Tier.Query, Messages.Get("D1_Sub", name, string.Join("，", parts)), Messages.Get("D1_SubAdvice"), Place(odd.Line), passage.Section?.Code ?? (passage.Heading is null ? TextSections.Preamble : TextSections.Additional));
        _findings[^1] = _findings[^1] with { Cause = SubNumbers };
    }

    private SourcePlace Place(int line) => ReportTextReader.PlaceOf(_lines, line);

    private void Add(string rule, Tier tier, string message, string? advice, SourcePlace? place = null, string? section = null, IReadOnlyList<CellId>? cells = null) =>
        _findings.Add(new Finding { Rule = rule, Tier = tier, Message = message, Advice = advice, Source = place, Section = section, Cells = cells ?? [] });
}
