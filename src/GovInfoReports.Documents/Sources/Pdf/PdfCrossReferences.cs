using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>
/// Looks over the cross-reference tables of a PDF, which say where its objects lie, before PdfPig reads them: it believes what they claim of
/// their size, reserves memory for it and counts up to it without asking anybody.
/// </summary>
internal static class PdfCrossReferences
{
    // All tables together. Files of as many pages as are taken have some thousands.
    private const int MostObjects = 1_000_000;

    // A program that changes a file without writing it anew adds one each time; PdfPig compares each with all others.
    private const int MostTables = 1_000;

    // Bytes of a number of a table. PdfPig reserves room for them on the stack: one below zero ends the whole process.
    private const int WidestNumber = 8;

    // Dictionaries without an end. Each is read up to where it is too deep, which costs more than its bytes.
    private const int MostBroken = 100;

    // What PdfPig itself has.
    private const int Depth = 256;

    /// <summary>Refuses a file whose tables claim what no report has.</summary>
    public static void Require(ReadOnlyMemory<byte> bytes, PdfBudget budget)
    {
        var file = bytes.Span;
        var tables = file.Count("xref"u8);
        var objects = 0d;
        using StreamInputBytes input = new(new PdfBytes(bytes, budget));
        CoreTokenScanner scanner = new(input, usePdfDocEncoding: true, new StackDepthGuard(Depth));
        var broken = 0;
        for (var at = 0; tables <= MostTables && file[at..].IndexOf("obj"u8) is >= 0 and var next;)
        {
            at += next + "obj".Length;
            if (!OpensDictionary(file[at..]))
            {
                continue;
            }

            try
            {
                scanner.Seek(at);
                if (scanner.TryReadToken(out DictionaryToken dictionary) && dictionary.TryGet(NameToken.Type, out NameToken type) && type == NameToken.Xref)
                {
                    tables++;
                    objects += Objects(dictionary);
                    if (objects > MostObjects || HasWideNumbers(dictionary))
                    {
                        throw budget.Refuse(SourceRefusal.Damaged);
                    }
                }
            }
            catch (Exception e) when (e is not (SourceRefusedException or OperationCanceledException) && broken < MostBroken)
            {
                // Nothing that PdfPig could read as a table.
                broken++;
            }
            catch (Exception e) when (e is not (SourceRefusedException or OperationCanceledException))
            {
                throw budget.Refuse(SourceRefusal.Damaged);
            }
        }

        if (tables > MostTables)
        {
            throw budget.Refuse(SourceRefusal.Damaged);
        }
    }

    private static bool OpensDictionary(ReadOnlySpan<byte> text) => text.TrimStart("\0\t\n\f\r "u8).StartsWith("<<"u8);

    private static double Objects(DictionaryToken table) =>
        table.TryGet(NameToken.Index, out ArrayToken index) ? index.Data.Where((_, i) => i % 2 == 1).Sum(Number)
        : table.TryGet(NameToken.Size, out var size) ? Number(size)
        : 0;

    private static bool HasWideNumbers(DictionaryToken table) => table.TryGet(NameToken.W, out ArrayToken widths) && widths.Data.Any(w => Number(w) is < 0 or > WidestNumber);

    private static double Number(IToken token) => token is NumericToken number ? number.Data : 0;
}
