using GovInfoReports.Application.Organisations;
using GovInfoReports.Domain;

namespace GovInfoReports.Web.Pages.Admin;

/// <summary>What a list would make and what is wrong with it, line by line.</summary>
public sealed record ListLook(
    IReadOnlyList<string> Titles,
    IReadOnlyList<(int Number, IReadOnlyList<string?> Cells)> Good,
    IReadOnlyList<(int Number, string Raw, IReadOnlyList<Refusal> Problems)> Bad)
{
    /// <summary>Most good lines shown.</summary>
    public const int Shown = 200;

    /// <summary>Makes one.</summary>
    public static ListLook Of<T>(IReadOnlyList<string> titles, IReadOnlyList<ListLine<T>> lines, Func<T, IReadOnlyList<string?>> cells) => new(
        titles,
        [.. lines.Where(l => l.IsGood).Select(l => (l.Number, cells(l.Input)))],
        [.. lines.Where(l => !l.IsGood).Select(l => (l.Number, l.Raw, l.Problems))]);

    /// <summary>The text of an uploaded file, or what was typed where there is no file.</summary>
    public static async Task<string> TextOfAsync(ReadList read, IFormFile? file, string? typed, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
        {
            return typed ?? string.Empty;
        }

        using MemoryStream bytes = new();
        await file.CopyToAsync(bytes, cancel);
        return read.Execute(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), file.FileName, cancel);
    }
}
