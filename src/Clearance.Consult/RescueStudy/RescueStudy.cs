using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>The use case <c>rescue-study</c>: every JAK inhibitor, dose and duration, and what would have to be true for a lasting remission.</summary>
public static class RescueStudy
{
    private static readonly ImmutableArray<int> Weeks = [4, 8, 17, 26, 52];
    private const int IndexWeeks = 17, ShortWeeks = 8;

    /// <summary>Runs the study.</summary>
    /// <param name="knowledgeFolder">The knowledge folder.</param>
    /// <param name="patients">Virtual patients to draw.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="progress">Told what is being done and how far.</param>
    public static (RescueStudyResult? Result, ImmutableArray<Issue> Issues) Execute(
        string knowledgeFolder, int patients, ulong seed, int threads, Action<string, double>? progress = null)
    {
        Reading<DrugFormulary> loaded = DrugFormulary.Load(knowledgeFolder);
        if (loaded.Value is not { } formulary)
        {
            return (null, loaded.Issues);
        }

        ImmutableArray<ModelDraw> draws = formulary.Calibrated is { } calibrated
            ? ModelDraw.From(calibrated, formulary)
            : [.. Enumerable.Range(0, 256).Select(d => ModelDraw.Sample(formulary, seed, (uint)d))];
        ImmutableArray<(string Drug, double DoseMg, int PerDay)> regimens = Regimens(formulary);
        List<RescueEffect> effects = [];
        RescueStudyRun? index = null;
        foreach (int weeks in Weeks)
        {
            progress?.Invoke($"rescue of {weeks} weeks", (double)Weeks.IndexOf(weeks) / Weeks.Length);
            RescueStudyRun run = RescueStudyRun.Of(formulary, regimens, weeks, patients, seed, threads, draws);
            index = weeks == IndexWeeks ? run : index;
            effects.AddRange(regimens.Select((r, i) => new RescueEffect(
                r.Drug, r.DoseMg, r.PerDay, weeks, run.ClearAtStop(i + 1), run.ClearAtStop(0), run.Controlled(i + 1, false), run.Gain(i + 1, false), run.Gain(i + 1, true),
                run.Due(i + 1, InfectionEvent.Zoster), run.Due(i + 1, InfectionEvent.Serious))));
        }

        (int eve, int after6, int after12) = index!.Days;
        return (new RescueStudyResult
        {
            Patients = (patients, index.Severe.Length, index.Partial.Length),
            Basis = formulary.Calibrated is null ? "priors" : "calibrated",
            Seed = seed,
            Effects = [.. effects.OrderBy(e => e.Drug, StringComparer.Ordinal).ThenBy(e => e.DoseMg * e.PerDay).ThenBy(e => e.Weeks)],
            Hypotheses = Hypotheses(formulary, draws, patients, seed, threads, progress),
            WithoutRescueEasi = (index.MeanEasi(eve), index.MeanEasi(after6), index.MeanEasi(after12)),
        }, loaded.Issues);
    }

    // Every regimen of a label or programme without phases, once.
    private static ImmutableArray<(string Drug, double DoseMg, int PerDay)> Regimens(DrugFormulary formulary) =>
    [
        .. formulary.Drugs.Values.Where(d => d.Class == DrugClass.JakInhibitor)
            .SelectMany(d => d.Regimens.Where(r => r.Phases.Length == 1).Select(r => (d.Name, r.Maintenance.DoseMg, (int)Math.Round(1.0 / r.Maintenance.IntervalDays))))
            .Distinct().Order(),
    ];

    private static ImmutableArray<HypothesisEffect> Hypotheses(
        DrugFormulary formulary, ImmutableArray<ModelDraw> draws, int patients, ulong seed, int threads, Action<string, double>? progress)
    {
        const double perWeek = 1.0 / 7.0;
        ImmutableArray<(string Name, string Change, Func<ModelDraw, ModelDraw> Move)> variants =
        [
            ("as calibrated", "nothing", static d => d),
            ("no memory loss", "sg = 0", static d => Set(d, ("sg", 0.0))),
            ("H3, memory loss", "sg = 0.01 per week of full gamma-chain blockade", static d => Set(d, ("sg", 0.01 * perWeek))),
            ("H3, strong memory loss", "sg = 0.03 per week", static d => Set(d, ("sg", 0.03 * perWeek))),
            ("H2, steep loop", "sg = 0; n = 4, kap = 0.45, d0 = 0.28: a loop steeper than the trials favour", static d => Set(d, ("sg", 0.0), ("n", 4.0), ("kap", 0.45), ("d0", 0.28))),
            ("H2 without slow memory", "the same, memory turnover ten times faster", static d => Set(d, ("sg", 0.0), ("n", 4.0), ("kap", 0.45), ("d0", 0.28), ("kM", 10.0 * d["kM"]))),
            ("H0, no fluctuation", "sg = 0, trigger SD 0.05", static d => Set(d, ("sg", 0.0), ("s_ou", 0.05))),
        ];
        ImmutableArray<(string, double, int)> regimens = [("tofacitinib", 5.0, 2), ("upadacitinib", 30.0, 1)];
        List<HypothesisEffect> effects = [];
        foreach ((string name, string change, Func<ModelDraw, ModelDraw> move) in variants)
        {
            progress?.Invoke($"hypothesis: {name}", (double)effects.Count / (2 * variants.Length));
            ImmutableArray<ModelDraw> moved = [.. draws.Select(move).Where(d => d.IsStable)];
            if (moved.IsEmpty)
            {
                continue;
            }

            RescueStudyRun whole = RescueStudyRun.Of(formulary, regimens, IndexWeeks, patients, seed, threads, moved);
            RescueStudyRun brief = RescueStudyRun.Of(formulary, regimens, ShortWeeks, patients, seed, threads, moved);
            for (int i = 0; i < regimens.Length; i++)
            {
                effects.Add(new HypothesisEffect(
                    name, change, $"{regimens[i].Item1} {regimens[i].Item2:0.#} mg {(regimens[i].Item3 == 2 ? "twice" : "once")} a day",
                    whole.Partial.Length, whole.Controlled(0, false), whole.Gain(i + 1, false), brief.Gain(i + 1, false)));
            }
        }

        return [.. effects];
    }

    private static ModelDraw Set(ModelDraw draw, params (string Name, double Value)[] values) =>
        draw.With(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
}
