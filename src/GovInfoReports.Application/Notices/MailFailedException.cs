namespace GovInfoReports.Application.Notices;

/// <summary>A letter was not taken.</summary>
public sealed class MailFailedException(string message, Exception? inner = null) : Exception(message, inner);
