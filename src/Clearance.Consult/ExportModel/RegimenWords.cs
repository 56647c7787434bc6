using System.Globalization;
using System.Text;
using Clearance.Course;

namespace Clearance.Consult;

/// <summary>
/// Regimens in short words, "tofacitinib 5 mg bid from 112 to 196", made into a course file, so that they are read, completed from
/// labels and refused exactly as a course is.
/// </summary>
public static class RegimenWords
{
    /// <summary>Name of the course in messages.</summary>
    public const string CourseName = "--regimen";

    private const string Form = "Write DRUG DOSE mg FREQUENCY [from DAY] [to DAY] [loading], for example 'dupilumab 300 mg q2w loading' or 'halobetasol 0.05% bid to 28'.";

    /// <summary>The course file of some regimens; null with issues when one cannot be read.</summary>
    public static Reading<byte[]> ToCourse(IReadOnlyList<string> regimens)
    {
        IssueLog log = new();
        StringBuilder course = new(
            """
            schema: 1
            id: regimens
            title: Regimens of the command line
            sources:
              asked: { cite: the command line, status: assumption }
            default_source: asked
            anchor: { name: start }
            regimens:

            """);
        for (int i = 0; i < regimens.Count; i++)
        {
            if (Line(regimens[i], i + 1) is { } line)
            {
                course.Append(line).Append('\n');
            }
            else
            {
                log.Error("regimen.words", SourcePlace.WholeFile(CourseName), $"'{regimens[i]}' is not a regimen.", Form);
            }
        }

        return log.ErrorCount > 0 ? new(null, log.ToImmutable()) : new(Encoding.UTF8.GetBytes(course.ToString()), []);
    }

    private static string? Line(string words, int number)
    {
        Queue<string> rest = new(words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (!rest.TryDequeue(out string? drug) || !drug.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return null;
        }

        StringBuilder line = new($"  - {{ id: r{number}, drug: {drug}, start: ");
        string begin = "start";
        string end = "";
        StringBuilder dose = new();
        while (rest.TryDequeue(out string? word))
        {
            switch (word)
            {
                case "from" or "to" when rest.TryDequeue(out string? day) && Number(day) is { } d:
                    string time = string.Create(CultureInfo.InvariantCulture, $"{{ days: {d:R}, from: start }}");
                    (begin, end) = word == "from" ? (time, end) : (begin, $", stop: {time}");
                    break;
                case "loading":
                    dose.Append(", loading: label");
                    break;
                case "mg" or "from" or "to":
                    return null;
                case var percent when percent.EndsWith('%') && Number(percent[..^1]) is { } strength:
                    dose.Append(CultureInfo.InvariantCulture, $", strength_percent: {strength:R}, route: topical");
                    break;
                case var amount when Number(amount.EndsWith("mg", StringComparison.Ordinal) ? amount[..^2] : amount) is { } mg:
                    if (!amount.EndsWith("mg", StringComparison.Ordinal) && (!rest.TryDequeue(out string? unit) || unit != "mg"))
                    {
                        return null;
                    }

                    dose.Append(CultureInfo.InvariantCulture, $", dose: {mg:R} mg");
                    break;
                case var frequency when frequency.All(char.IsAsciiLetterOrDigit):
                    dose.Append(CultureInfo.InvariantCulture, $", frequency: {frequency}");
                    break;
                default:
                    return null;
            }
        }

        return line.Append(begin).Append(end).Append(dose).Append(" }").ToString();
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value) ? value : null;
}
