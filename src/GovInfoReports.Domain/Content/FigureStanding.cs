namespace GovInfoReports.Domain.Content;

/// <summary>How a figure stands to one that it is compared with. It says where to look and never that anything is wrong.</summary>
public enum FigureStanding
{
    /// <summary>Nothing remarkable, or not known.</summary>
    Usual = 0,

    /// <summary>Much more 明显偏高.</summary>
    MuchMore = 1,

    /// <summary>Much less 明显偏低.</summary>
    MuchLess = 2,
}
