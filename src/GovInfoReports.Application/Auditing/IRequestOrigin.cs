namespace GovInfoReports.Application.Auditing;

/// <summary>Where what is being done was asked for from.</summary>
public interface IRequestOrigin
{
    /// <summary>Network address of the request; <see langword="null"/> for the command line and the portal itself.</summary>
    string? Address { get; }
}
