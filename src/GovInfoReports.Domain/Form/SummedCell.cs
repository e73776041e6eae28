namespace GovInfoReports.Domain.Form;

/// <summary>A cell that a government adds up from the reports below it 汇总.</summary>
/// <param name="IsJoint">Whether it can hold what several units issued together 联合发文, so that a sum may count it more than once.</param>
public sealed record SummedCell(FormCell Cell, bool IsJoint)
{
    internal const string Rule = "A6";
    internal const string Joint = "joint";

    public CellId Id => Cell.Id;
}
