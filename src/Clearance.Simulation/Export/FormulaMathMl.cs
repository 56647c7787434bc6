using System.Xml.Linq;

namespace Clearance.Simulation;

/// <summary>Writes formulas as content MathML for SBML.</summary>
internal static class FormulaMathMl
{
    private static readonly XNamespace Math = "http://www.w3.org/1998/Math/MathML";
    private static readonly XNamespace Sbml = "http://www.sbml.org/sbml/level3/version2/core";

    /// <summary>The math element of a formula.</summary>
    public static XElement Write(Formula formula) => new(Math + "math", Content(formula));

    /// <summary>The math element that is true from a time on.</summary>
    public static XElement From(double day) => new(
        Math + "math",
        new XElement(Math + "apply", new XElement(Math + "geq"), TimeSymbol(), Number(day, "day")));

    /// <summary>The math element of a name plus a number in its unit.</summary>
    public static XElement Raised(string name, double by, string unit) => new(
        Math + "math",
        new XElement(Math + "apply", new XElement(Math + "plus"), new XElement(Math + "ci", name), Number(by, unit)));

    private static XElement Content(Formula formula) => formula switch
    {
        Formula.Number number => Number(number.Value, "dimensionless"),
        Formula.Name { Id: Formula.Time } => TimeSymbol(),
        Formula.Name name => new XElement(Math + "ci", name.Id),
        Formula.Operation operation => new XElement(
            Math + "apply",
            new XElement(Math + Word(operation.Operator)),
            operation.Operator == FormulaOperator.Sqrt ? new XElement(Math + "degree", Number(2.0, "dimensionless")) : null,
            operation.Arguments.Select(Content)),
        _ => throw new InvalidOperationException($"Unknown formula {formula}."),
    };

    private static XElement Number(double value, string unit)
    {
        string[] parts = FormulaText.Number(value).Split('E');
        XElement number = new(Math + "cn", new XAttribute(Sbml + "units", unit));
        if (parts.Length == 1)
        {
            number.Add(parts[0]);
        }
        else
        {
            number.Add(new XAttribute("type", "e-notation"), parts[0], new XElement(Math + "sep"), parts[1].TrimStart('+'));
        }

        return number;
    }

    private static XElement TimeSymbol() => new(
        Math + "csymbol",
        new XAttribute("encoding", "text"),
        new XAttribute("definitionURL", "http://www.sbml.org/sbml/symbols/time"),
        Formula.Time);

    private static string Word(FormulaOperator op) => op switch
    {
        FormulaOperator.Add => "plus",
        FormulaOperator.Subtract or FormulaOperator.Negate => "minus",
        FormulaOperator.Multiply => "times",
        FormulaOperator.Divide => "divide",
        FormulaOperator.Power => "power",
        FormulaOperator.Exp => "exp",
        FormulaOperator.Log => "ln",
        FormulaOperator.Sqrt => "root",
        FormulaOperator.Abs => "abs",
        FormulaOperator.Max => "max",
        _ => throw new InvalidOperationException($"Unknown operator {op}."),
    };
}
