namespace GovInfoReports.Domain.Form;

/// <summary>That a cell counts in an equation: which of <see cref="FormEdition.Equations"/>, and 1 on its left side or -1 on its right side.</summary>
public sealed record EquationTerm(int Equation, int Sign);
