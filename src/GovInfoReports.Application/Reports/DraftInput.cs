using System.Globalization;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Reads the fields of the draft form. Their names are the one contract between pages, scripts and server: a cell has the name
/// of the cell (<c>requests.received.naturalPerson</c>), a section's text <c>text.</c> and its code, then <c>title</c>,
/// <c>preamble</c>, <c>signature</c>, and <c>additional.N.heading</c>, <c>.text</c> and <c>.after</c> with N from 0, or all of
/// these as one <c>additional</c> (<see cref="ReportFields"/>).
/// </summary>
public static class DraftInput
{
    /// <summary>Name of the title's field.</summary>
    public const string TitleField = ReportFields.Title;

    /// <summary>Name of the preamble's field.</summary>
    public const string PreambleField = ReportFields.Preamble;

    /// <summary>Name of the signature's field.</summary>
    public const string SignatureField = ReportFields.Signature;

    private const string Prefix = "additional";

    /// <summary>
    /// What is said of a cell that cannot be read, by the problem: <c>{0}</c> is the cell, <c>{1}</c> what was typed; <c>{2}</c> are the
    /// decimal places, or <c>{2}</c> and <c>{3}</c> the smallest and the largest number, or the words too many and the unit.
    /// </summary>
    public static IReadOnlyDictionary<CellInputProblem, string> ProblemSentences { get; } = Enum.GetValues<CellInputProblem>()
        .Where(p => p != CellInputProblem.None)
        .ToDictionary(p => p, p => Messages.Get($"Cell.{p}"));

    /// <summary>Name of a section's text field.</summary>
    public static string TextField(string section) => ReportFields.Text(section);

    /// <summary>Name of a field of an additional section.</summary>
    public static string AdditionalField(int index, string part) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}.{index}.{part}");

    /// <summary>Posted fields by the names that reports know them by: the parts of additional sections make one field.</summary>
    public static IReadOnlyDictionary<string, string> OneByOne(IEnumerable<KeyValuePair<string, string>> fields)
    {
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        SortedDictionary<int, Dictionary<string, string>> additional = [];
        foreach (var (name, value) in fields)
        {
            if (!TryReadAdditionalPart(name, value, additional))
            {
                named[name] = value;
            }
        }

        if (additional.Count > 0)
        {
            named[ReportFields.Additional] = ReportFields.WriteAdditional(
            [
                .. additional.Values
                    .Select(p => new AdditionalSection(
                        p.GetValueOrDefault("heading", string.Empty).Trim(),
                        Lines(p.GetValueOrDefault("text", string.Empty)),
                        p.GetValueOrDefault("after") is { Length: > 0 } after ? after : null))
                    .Where(s => s.Heading.Length + s.Text.Length > 0),
            ]);
        }

        return named;
    }

    /// <summary>Reads posted fields.</summary>
    public static (ContentChange Change, IReadOnlyList<Refusal> Errors) Read(FormEdition edition, IEnumerable<KeyValuePair<string, string>> fields)
    {
        List<Refusal> errors = [];
        Dictionary<CellId, CellValue> cells = [];
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        SortedDictionary<int, Dictionary<string, string>> additional = [];
        string? title = null;
        string? preamble = null;
        string? signature = null;
        IReadOnlyList<AdditionalSection>? whole = null;
        foreach (var (name, value) in fields)
        {
            if (name == TitleField)
            {
                title = Limited(errors, name, value.Trim(), Messages.Get("Text.Title"), ReportLimits.Title);
            }
            else if (name == PreambleField)
            {
                preamble = Limited(errors, name, Lines(value), Messages.Get("Text.Preamble"), ReportLimits.Preamble);
            }
            else if (name == SignatureField)
            {
                signature = Limited(errors, name, Lines(value), Messages.Get("Text.Signature"), ReportLimits.Signature);
            }
            else if (ReportFields.TextSection(edition, name) is { } section)
            {
                texts[section.Code] = Limited(errors, name, Lines(value), section.Title, ReportLimits.SectionText);
            }
            else if (name == ReportFields.Additional)
            {
                whole = ReadWhole(edition, value, errors);
            }
            else if (!TryReadAdditionalPart(name, value, additional) && CellId.TryParse(name, out var id))
            {
                ReadCell(edition, id, value, cells, errors);
            }
        }

        return (new ContentChange
        {
            Title = title,
            Preamble = preamble,
            Signature = signature,
            Texts = texts,
            Cells = cells,
            AdditionalSections = additional.Count == 0 ? whole : Additional(edition, additional, errors),
        }, errors);
    }

    /// <summary>
    /// A field's value in the one way in which it is compared: figures as figures, texts by what a person wrote in them, for bound values move
    /// by themselves. What cannot be read stands for itself.
    /// </summary>
    public static string Canonical(FormEdition edition, string field, string value)
    {
        if (ReportFields.Cell(edition, field) is { } cell)
        {
            return cell.Format.ParseTyped(value) is { Problem: CellInputProblem.None } input ? input.Value.ToString() : value;
        }

        return !string.Equals(field, ReportFields.Additional, StringComparison.Ordinal) ? BoundValues.Unbound(Lines(value))
            : ReportFields.ReadAdditional(value) is { } sections ? ReportFields.WriteAdditional([.. sections.Select(s => s with { Text = BoundValues.Unbound(Lines(s.Text)) })])
            : value;
    }

    /// <summary>Texts of a content that are longer than <see cref="ReportLimits"/> allows, as when they were read from a document.</summary>
    public static IReadOnlyList<Refusal> LengthErrors(ReportContent content, FormEdition edition)
    {
        List<Refusal> errors = [];
        Limited(errors, TitleField, content.Title, Messages.Get("Text.Title"), ReportLimits.Title);
        Limited(errors, PreambleField, content.Preamble, Messages.Get("Text.Preamble"), ReportLimits.Preamble);
        Limited(errors, SignatureField, content.Signature, Messages.Get("Text.Signature"), ReportLimits.Signature);
        foreach (var (code, text) in content.Texts)
        {
            Limited(errors, TextField(code), text, edition.Section(code)?.Title ?? code, ReportLimits.SectionText);
        }

        for (var i = 0; i < content.AdditionalSections.Count; i++)
        {
            Limited(errors, AdditionalField(i, "heading"), content.AdditionalSections[i].Heading, Messages.Get("Text.Heading"), ReportLimits.Heading);
            Limited(errors, AdditionalField(i, "text"), content.AdditionalSections[i].Text, Messages.Get("Text.Additional", content.AdditionalSections[i].Heading), ReportLimits.SectionText);
        }

        if (content.AdditionalSections.Count > ReportLimits.AdditionalSections)
        {
            errors.Add(new Refusal(null, "Additional.TooMany", ReportLimits.AdditionalSections));
        }

        return errors;
    }

    /// <summary>Reads what was typed into a cell, and says at the cell why it cannot be read.</summary>
    internal static void ReadCell(FormEdition edition, CellId id, string value, Dictionary<CellId, CellValue> cells, List<Refusal> errors)
    {
        if (edition.Find(id) is not { } cell)
        {
            errors.Add(new Refusal(null, "Form.UnknownCell", id));
            return;
        }

        var input = cell.Format.ParseTyped(value);
        if (input.Problem == CellInputProblem.None)
        {
            cells[id] = input.Value;
            return;
        }

        var shown = value.Length > 20 ? value[..20] + "…" : value;
        errors.Add(new Refusal(id.ToString(), $"Cell.{input.Problem}", input.Problem switch
        {
            CellInputProblem.TooManyWords => [cell.Name, shown, input.Words!],
            CellInputProblem.OtherUnit => [cell.Name, shown, input.Words!, cell.Format.Unit],
            CellInputProblem.TooPrecise => [cell.Name, shown, cell.Format.Scale],
            CellInputProblem.TooLarge => [cell.Name, shown, cell.Format.Minimum, cell.Format.Maximum],
            _ => [cell.Name, shown],
        }));
    }

    private static bool TryReadAdditionalPart(string name, string value, SortedDictionary<int, Dictionary<string, string>> additional)
    {
        if (name.Split('.') is not [Prefix, var number, var part] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        additional.TryAdd(index, new(StringComparer.Ordinal));
        additional[index][part] = value;
        return true;
    }

    private static List<AdditionalSection>? ReadWhole(FormEdition edition, string value, List<Refusal> errors)
    {
        if (ReportFields.ReadAdditional(value) is not { } sections)
        {
            errors.Add(new Refusal(ReportFields.Additional, "Additional.Unreadable"));
            return null;
        }

        SortedDictionary<int, Dictionary<string, string>> parts = [];
        foreach (var section in sections)
        {
            parts[parts.Count] = new(StringComparer.Ordinal) { ["heading"] = section.Heading, ["text"] = section.Text, ["after"] = section.After ?? string.Empty };
        }

        List<Refusal> found = [];
        var read = Additional(edition, parts, found);
        errors.AddRange(found.Select(e => e with { Place = ReportFields.Additional }));
        return read;
    }

    private static List<AdditionalSection> Additional(FormEdition edition, SortedDictionary<int, Dictionary<string, string>> additional, List<Refusal> errors)
    {
        List<AdditionalSection> sections = [];
        foreach (var (index, parts) in additional)
        {
            var heading = parts.GetValueOrDefault("heading", string.Empty).Trim();
            var text = Lines(parts.GetValueOrDefault("text", string.Empty));
            if (heading.Length == 0 && text.Length == 0)
            {
                continue;
            }

            if (heading.Length == 0)
            {
                errors.Add(new Refusal(AdditionalField(index, "heading"), "Additional.HeadingMissing"));
            }

            Limited(errors, AdditionalField(index, "heading"), heading, Messages.Get("Text.Heading"), ReportLimits.Heading);
            Limited(errors, AdditionalField(index, "text"), text, Messages.Get("Text.Additional", heading), ReportLimits.SectionText);
            var after = edition.Section(parts.GetValueOrDefault("after", string.Empty))?.Code;
            sections.Add(new AdditionalSection(heading, text, after));
        }

        if (sections.Count > ReportLimits.AdditionalSections)
        {
            errors.Add(new Refusal(null, "Additional.TooMany", ReportLimits.AdditionalSections));
        }

        return sections;
    }

    private static string Limited(List<Refusal> errors, string field, string value, string name, int limit)
    {
        if (value.Length > limit)
        {
            errors.Add(new Refusal(field, "Text.TooLong", name, value.Length, limit));
        }

        return value;
    }

    // Bound values come as they are edited. Browsers post CRLF; texts are kept with LF and without control characters, which neither XML nor JSON readers take well.
    internal static string Lines(string text) =>
        string.Concat(BoundValues.FromEditing(text).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
