namespace GovInfoReports.Application.Signing;

/// <summary>Names desks and chains in words.</summary>
public static class SigningWords
{
    /// <summary>Name of a desk.</summary>
    public static string Desk(int number) => Messages.Get($"Chain.Desk.{number}");

    /// <summary>A desk with its person.</summary>
    public static string Desk(int number, string name) => Messages.Get("Chain.DeskOf", Desk(number), name);

    /// <summary>A chain in one line.</summary>
    public static string Of(IReadOnlyList<ChainDesk> chain) =>
        chain.Count == 0 ? Messages.Get("Chain.None") : string.Join(Messages.Get("Chain.Separator"), chain.Select(d => Desk(d.Number, d.Name)));
}
