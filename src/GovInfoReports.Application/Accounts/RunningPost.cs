using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>A post that a signed-in person can work under today.</summary>
public sealed record RunningPost(int Id, Role Role, Unit Unit);
