namespace GovInfoReports.Domain.Form;

/// <summary>A form definition that contradicts itself; found when it is loaded, never while a report is worked on.</summary>
public sealed class FormDefinitionException(string message) : Exception(message);
