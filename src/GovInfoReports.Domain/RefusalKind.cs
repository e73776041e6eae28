namespace GovInfoReports.Domain;

/// <summary>Whose turn it is after a refusal.</summary>
public enum RefusalKind
{
    /// <summary>What was entered cannot be taken as it is.</summary>
    Invalid,

    /// <summary>The person may see the thing but not do this with it.</summary>
    Forbidden,

    /// <summary>It does not exist, or the person may not know that it does.</summary>
    NotFound,

    /// <summary>The state does not allow it: somebody was faster, or another step comes first.</summary>
    Conflict,
}
