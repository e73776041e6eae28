namespace GovInfoReports.Web.Rendering;

/// <summary>
/// What a public page says of itself to the programs that collect pages of governments (政府网站发展指引, 国办发〔2017〕47号): a column
/// 栏目, and on a page of its own an article 文章.
/// </summary>
public sealed record PageMeta(string ColumnName)
{
    /// <summary>What the column holds.</summary>
    public string? ColumnDescription { get; init; }

    public string? ArticleTitle { get; init; }

    /// <summary>When the article was made public: day, or day and time.</summary>
    public string? PubDate { get; init; }

    /// <summary>Whose it is.</summary>
    public string? ContentSource { get; init; }
}
