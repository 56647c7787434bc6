using System.Collections.Immutable;

namespace Clearance.House.Tests;

/// <summary>
/// Which room may know which, and the check of it. The table holds the rooms of the whole design, those not yet built too,
/// so a new room finds its arrows already decided.
/// </summary>
internal static class Arrows
{
    /// <summary>Room to the rooms it may reference directly. Lower rooms never know higher ones.</summary>
    public static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Allowed { get; } = Table(
        ("Numerics", []),
        ("Course", []),
        ("Formulary", ["Course"]),
        ("Pharmacokinetics", ["Formulary", "Numerics"]),
        ("Simulation", ["Pharmacokinetics"]),
        ("Gate", ["Formulary", "Pharmacokinetics"]),
        ("Calibration", ["Simulation"]),
        ("Forecast", ["Simulation", "Calibration"]),
        ("Trials", ["Calibration"]),
        ("Evidence", ["Formulary"]),
        ("Consult", ["Numerics", "Course", "Formulary", "Pharmacokinetics", "Simulation", "Gate", "Calibration", "Forecast", "Trials", "Evidence"]),
        ("Report", ["Consult"]),
        ("Registry", ["Course", "Consult"]),
        ("Interchange", ["Consult"]),
        ("Workbench", ["Consult", "Report"]),
        ("Cli", ["Consult", "Report"]),
        // Micro-benchmarks of the kernels; no room may reference it.
        ("Bench", ["Numerics", "Pharmacokinetics", "Simulation"]));

    /// <summary>Everything a room reaches by following the arrows, itself left out unless there is a cycle.</summary>
    public static ImmutableSortedSet<string> Reach(string room, IReadOnlyDictionary<string, ImmutableSortedSet<string>> arrows)
    {
        var reached = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var open = new Stack<string>(Direct(room));
        while (open.TryPop(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var further in Direct(next))
                {
                    open.Push(further);
                }
            }
        }

        return reached.ToImmutable();

        ImmutableSortedSet<string> Direct(string from) => arrows.TryGetValue(from, out var to) ? to : [];
    }

    /// <summary>What is wrong with the arrows found: unknown rooms, arrows the table lacks, and rooms reached that the table does not lead to.</summary>
    public static ImmutableArray<string> Faults(IReadOnlyDictionary<string, ImmutableSortedSet<string>> found)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var (room, references) in found)
        {
            if (!Allowed.TryGetValue(room, out var allowed))
            {
                faults.Add($"room {room} is not in the table of arrows");
                continue;
            }

            faults.AddRange(references.Except(allowed).Select(to => $"{room} -> {to} is not an arrow of the design"));
            faults.AddRange(Reach(room, found).Except(Reach(room, Allowed)).Except(references)
                .Select(to => $"{room} reaches {to} through another room"));
        }

        return faults.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Table(params (string Room, string[] Knows)[] rows) =>
        rows.ToImmutableSortedDictionary(row => row.Room, row => row.Knows.ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
