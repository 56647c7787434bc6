using System.Globalization;

namespace Clearance.Simulation;

/// <summary>Writes formulas as one line of text for R and its model languages, or for C++.</summary>
/// <param name="Time">What the language calls time.</param>
/// <param name="IsC">True for C++: pow, fabs and fmax for powers, absolute values and maxima.</param>
internal sealed record FormulaText(string Time, bool IsC)
{
    /// <summary>R, also in a function of (time, y, parameters).</summary>
    public static FormulaText R { get; } = new("time", false);

    /// <summary>A number that reads back as the same number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The formula.</summary>
    public string Write(Formula formula) => Write(formula, 0);

    // Binding: 1 sums, 2 products, 3 a sign, 4 powers, 5 what stands alone.
    private string Write(Formula formula, int least)
    {
        (string text, int binding) = formula switch
        {
            Formula.Number { Value: < 0.0 } number => (Number(number.Value), 3),
            Formula.Number number => (IsC && double.IsInteger(number.Value) ? $"{Number(number.Value)}.0" : Number(number.Value), 5),
            Formula.Name name => (name.Id == Formula.Time ? Time : name.Id, 5),
            Formula.Operation operation => Write(operation),
            _ => throw new InvalidOperationException($"Unknown formula {formula}."),
        };
        return binding < least ? $"({text})" : text;
    }

    private (string Text, int Binding) Write(Formula.Operation operation)
    {
        Formula first = operation.Arguments[0];
        Formula second = operation.Arguments[^1];
        return operation.Operator switch
        {
            FormulaOperator.Add => ($"{Write(first, 1)} + {Write(second, 1)}", 1),
            FormulaOperator.Subtract => ($"{Write(first, 1)} - {Write(second, 2)}", 1),
            FormulaOperator.Multiply => ($"{Write(first, 2)} * {Write(second, 2)}", 2),
            FormulaOperator.Divide => ($"{Write(first, 2)} / {Write(second, 3)}", 2),
            FormulaOperator.Negate => ($"-{Write(first, 4)}", 3),
            FormulaOperator.Power when IsC => ($"pow({Write(first)}, {Write(second)})", 5),
            FormulaOperator.Power => ($"{Write(first, 5)}^{Write(second, 5)}", 4),
            FormulaOperator.Exp => ($"exp({Write(first)})", 5),
            FormulaOperator.Log => ($"log({Write(first)})", 5),
            FormulaOperator.Sqrt => ($"sqrt({Write(first)})", 5),
            FormulaOperator.Abs => ($"{(IsC ? "fabs" : "abs")}({Write(first)})", 5),
            FormulaOperator.RegionSum => ($"SUM_r({Write(first)})", 5),
            FormulaOperator.Max => ($"{(IsC ? "fmax" : "max")}({Write(first)}, {Write(second)})", 5),
            _ => throw new InvalidOperationException($"Unknown operator {operation.Operator}."),
        };
    }
}
