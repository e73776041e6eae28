namespace GovInfoReports.Domain.Workflow;

/// <summary>A report cannot be handed in before the unit's own chain agreed to what it says now.</summary>
public sealed class SigningRequiredException() : Exception("The unit's own chain has not agreed.");
