namespace Clearance.Cli;

/// <summary>The figures of <c>bench</c> as text.</summary>
internal static class BenchPage
{
    /// <summary>Writes them.</summary>
    public static void Write(BenchOutcome outcome, Workload workload, IReadOnlyList<PeerOutcome>? peers, Page page)
    {
        page.Title($"{outcome.Workload}: {workload.Does}");
        var rows = new List<string[]> { new[] { "", "patients/s", "error", "threads", "patients", "lanes", "ratio per thread" } };
        rows.Add(["Clearance", Speed(outcome.PatientsPerSecond), Error(outcome.Epeak ?? outcome.EasiError), outcome.Threads.ToString(), Rounded.Count(outcome.Patients), outcome.Lanes.ToString(), ""]);
        rows.AddRange((peers ?? []).Where(peer => peer.Missing is null).Select(peer => (string[])
            [peer.Name, Speed(peer.PatientsPerSecond), Error(peer.Error), "1", "", "", peer.Ratio is { } ratio ? $"x {Rounded.Rate(ratio)}" : "-"]));
        Columns.Write(peers is null ? [.. rows.Select(row => row[..^1])] : rows, page);
        if (outcome.UpdateSeconds is { } update)
        {
            page.Paragraph($"First forecast of the process: {outcome.FirstSeconds:0.00} s, from the files to all answers of {outcome.Options} options. One more score and all answers: {update * 1000.0:0} ms. Largest memory: {outcome.PeakMegabytes:0} MB.");
            page.Paragraph($"Median wall time of a later forecast: {outcome.Seconds:0.00} s.");
            return;
        }

        page.Paragraph(outcome.Epeak is not null
            ? "Error (epeak): the largest error over the patient's own peak, against reference trajectories; 1e-5 or better is required."
            : $"Error (easi_error): the largest error of a patient's daily mean EASI in points, against the resolved solution{(outcome.EasiErrorP99 is { } p99 ? $"; 99% of patients stay under {Error(p99)}" : "")}.");
        if (outcome.PatientsPerSecondWithTriggers is { } triggered)
        {
            page.Paragraph($"With fluctuating triggers and half a year of burn-in: {Rounded.Rate(triggered)} patients/s. Drawing the patients took {outcome.PopulationSeconds:0.00} s and is in neither figure; errors are of {outcome.ReferencePatients} patients.");
        }

        page.Paragraph($"Median wall time of a repeat: {outcome.Seconds:0.000} s, after warming up.");
        foreach (var peer in (peers ?? []).Where(peer => peer.Missing is not null))
        {
            page.Paragraph($"{peer.Name}: {peer.Missing}");
        }
    }

    private static string Speed(double? perSecond) => perSecond is { } value ? Rounded.Rate(value) : "-";

    private static string Error(double? error) => error is { } value ? value.ToString("0.0e+0") : "-";
}
