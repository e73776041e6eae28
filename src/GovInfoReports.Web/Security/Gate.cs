namespace GovInfoReports.Web.Security;

/// <summary>What may not be done as often as one likes.</summary>
internal enum Gate
{
    /// <summary>Trying passwords.</summary>
    SignIn,

    /// <summary>Having files read and checked.</summary>
    CheckUp,

    /// <summary>Trying codes of sign-off sheets.</summary>
    Codes,
}
