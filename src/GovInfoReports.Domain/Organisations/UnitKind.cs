namespace GovInfoReports.Domain.Organisations;

/// <summary>What kind of unit a unit is, in the order in which lists have them.</summary>
public enum UnitKind
{
    /// <summary>The government of a province, city or county itself.</summary>
    Government = 1,

    /// <summary>镇.</summary>
    Town = 2,

    /// <summary>乡, 民族乡, 苏木.</summary>
    Township = 3,

    /// <summary>街道.</summary>
    Subdistrict = 4,

    /// <summary>What stands at the level of townships and is none of them: 开发区, 农场, 管委会.</summary>
    OtherTownship = 5,

    /// <summary>部门.</summary>
    Department = 6,
}
