using System.Xml.Linq;

namespace Clearance.Simulation.Tests.Export;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("a + b * c ^ d", "a + b * c^d", "a + b * pow(c, d)")]
    [InlineData("(a + b) * c", "(a + b) * c", "(a + b) * c")]
    [InlineData("a - (b - c)", "a - (b - c)", "a - (b - c)")]
    [InlineData("a / (b * c)", "a / (b * c)", "a / (b * c)")]
    [InlineData("a / b / c", "a / b / c", "a / b / c")]
    [InlineData("-a ^ 2", "-a^2", "-pow(a, 2.0)")]
    [InlineData("(-a) ^ 2", "(-a)^2", "pow(-a, 2.0)")]
    [InlineData("2 ^ 3 ^ 2", "2^(3^2)", "pow(2.0, pow(3.0, 2.0))")]
    [InlineData("max(x, 0) + log(1 + exp(-abs(x)))", "max(x, 0) + log(1 + exp(-abs(x)))", "fmax(x, 0.0) + log(1.0 + exp(-fabs(x)))")]
    [InlineData("1 - exp(-k * time)", "1 - exp(-k * time)", "1.0 - exp(-k * SOLVERTIME)")]
    public void A_formula_is_written_as_each_language_reads_it(string text, string inR, string inC)
    {
        Formula formula = FormulaParser.Parse(text);
        Assert.Equal(inR, FormulaText.R.Write(formula));
        Assert.Equal(inC, new FormulaText("SOLVERTIME", true).Write(formula));
    }

    [Theory]
    [InlineData("a +")]
    [InlineData("a b")]
    [InlineData("(a")]
    [InlineData("max(a)")]
    [InlineData("sin(a)")]
    public void What_is_no_formula_is_refused(string text) => Assert.Throws<FormatException>(() => FormulaParser.Parse(text));

    [Fact]
    public void Numbers_read_back_as_the_same_number()
    {
        foreach (double value in new[] { 0.1, 1.0 / 3.0, 1e-12, 6.02e23, 5e-324 })
        {
            Assert.Equal(value, double.Parse(FormulaText.Number(value), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void MathML_has_one_operator_for_each_operation()
    {
        XElement math = FormulaMathMl.Write(FormulaParser.Parse("sqrt(g) * (time + 1 / a)"));
        string[] words = [.. math.Descendants().Select(e => e.Name.LocalName)];
        Assert.Equal(["apply", "times", "apply", "root", "degree", "cn", "ci", "apply", "plus", "csymbol", "apply", "divide", "cn", "ci"], words);
    }
}
