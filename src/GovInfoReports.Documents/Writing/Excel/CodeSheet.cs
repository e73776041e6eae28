using System.Globalization;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>
/// The hidden sheet of a workbook of the portal: which cell holds which figure or text, and which words stand beside them, so
/// that a workbook in which rows were inserted or deleted is not taken at its word. Its lines are the lines of the sheet.
/// </summary>
internal sealed class CodeSheet
{
    /// <summary>What a sheet of codes begins with.</summary>
    public const string Marker = "govinforeports-report";

    /// <summary>The version of this format; a reader takes this one and no later one.</summary>
    public const int Version = 1;

    /// <summary>First line: marker and version.</summary>
    public const string Format = "format";

    /// <summary>Id of the form edition.</summary>
    public const string Form = "form";

    /// <summary>Code of the unit.</summary>
    public const string UnitCode = "unitCode";

    /// <summary>Name of the unit.</summary>
    public const string UnitName = "unitName";

    /// <summary>Reporting year.</summary>
    public const string Year = "year";

    /// <summary>A figure; the values are unit, smallest and largest value and decimal places.</summary>
    public const string Figure = "cell";

    /// <summary>A text or a part of one; the value is what an additional section stands after.</summary>
    public const string Text = "text";

    /// <summary>Words of the form; the code is the words.</summary>
    public const string Label = "label";

    /// <summary>Words beside a text that are no part of the report; the code is the words.</summary>
    public const string Caption = "caption";

    /// <summary>A column from which on nothing belongs to the report, and the words at its head; without an address a whole sheet of that kind.</summary>
    public const string Aside = "aside";

    /// <summary>Last line: how many lines stand above it.</summary>
    public const string End = "end";

    /// <summary>Code of the title.</summary>
    public const string TitleText = "title";

    /// <summary>Code of the preamble.</summary>
    public const string PreambleText = "preamble";

    /// <summary>Code of the signature.</summary>
    public const string SignatureText = "signature";

    /// <summary>Code of a section's text begins with this.</summary>
    public const string SectionText = "text.";

    /// <summary>Code of the text beside a section's table begins with this; most have none.</summary>
    public const string NoteText = "note.";

    /// <summary>Code of an additional section's heading begins with this and goes on with its number.</summary>
    public const string AdditionalHeading = "additional.heading.";

    /// <summary>Code of an additional section's text begins with this and goes on with its number.</summary>
    public const string AdditionalText = "additional.text.";

    private readonly List<CodeLine> _lines = [];

    public CodeSheet(ReportDocument report)
    {
        Add(Format, string.Empty, string.Empty, Marker, Version.ToString(CultureInfo.InvariantCulture));
        Add(Form, string.Empty, string.Empty, report.Edition.Id);
        Add(UnitCode, string.Empty, string.Empty, report.UnitCode);
        Add(UnitName, string.Empty, string.Empty, report.UnitName);
        Add(Year, string.Empty, string.Empty, report.Year.ToString(CultureInfo.InvariantCulture));
    }

    public void Add(string kind, string sheet, string address, string code, params IReadOnlyList<string> values) => _lines.Add(new CodeLine(kind, sheet, address, code, values));

    public void AddFigure(string sheet, string address, FormCell cell) => Add(
        Figure,
        sheet,
        address,
        cell.Id.ToString(),
        cell.Format.Unit,
        cell.Format.Minimum.ToString(CultureInfo.InvariantCulture),
        cell.Format.Maximum.ToString(CultureInfo.InvariantCulture),
        cell.Format.Scale.ToString(CultureInfo.InvariantCulture));

    public SheetBuilder Build(string name, WorkbookStyles styles)
    {
        SheetBuilder sheet = new(name, styles) { IsHidden = true };
        var look = new CellLook { IsText = true };
        CodeLine end = new(End, string.Empty, string.Empty, _lines.Count.ToString(CultureInfo.InvariantCulture), []);
        foreach (var (index, line) in _lines.Append(end).Index())
        {
            IEnumerable<string> texts = [line.Kind, line.Sheet, line.Address, line.Code, .. line.Values];
            foreach (var (column, text) in texts.Index().Where(t => t.Item.Length > 0))
            {
                sheet.Text(index + 1, column + 1, text, look);
            }
        }

        return sheet;
    }
}

/// <summary>A line of the sheet of codes.</summary>
internal sealed record CodeLine(string Kind, string Sheet, string Address, string Code, IReadOnlyList<string> Values);
