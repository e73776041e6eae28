using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using GovInfoReports.Documents.Office;
using CellValue = GovInfoReports.Domain.Form.CellValue;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>A sheet in the making. Rows and columns count from 1.</summary>
internal sealed class SheetBuilder(string name, WorkbookStyles styles)
{
    private const double LineHeight = 16.5;
    private const double HighestRow = 409;
    private const int LongestPrompt = 255;
    private const int LongestHeader = 100;

    private readonly SortedDictionary<int, SortedDictionary<int, Cell>> _rows = [];
    private readonly Dictionary<int, double> _heights = [];
    private readonly SortedDictionary<int, double> _widths = [];
    private readonly List<string> _merges = [];
    private readonly List<DataValidation> _validations = [];
    private readonly List<Hyperlink> _links = [];

    public string Name => name;

    /// <summary>Rows at the top that stay in sight.</summary>
    public int FrozenRows { get; set; }

    /// <summary>Rows repeated on every printed page, first and last, or <see langword="null"/>.</summary>
    public (int First, int Last)? PrintTitles { get; set; }

    /// <summary>Range that is printed, or <see langword="null"/> for all.</summary>
    public string? PrintArea { get; set; }

    /// <summary>Whether the page lies on its side.</summary>
    public bool IsLandscape { get; set; }

    /// <summary>What stands at the left and right above every printed page.</summary>
    public (string Left, string Right) Header { get; set; } = (string.Empty, string.Empty);

    /// <summary>Whether nobody is meant to see it.</summary>
    public bool IsHidden { get; set; }

    /// <summary>Whether anything may be changed; otherwise only cells to fill in.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Sets a column's width.</summary>
    public void Width(int column, double width) => _widths[column] = width;

    /// <summary>Makes a row at least so many lines high.</summary>
    public void Lines(int row, double lines) =>
        _heights[row] = Math.Min(HighestRow, Math.Max(_heights.GetValueOrDefault(row), (lines * LineHeight) + 3));

    /// <summary>Writes text.</summary>
    public void Text(int row, int column, string text, CellLook look)
    {
        var cell = At(row, column, look);
        if (text.Length > 0)
        {
            cell.DataType = CellValues.InlineString;
            cell.InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(ExcelText.Escape(text)) { Space = SpaceProcessingModeValues.Preserve });
        }
    }

    /// <summary>Writes a figure: a number as a number, blank as nothing, a slash where it does not apply.</summary>
    public void Figure(int row, int column, CellValue value, CellLook look)
    {
        if (value.Number is { } number)
        {
            At(row, column, look).CellValue = Number(number);
        }
        else
        {
            Text(row, column, value.ToString(), look);
        }
    }

    /// <summary>Writes a formula with the result it has.</summary>
    /// <param name="result">Its result; <see langword="null"/> for the empty text.</param>
    public void Formula(int row, int column, string formula, decimal? result, CellLook look)
    {
        var cell = At(row, column, look);
        cell.CellFormula = new CellFormula(formula);
        if (result is { } number)
        {
            cell.CellValue = Number(number);
        }
        else
        {
            cell.DataType = CellValues.String;
            cell.CellValue = new DocumentFormat.OpenXml.Spreadsheet.CellValue(string.Empty);
        }
    }

    /// <summary>Merges cells; the first one is written already, and the others take its look.</summary>
    public void Merge(int top, int left, int bottom, int right, CellLook look)
    {
        if ((top, left) == (bottom, right))
        {
            return;
        }

        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                At(row, column, look);
            }
        }

        _merges.Add(SheetAddress.Range(top, left, bottom, right));
    }

    /// <summary>Says what cells beside each other take.</summary>
    /// <param name="formula">True where the first of them may hold what it holds.</param>
    /// <param name="prompt">What is said while one of them is selected, or <see langword="null"/>.</param>
    public void Validate(string range, string formula, string error, string? prompt) => _validations.Add(new DataValidation(new Formula1(formula))
    {
        Type = DataValidationValues.Custom,
        AllowBlank = true,
        ShowErrorMessage = true,
        ShowInputMessage = prompt is not null,
        ErrorTitle = Messages.Get("Excel_ErrorTitle"),
        Error = error,
        Prompt = prompt is { Length: > LongestPrompt } ? prompt[..LongestPrompt] : prompt,
        SequenceOfReferences = new ListValue<StringValue> { InnerText = range },
    });

    /// <summary>Lets a cell lead to another place of the workbook.</summary>
    public void Link(int row, int column, string place) => _links.Add(new Hyperlink { Reference = SheetAddress.Of(row, column), Location = place });

    public Worksheet ToWorksheet()
    {
        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(View()),
            new SheetFormatProperties { DefaultRowHeight = LineHeight });
        if (_widths.Count > 0)
        {
            sheet.Append(new Columns(_widths.Select(w => new Column { Min = (uint)w.Key, Max = (uint)w.Key, Width = w.Value, CustomWidth = true })));
        }

        sheet.Append(new SheetData(_rows.Select(RowOf)));
        if (!IsOpen)
        {
            sheet.Append(new SheetProtection { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false });
        }

        if (_merges.Count > 0)
        {
            sheet.Append(new MergeCells(_merges.Select(m => new MergeCell { Reference = m })) { Count = (uint)_merges.Count });
        }

        if (_validations.Count > 0)
        {
            sheet.Append(new DataValidations(_validations) { Count = (uint)_validations.Count });
        }

        if (_links.Count > 0)
        {
            sheet.Append(new Hyperlinks(_links));
        }

        sheet.Append(
            new PrintOptions { HorizontalCentered = true },
            new PageMargins { Left = 0.6, Right = 0.6, Top = 0.8, Bottom = 0.7, Header = 0.4, Footer = 0.3 },
            Page(IsLandscape),
            HeaderOf(Header.Left, Header.Right));
        return sheet;
    }

    /// <summary>A4 paper, as wide as the page, as many pages long as it takes.</summary>
    public static PageSetup Page(bool isLandscape) => new()
    {
        PaperSize = 9U,
        Orientation = isLandscape ? OrientationValues.Landscape : OrientationValues.Portrait,
        FitToWidth = 1U,
        FitToHeight = 0U,
    };

    /// <summary>What stands above and below every printed page.</summary>
    public static HeaderFooter HeaderOf(string left, string right) => new(
        new OddHeader(ExcelText.Escape($"&L{Plain(left)}&R{Plain(right)}")),
        new OddFooter(Messages.Get("Excel_Footer")));

    // Excel takes no more than 255 characters for a whole line.
    private static string Plain(string text) => text[..Math.Min(text.Length, LongestHeader)].Replace("&", "&&", StringComparison.Ordinal);

    private static DocumentFormat.OpenXml.Spreadsheet.CellValue Number(decimal number) => new(number.ToString(CultureInfo.InvariantCulture));

    private SheetView View()
    {
        SheetView view = new() { WorkbookViewId = 0U, ShowGridLines = false };
        if (FrozenRows > 0)
        {
            view.Append(new Pane
            {
                VerticalSplit = FrozenRows,
                TopLeftCell = SheetAddress.Of(FrozenRows + 1, 1),
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }

        return view;
    }

    private Row RowOf(KeyValuePair<int, SortedDictionary<int, Cell>> row)
    {
        Row element = new(row.Value.Values) { RowIndex = (uint)row.Key };
        if (_heights.TryGetValue(row.Key, out var height))
        {
            element.Height = height;
            element.CustomHeight = true;
        }

        return element;
    }

    private Cell At(int row, int column, CellLook look)
    {
        if (!_rows.TryGetValue(row, out var cells))
        {
            _rows[row] = cells = [];
        }

        if (!cells.TryGetValue(column, out var cell))
        {
            cells[column] = cell = new Cell { CellReference = SheetAddress.Of(row, column) };
        }

        cell.StyleIndex = styles[look];
        return cell;
    }
}
