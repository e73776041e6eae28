namespace GovInfoReports.Application.Notices;

/// <summary>Hands letters to a mail server, or to whatever stands in for one.</summary>
public interface IMailCarrier
{
    Task SendAsync(Letter letter, CancellationToken ct);
}
