using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Clearance.Consult;

/// <summary>The kept retrospect of the case files (docs/forecast-retrospect.csv), written by <c>scripts/retrospect</c>.</summary>
public static class RetrospectFile
{
    private const string Head = "course,course_hash,knowledge_hash,seed,patients,as_of,day,within80,probability,log_score,text";
    private const int Columns = 11;

    /// <summary>The lines as text. What was seen comes last and goes to the end of its line, commas and all.</summary>
    public static string Write(IEnumerable<RetrospectLine> lines)
    {
        StringBuilder text = new(Head + "\n");
        foreach (RetrospectLine l in lines)
        {
            string within = l.Within80 is { } w ? (w ? "yes" : "no") : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"{l.Course},{l.CourseHash},{l.KnowledgeHash},{l.Seed},{l.Patients},{l.AsOf:0.###},{l.Day:0.###},{within},{l.Probability:0.####},{l.LogScore:0.####},{l.Text.ReplaceLineEndings(" ")}\n");
        }

        return text.ToString();
    }

    /// <summary>The lines of a text that <see cref="Write"/> made.</summary>
    /// <exception cref="FormatException">It is no such text: a fault of what is shipped, not of a user.</exception>
    public static ImmutableArray<RetrospectLine> Read(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0 || lines[0] != Head)
        {
            throw new FormatException("The kept retrospect has another head than this program writes.");
        }

        return [.. lines.Skip(1).Select(line => Line(line.Split(',', Columns)))];
    }

    private static RetrospectLine Line(string[] cells) => new()
    {
        Course = cells[0],
        CourseHash = cells[1],
        KnowledgeHash = cells[2],
        Seed = ulong.Parse(cells[3], CultureInfo.InvariantCulture),
        Patients = int.Parse(cells[4], CultureInfo.InvariantCulture),
        AsOf = Number(cells[5]),
        Day = Number(cells[6]),
        Within80 = cells[7] switch { "yes" => true, "no" => false, _ => null },
        Probability = Number(cells[8]),
        LogScore = Number(cells[9]),
        Text = cells[10],
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
