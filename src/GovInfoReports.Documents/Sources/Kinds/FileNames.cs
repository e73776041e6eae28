namespace GovInfoReports.Documents.Sources.Kinds;

/// <summary>What the names of files claim.</summary>
internal static class FileNames
{
    private static readonly Dictionary<string, FileKind[]> Claims = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = [FileKind.Text],
        [".md"] = [FileKind.Text],
        [".markdown"] = [FileKind.Text],
        [".htm"] = [FileKind.WebPage],
        [".html"] = [FileKind.WebPage],
        [".shtml"] = [FileKind.WebPage],
        [".mht"] = [FileKind.MimePage, FileKind.WebPage],
        [".mhtml"] = [FileKind.MimePage, FileKind.WebPage],
        [".json"] = [FileKind.Json],
        [".docx"] = [FileKind.Word],
        [".docm"] = [FileKind.Word],
        [".doc"] = [FileKind.OtherText],
        [".wps"] = [FileKind.OtherText, FileKind.Word],
        [".rtf"] = [FileKind.OtherText],
        [".odt"] = [FileKind.OtherText],
        [".xlsx"] = [FileKind.Excel],
        [".xlsm"] = [FileKind.Excel],
        [".xls"] = [FileKind.CompoundExcel, FileKind.OtherSheet],
        [".et"] = [FileKind.CompoundExcel, FileKind.OtherSheet, FileKind.Excel],
        [".ods"] = [FileKind.OtherSheet],
        [".pdf"] = [FileKind.Pdf],
        [".jpg"] = [FileKind.Image],
        [".png"] = [FileKind.Image],
    };

    /// <summary>Whether a name goes with what the file is. Names without an extension, or with one that claims nothing, go with everything.</summary>
    public static bool Fits(string fileName, FileNature nature) => !Claims.TryGetValue(Path.GetExtension(fileName), out var kinds) || kinds.Contains(nature.Kind);
}
