namespace GovInfoReports.Web.Security;

/// <summary>What may not be done as often as one likes.</summary>
internal enum Gate
{
    /// <summary>Trying passwords.</summary>
    SignIn,

    /// <summary>Having files read and checked.</summary>
    CheckUp,

    /// <summary>Fetching published reports as files, which are made when they are asked for.</summary>
    Downloads,

    /// <summary>Trying codes of sign-off sheets.</summary>
    Codes,
}
