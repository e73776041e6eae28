namespace GovInfoReports.Domain.Content;

/// <summary>The median of a figure, and of how many units it is.</summary>
public sealed record LikeFigure(decimal Median, int Units);
