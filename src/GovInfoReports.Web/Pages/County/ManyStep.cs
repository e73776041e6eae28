namespace GovInfoReports.Web.Pages.County;

/// <summary>What a button does with the reports that are ticked.</summary>
public enum ManyStep
{
    Approve,

    Return,

    /// <summary>Leads to the page that asks before anything becomes public.</summary>
    Publish,

    /// <summary>Leads to the page that takes one comment for all.</summary>
    Comment,
}
