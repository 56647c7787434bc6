using System.Collections.Immutable;
using Clearance.Consult;

namespace Clearance.Cli;

/// <summary>Signal by signal: the share blocked by each drug alone and by both, in skin and in blood, shown apart.</summary>
internal static class MechanismSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(RunResult result, RunWords words, Page page)
    {
        if (result.Mechanism.IsDefaultOrEmpty)
        {
            return;
        }

        page.Heading("What each drug blocks", "per cent of the signal, at steady state");
        page.Paragraph(result.MechanismSentence);
        var rows = Rows(result.Mechanism, words);
        var complete = true;
        foreach (var compartment in new[] { Compartment.Skin, Compartment.Blood })
        {
            page.Line();
            complete &= Table(compartment, rows, page);
        }

        var range = "mean, peak and trough over the day; ranges are the 90% interval over patients, \"all\" where both ends print alike";
        page.Paragraph(complete ? $"{Upper(range)}." : $"{Upper(range)}; those of peak and trough are in --format json.");
        var kinases = rows.GroupBy(row => row.Signal.PotencyClass, StringComparer.Ordinal).Select(group => $"{group.Key.Replace('_', '/')}: {string.Join(", ", group.Select(row => row.Name))}");
        page.Paragraph($"Kinases. {string.Join("; ", kinases)}.");
        if (rows.Select(row => row.Signal.Signal).Distinct(StringComparer.Ordinal).Count() < rows.Count)
        {
            page.Paragraph("IL-13 stands twice: receptor biology has it signal through JAK1, TYK2 and JAK2, the authors through JAK1 and JAK3.");
        }
    }

    /// <summary>One row per signal; a signal on which the readings of IL-13 differ has one per reading.</summary>
    private static List<(string Name, SignalMechanism Signal)> Rows(ImmutableArray<SignalMechanism> mechanism, RunWords words)
    {
        var rows = new List<(string, SignalMechanism)>();
        foreach (var group in mechanism.GroupBy(signal => signal.Signal, StringComparer.Ordinal))
        {
            var readings = group.OrderBy(signal => signal.Il13Reading != words.Main).ToList();
            var disputed = readings.Select(signal => signal.PotencyClass).Distinct(StringComparer.Ordinal).Count() > 1;
            rows.AddRange(disputed
                ? readings.Select(signal => ($"{signal.Name} ({(signal.Il13Reading == Il13Reading.Authors ? "authors" : "receptors")})", signal))
                : [(readings[0].Name, readings[0])]);
        }

        return rows;
    }

    /// <summary>Writes one compartment; false if the ranges of peak and trough had no room.</summary>
    private static bool Table(Compartment compartment, List<(string Name, SignalMechanism Signal)> rows, Page page)
    {
        var settings = Enum.GetValues<TreatmentSetting>().Where(setting => rows.Exists(row => Find(row.Signal, setting, compartment) is not null)).ToList();
        foreach (var full in new[] { true, false })
        {
            var table = new List<string[]> { Groups(compartment, settings, rows), Headings(settings, compartment, rows) };
            table.AddRange(rows.Select(row => Cells(row.Name, row.Signal, settings, compartment, rows, full, page.Drawn)));
            var body = table.Skip(1).ToList();
            if (Columns.Fits(body, page) || !full)
            {
                page.Line(GroupLine(table[0], Columns.Starts(body, page)));
                Columns.Write(body, page);
                return full;
            }
        }

        return false;
    }

    // The names of the drugs stand over their first column, as wide as the columns turn out.
    private static string GroupLine(string[] names, int[] starts)
    {
        var line = "";
        for (var column = 0; column < names.Length; column++)
        {
            line = names[column].Length == 0 ? line : (line.Length > starts[column] ? line + " " : line.PadRight(starts[column])) + names[column];
        }

        return line;
    }

    private static string[] Groups(Compartment compartment, List<TreatmentSetting> settings, List<(string Name, SignalMechanism Signal)> rows) =>
    [
        compartment == Compartment.Skin ? "SKIN (drives disease)" : "BLOOD (drives risk)",
        .. settings.SelectMany(setting =>
        {
            var drugs = rows.Select(row => Find(row.Signal, setting, compartment)).First(share => share is not null)!.Drugs;
            var shown = setting == TreatmentSetting.Both ? "both together" : $"{drugs} alone";
            return Steady(setting, compartment, rows) ? new[] { shown } : [shown, "", ""];
        }),
    ];

    private static string[] Headings(List<TreatmentSetting> settings, Compartment compartment, List<(string Name, SignalMechanism Signal)> rows) =>
        ["", .. settings.SelectMany(setting => Steady(setting, compartment, rows) ? new[] { "all day" } : ["mean", "peak", "trough"])];

    private static string[] Cells(string name, SignalMechanism signal, List<TreatmentSetting> settings, Compartment compartment, List<(string Name, SignalMechanism Signal)> rows, bool full, Glyphs glyphs) =>
    [
        name,
        .. settings.SelectMany(setting =>
        {
            var steady = Steady(setting, compartment, rows);
            if (Find(signal, setting, compartment) is not { } share)
            {
                return steady ? new[] { "-" } : ["-", "-", "-"];
            }

            var mean = $"{Height(share.Mean.Median, glyphs)} {Rounded.Share(share.Mean)}";
            return steady ? [mean]
                : full ? [mean, Rounded.Share(share.Peak), Rounded.Share(share.Trough)]
                : [mean, Rounded.Share(share.Peak.Median), Rounded.Share(share.Trough.Median)];
        }),
    ];

    /// <summary>True if mean, peak and trough print the same for every signal: an antibody over one day.</summary>
    private static bool Steady(TreatmentSetting setting, Compartment compartment, List<(string Name, SignalMechanism Signal)> rows) =>
        rows.TrueForAll(row => Find(row.Signal, setting, compartment) is not { } share
            || (Rounded.Share(share.Mean) == Rounded.Share(share.Peak) && Rounded.Share(share.Mean) == Rounded.Share(share.Trough)));

    private static BlockedShare? Find(SignalMechanism signal, TreatmentSetting setting, Compartment compartment) =>
        signal.Blocked.FirstOrDefault(share => share.Treatment == setting && share.Compartment == compartment);

    private static char Height(double share, Glyphs glyphs) => glyphs.Heights[Math.Clamp((int)(share * glyphs.Heights.Length), 0, glyphs.Heights.Length - 1)];

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
