using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace GovInfoReports.Documents.Office;

/// <summary>The part of a Word file of the portal that holds how its texts were spelled in Markdown.</summary>
internal static class SpellingPart
{
    public const string Id = "spellings";

    /// <summary>A text of a section or the preamble.</summary>
    public const string Text = "Text";

    /// <summary>The signature 落款.</summary>
    public const string Signature = "Signature";

    public static readonly XNamespace Name = "urn:govinforeports:spellings:1";

    /// <summary>What a text shows, as a hash: the part holds no words.</summary>
    public static string Print(string role, string usual) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes($"{role}:{usual}")));
}
