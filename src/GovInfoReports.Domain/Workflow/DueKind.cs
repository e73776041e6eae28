namespace GovInfoReports.Domain.Workflow;

/// <summary>Where a last day for handing in comes from. The three are kept apart: none moves or hides another.</summary>
public enum DueKind
{
    /// <summary>The law 法定.</summary>
    Statutory = 1,

    /// <summary>The office that collects 县定.</summary>
    County = 2,

    /// <summary>An extension for one unit 延期.</summary>
    Extension = 3,
}
