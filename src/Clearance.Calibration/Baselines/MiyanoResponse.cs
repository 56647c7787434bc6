using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>
/// Baseline 3: the 14-state model of Miyano 2022 with one level of blockade per drug, fitted. A drug blocks its cytokines by d/(d +
/// d50) of its daily dose, all the time it is given; a JAK inhibitor blocks IL-4, IL-13, IL-22, IL-31, interferon gamma and TSLP
/// alike. Placebo and background steroid act through k3. The model has no pharmacokinetics, no itch and no regions.
/// </summary>
public sealed class MiyanoResponse : IResponseModel
{
    private const int FirstDrug = 3;
    private const int Patients = 192;
    private const ulong Seed = 1;
    private const double Noise = 0.1;
    private readonly DrugFormulary _formulary;
    private readonly MiyanoParameters _parameters;
    private readonly BaselinePriors _priors;
    private readonly MiyanoCohort _cohort;
    private readonly PatientShares _shares;
    private readonly Lazy<MiyanoLibrary> _library;

    /// <summary>The model.</summary>
    /// <param name="formulary">Drugs and their classes.</param>
    /// <param name="parameters">Constants.</param>
    /// <param name="priors">What is fitted, before a row is seen.</param>
    public MiyanoResponse(DrugFormulary formulary, MiyanoParameters parameters, BaselinePriors priors)
    {
        (_formulary, _parameters, _priors) = (formulary, parameters, priors);
        _cohort = MiyanoCohort.Draw(parameters, Patients, Seed);
        _shares = new PatientShares(formulary);
        _library = new Lazy<MiyanoLibrary>(() => new MiyanoLibrary(_cohort));
    }

    /// <inheritdoc/>
    public string Name => "Miyano 2022";

    /// <inheritdoc/>
    public string Assumes => "the published 14-state model, with fitted blockade per drug, placebo effect, steroid effect and cut of the IGA";

    /// <inheritdoc/>
    public Func<TrialRow, ResponsePrediction> Fit(ImmutableArray<TrialRow> rows)
    {
        SystemicDrug[] drugs = [.. _formulary.Drugs.Values];
        ImmutableArray<ShareParameter> parameters =
        [
            _priors.Of("miyano_placebo", "ln placebo factor on k3"),
            _priors.Of("miyano_steroid", "ln steroid factor on k3"),
            _priors.Of("miyano_iga", "ln factor on the cut of IGA"),
            .. drugs.Select(drug => _priors.Of("miyano_d50", $"ln d50 of {drug.Name}", PriorDose(drug))),
        ];
        ImmutableDictionary<string, int> index = drugs.Select((drug, i) => (drug.Name, i)).ToImmutableDictionary(pair => pair.Name, pair => pair.i + FirstDrug);
        ImmutableArray<int> DependsOn(TrialRow row) =>
            [.. Enumerable.Range(0, FirstDrug), .. row.Statement!.Regimens.SelectMany(regimen => regimen.Treatment.Systemic).Select(s => index[s.Drug]).Distinct()];
        return new ShareFit(
            new ShareModel(parameters, (values, row) => Share(values, index, row)) { LearnsFrom = IsFromStart, DependsOn = DependsOn, Priors = _priors },
            rows).Predict;
    }

    private double PriorDose(SystemicDrug drug)
    {
        double perDay = drug.DefaultRegimen.Maintenance.DoseMg / drug.DefaultRegimen.Maintenance.IntervalDays;
        double block = drug.Class == DrugClass.JakInhibitor ? _priors.JakBlock
            : drug.Name == "tralokinumab" ? _parameters.AntibodyBlock * _parameters.TralokinumabPotency
            : _parameters.AntibodyBlock;
        return Math.Log(perDay * (1.0 - block) / block);
    }

    // One treatment from enrolment on: what the library of solved courses holds.
    private static bool IsFromStart(TrialRow row) =>
        row.Statement is { Among: null } statement && statement.Regimens.All(regimen => !IsChanged(regimen.Treatment, statement.Day));

    private static bool IsChanged(Treatment treatment, int day) =>
        DrugOnDay.Of(treatment, 0.0).Select(d => d.Drug).SequenceEqual(DrugOnDay.Of(treatment, day).Select(d => d.Drug), StringComparer.Ordinal) is false;

    private (double? Share, string WhyNot) Share(double[] values, ImmutableDictionary<string, int> index, TrialRow row)
    {
        ArmStatement statement = row.Statement!;
        double sum = 0.0;
        foreach (ArmRegimen regimen in statement.Regimens)
        {
            (double[]? then, double[] now) = IsFromStart(row)
                ? (null, FromLibrary(values, index, regimen, statement.Day))
                : Solved(values, index, regimen, statement);
            int[] enrolled = [.. Enumerable.Range(0, _cohort.Count).Where(i => _cohort.BaselineEasi[i] >= statement.Entry.Easi)];
            double[] Of(double[] easi) => [.. enrolled.Select(i => easi[i])];
            PatientScoresOnDays scores = new() { AtStart = Of(_cohort.BaselineEasi), AtSelection = then is null ? null : Of(then), AtDay = Of(now), Noise = Noise, IgaFactor = Math.Exp(values[2]) };
            (double? share, string whyNot) = _shares.Of(statement.Measure, statement.Among, scores);
            if (share is not { } one)
            {
                return (null, whyNot);
            }

            sum += one / statement.Regimens.Length;
        }

        return (Math.Max(0.0, sum), "");
    }

    private double[] FromLibrary(double[] values, ImmutableDictionary<string, int> index, ArmRegimen regimen, int day)
    {
        DrugOnDay? drug = DrugOnDay.Of(regimen.Treatment, day) is [var first, ..] ? first : null;
        double block = drug is { } d ? Block(values, index, d) : 0.0;
        MiyanoTarget target = drug is { } known ? Target(_formulary.Drugs[known.Drug]) : MiyanoTarget.Il4AndIl13;
        return _library.Value.Easi(target, block, Placebo(values, regimen), day + 1);
    }

    private (double[]? Then, double[] Now) Solved(double[] values, ImmutableDictionary<string, int> index, ArmRegimen regimen, ArmStatement statement)
    {
        int selection = statement.Among?.Day ?? statement.Day;
        int end = Math.Max(statement.Day, selection) + 1;
        int[] changes = [0, .. DrugOnDay.Changes(regimen.Treatment, end)];
        double factor = Math.Exp(Placebo(values, regimen));
        List<MiyanoStretch> stretches = [];
        for (int i = 0; i < changes.Length; i++)
        {
            MiyanoInput input = new() { Placebo = factor };
            foreach (DrugOnDay drug in DrugOnDay.Of(regimen.Treatment, changes[i]))
            {
                input = MiyanoLibrary.With(input, Target(_formulary.Drugs[drug.Drug]), Block(values, index, drug));
            }

            stretches.Add(new MiyanoStretch((i + 1 < changes.Length ? changes[i + 1] : end) - changes[i], input));
        }

        int[] days = [.. new[] { selection + 1, statement.Day + 1 }.Distinct().Order()];
        double[][] easi = _cohort.Easi(stretches, days);
        return (easi[Array.IndexOf(days, selection + 1)], easi[Array.IndexOf(days, statement.Day + 1)]);
    }

    private static double Block(double[] values, ImmutableDictionary<string, int> index, DrugOnDay drug) =>
        drug.MgPerDay / (drug.MgPerDay + Math.Exp(values[index[drug.Drug]]));

    private static double Placebo(double[] values, ArmRegimen regimen) => values[0] + (regimen.Treatment.Topicals.IsEmpty ? 0.0 : values[1]);

    private static MiyanoTarget Target(SystemicDrug drug)
    {
        bool Blocks(SkinSignal signal) => drug.BlockedSignals.Any(b => b.Signal == signal);
        return drug.Class == DrugClass.JakInhibitor ? MiyanoTarget.Jak
            : Blocks(SkinSignal.Il31) ? MiyanoTarget.Il31
            : Blocks(SkinSignal.Il4AtTCells) ? MiyanoTarget.Il4AndIl13
            : MiyanoTarget.Il13;
    }
}
