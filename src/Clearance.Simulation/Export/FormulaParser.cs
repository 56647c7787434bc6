using System.Collections.Frozen;
using System.Globalization;

namespace Clearance.Simulation;

/// <summary>
/// Reads the equations of the export, which stand in the code as one writes them: <c>kS * (drive * (1 - pl) - signs)</c>.
/// Power binds strongest and to the right; a minus in front binds weaker than power.
/// </summary>
internal sealed class FormulaParser
{
    private static readonly FrozenDictionary<string, (FormulaOperator Operator, int Arguments)> Functions =
        new Dictionary<string, (FormulaOperator, int)>(StringComparer.Ordinal)
        {
            ["exp"] = (FormulaOperator.Exp, 1),
            ["log"] = (FormulaOperator.Log, 1),
            ["sqrt"] = (FormulaOperator.Sqrt, 1),
            ["abs"] = (FormulaOperator.Abs, 1),
            ["max"] = (FormulaOperator.Max, 2),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string _text;
    private int _at;

    private FormulaParser(string text) => _text = text;

    /// <summary>The expression that a text says.</summary>
    /// <exception cref="FormatException">The text is no formula: a fault in the code that wrote it.</exception>
    public static Formula Parse(string text)
    {
        FormulaParser parser = new(text);
        Formula formula = parser.Sum();
        return parser.Peek() == '\0' ? formula : throw parser.Fault();
    }

    private Formula Sum()
    {
        Formula left = Product();
        while (Peek() is '+' or '-')
        {
            FormulaOperator op = Take() == '+' ? FormulaOperator.Add : FormulaOperator.Subtract;
            left = new Formula.Operation(op, left, Product());
        }

        return left;
    }

    private Formula Product()
    {
        Formula left = Signed();
        while (Peek() is '*' or '/')
        {
            FormulaOperator op = Take() == '*' ? FormulaOperator.Multiply : FormulaOperator.Divide;
            left = new Formula.Operation(op, left, Signed());
        }

        return left;
    }

    private Formula Signed()
    {
        if (Peek() != '-')
        {
            return Power();
        }

        Take();
        return new Formula.Operation(FormulaOperator.Negate, Signed());
    }

    private Formula Power()
    {
        Formula basis = Primary();
        if (Peek() != '^')
        {
            return basis;
        }

        Take();
        return new Formula.Operation(FormulaOperator.Power, basis, Signed());
    }

    private Formula Primary()
    {
        char next = Peek();
        if (next == '(')
        {
            Take();
            Formula inner = Sum();
            Expect(')');
            return inner;
        }

        if (char.IsAsciiDigit(next))
        {
            string digits = While(c => char.IsAsciiDigit(c) || c == '.');
            return new Formula.Number(double.Parse(digits, CultureInfo.InvariantCulture));
        }

        string word = While(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (word.Length == 0)
        {
            throw Fault();
        }

        return Peek() == '(' ? Call(word) : new Formula.Name(word);
    }

    private Formula.Operation Call(string word)
    {
        if (!Functions.TryGetValue(word, out (FormulaOperator Operator, int Arguments) function))
        {
            throw Fault();
        }

        Expect('(');
        List<Formula> arguments = [Sum()];
        while (Peek() == ',')
        {
            Take();
            arguments.Add(Sum());
        }

        Expect(')');
        return arguments.Count == function.Arguments ? new Formula.Operation(function.Operator, [.. arguments]) : throw Fault();
    }

    private char Peek()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }

    private char Take() => _text[_at++];

    private void Expect(char wanted)
    {
        if (Peek() != wanted)
        {
            throw Fault();
        }

        _at++;
    }

    private string While(Func<char, bool> belongs)
    {
        int from = _at;
        while (_at < _text.Length && belongs(_text[_at]))
        {
            _at++;
        }

        return _text[from.._at];
    }

    private FormatException Fault() => new($"'{_text}' is no formula from place {_at + 1} on.");
}
