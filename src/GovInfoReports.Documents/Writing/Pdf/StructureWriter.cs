using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>Writes the logical structure of a document into its file.</summary>
internal sealed class StructureWriter(PdfFile file, IReadOnlyList<int> pages)
{
    private readonly Dictionary<StructureElement, int> _numbers = [];

    public void Write(int tree, StructureElement document, IReadOnlyList<IReadOnlyList<StructureElement>> marks, IEnumerable<(int Key, StructureElement Element)> annotations)
    {
        var root = AddElement(document, tree);
        var parents = new StringBuilder();
        for (var i = 0; i < marks.Count; i++)
        {
            var elements = string.Join(' ', marks[i].Select(Reference));
            parents.Append(FormattableString.Invariant($"{i} {file.Add($"[{elements}]")} 0 R "));
        }

        var next = marks.Count;
        foreach (var (key, element) in annotations.OrderBy(a => a.Key))
        {
            parents.Append(FormattableString.Invariant($"{key} {Reference(element)} "));
            next = key + 1;
        }

        var parentTree = file.Add($"<</Nums[{parents}]>>");
        file.Set(tree, FormattableString.Invariant($"<</Type/StructTreeRoot/K {root} 0 R/ParentTree {parentTree} 0 R/ParentTreeNextKey {next}{Ids()}>>"));
    }

    private string Reference(StructureElement element) => FormattableString.Invariant($"{_numbers[element]} 0 R");

    private int AddElement(StructureElement element, int parent)
    {
        var number = file.Reserve();
        _numbers[element] = number;
        var parts = string.Join(' ', element.Parts.Select(p => Part(p, number)));
        var attributes = element.Attributes is null ? string.Empty : $"/A{element.Attributes}";
        var id = element.Id is null ? string.Empty : $"/ID{PdfFile.Bytes(element.Id)}";
        var alternative = element.Alternative is null ? string.Empty : $"/Alt{PdfFile.Text(element.Alternative)}";
        file.Set(number, FormattableString.Invariant($"<</Type/StructElem/S/{element.Type}/P {parent} 0 R/K[{parts}]{attributes}{id}{alternative}>>"));
        return number;
    }

    private string Part(StructureElement.Part part, int number) => part switch
    {
        { Element: { } element } => FormattableString.Invariant($"{AddElement(element, number)} 0 R"),
        { Annotation: > 0 } => FormattableString.Invariant($"<</Type/OBJR/Pg {pages[part.Page]} 0 R/Obj {part.Annotation} 0 R>>"),
        _ => FormattableString.Invariant($"<</Type/MCR/Pg {pages[part.Page]} 0 R/MCID {part.Mark}>>"),
    };

    private string Ids()
    {
        var named = _numbers.Where(n => n.Key.Id is not null).OrderBy(n => n.Key.Id, StringComparer.Ordinal)
            .Select(n => (Name: PdfFile.Bytes(n.Key.Id!), n.Value)).ToList();
        if (named.Count == 0)
        {
            return string.Empty;
        }

        var names = string.Join(' ', named.Select(n => FormattableString.Invariant($"{n.Name} {n.Value} 0 R")));
        return FormattableString.Invariant($"/IDTree {file.Add($"<</Limits[{named[0].Name} {named[^1].Name}]/Names[{names}]>>")} 0 R");
    }
}
