using System.Security.Cryptography;
using System.Text;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Components;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// The modules that the entry form starts with. The page names them all in its head, so that the browser fetches them at once and
/// not one after another as each is found to import the next; and it maps their names to addresses that carry a fingerprint, so that
/// a browser that has them never asks again. A browser that does not know such maps takes them by their plain names.
/// </summary>
public static class EntryScripts
{
    private const string Folder = "/js/clerk/";

    /// <summary>Names of the modules in their folder, without their ending. A test compares them with what the browser fetches.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "form", "words", "saver", "saving/queue", "saving/server", "additional", "asking", "fields", "keep",
        "live", "balances", "faults", "findings", "figures", "panel", "grid", "grid/cells", "grid/changes", "clipboard", "pasting",
        "text", "aspects", "whole", "bound", "textbar", "marks", "textcells",
    ];

    /// <summary>The modules as a page at this place names them, and the map; allows the map in the page's policy.</summary>
    /// <returns>Addresses to fetch, and the map as JSON; <see langword="null"/> where no addresses with fingerprints are known.</returns>
    public static (IReadOnlyList<string> Addresses, string? Map) For(HttpContext context)
    {
        var assets = context.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>();
        var addresses = Names.Select(n => Folder + n + ".js").Select(path => (Path: path, Address: "/" + (assets?[path[1..]] ?? path[1..]))).ToList();
        if (addresses.TrueForAll(a => a.Path == a.Address))
        {
            return ([.. addresses.Select(a => a.Address)], null);
        }

        var map = new ImportMapDefinition(addresses.ToDictionary(a => a.Path, a => a.Address, StringComparer.Ordinal), null, null).ToString();
        SecurityHeaders.AllowInline(context, $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map)))}");
        return ([.. addresses.Select(a => a.Address)], map);
    }
}
