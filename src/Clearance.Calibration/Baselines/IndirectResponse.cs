using System.Collections.Concurrent;
using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Statistics;
using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>
/// Baseline 2: an indirect-response model. EASI relative to enrolment turns over, dR/dt = kout ((1 - placebo)(1 - I) - R), with
/// I = Imax C/(IC50 + C) of the typical patient's plasma concentration; patients scatter log-normally around it. One kout serves
/// onset and offset of every drug; nothing is remembered.
/// </summary>
public sealed class IndirectResponse : IResponseModel
{
    private const int Kout = 0, PlaceboMaximum = 1, Steroid = 2, Spread = 3, ItchExponent = 4, IgaFactor = 5, Noise = 6, Common = 7;
    private const int Quantiles = 41;
    private readonly DrugFormulary _formulary;
    private readonly BaselinePriors _priors;
    private readonly double _placeboPerDay;
    private readonly PatientShares _shares;
    private readonly ConcurrentDictionary<(Treatment Treatment, int Days), ImmutableSortedDictionary<string, double[]>> _exposures = new();
    private static readonly double[] Scatter = [.. Enumerable.Range(0, Quantiles).Select(i => Quantile((i + 0.5) / Quantiles))];

    /// <summary>The model.</summary>
    /// <param name="formulary">Drugs, concentrations, and centres of the priors.</param>
    /// <param name="placebo">Its onset is taken.</param>
    /// <param name="priors">What the parameters are before a row is seen.</param>
    public IndirectResponse(DrugFormulary formulary, PlaceboCurve placebo, BaselinePriors priors)
    {
        (_formulary, _priors) = (formulary, priors);
        _placeboPerDay = placebo.PerWeek / 7.0;
        _shares = new PatientShares(formulary);
    }

    /// <inheritdoc/>
    public string Name => "indirect response";

    /// <inheritdoc/>
    public string Assumes => "turnover of EASI inhibited by the plasma concentration, one rate for all drugs, log-normal patients";

    /// <inheritdoc/>
    public Func<TrialRow, ResponsePrediction> Fit(ImmutableArray<TrialRow> rows)
    {
        SystemicDrug[] drugs = [.. _formulary.Drugs.Values];
        ImmutableArray<ShareParameter> parameters =
        [
            _priors.Of("response_kout", "ln kout, 1/day"),
            _priors.Of("response_placebo", "logit placebo effect"),
            _priors.Of("response_steroid", "steroid on the logit of the placebo effect"),
            _priors.Of("response_spread", "ln SD between patients"),
            _priors.Of("response_itch", "ln exponent of itch"),
            _priors.Of("response_iga", "ln factor on the cut of IGA"),
            _priors.Of("response_noise", "ln SD of a score within a patient"),
            .. drugs.SelectMany(drug => new[] { _priors.Of("response_imax", $"logit Imax of {drug.Name}"), _priors.Of("response_ic50", $"ln IC50 of {drug.Name}", PriorIc50(drug)) }),
        ];
        ImmutableDictionary<string, int> index = drugs.Select((drug, i) => (drug.Name, i)).ToImmutableDictionary(pair => pair.Name, pair => Common + (2 * pair.i));
        ImmutableArray<int> DependsOn(TrialRow row) =>
        [
            .. Enumerable.Range(0, Common),
            .. row.Statement!.Regimens.SelectMany(regimen => regimen.Treatment.Systemic).Select(s => index[s.Drug]).Distinct().SelectMany(i => new[] { i, i + 1 }),
        ];
        return new ShareFit(new ShareModel(parameters, (values, row) => Share(values, index, row)) { DependsOn = DependsOn, Priors = _priors }, rows).Predict;
    }

    // mg/L for a biologic, nM for a JAK inhibitor.
    private double PriorIc50(SystemicDrug drug) => drug.Class == DrugClass.JakInhibitor
        ? drug.Potencies.Values.Average(potency => Math.Log(potency.Median.Internal))
        : Math.Log(_formulary.Skin.Central($"EC50_{drug.Name}"));

    private (double? Share, string WhyNot) Share(double[] values, ImmutableDictionary<string, int> index, TrialRow row)
    {
        ArmStatement statement = row.Statement!;
        double sum = 0.0;
        foreach (ArmRegimen regimen in statement.Regimens)
        {
            int end = Math.Max(statement.Day, statement.Among?.Day ?? 0) + 1;
            double[] ratio = Ratio(values, index, regimen, end);
            double baseline = statement.Entry.MeanEasi ?? _priors.UnknownEasi;
            double[] Patients(int day) => [.. Scatter.Select(z => baseline * ratio[day] * Math.Exp(Sd(values, day) * z))];
            PatientScoresOnDays scores = new()
            {
                AtStart = [.. Scatter.Select(_ => baseline)],
                AtSelection = statement.Among is { } among ? Patients(among.Day) : null,
                AtDay = Patients(statement.Day),
                ItchExponent = Math.Exp(values[ItchExponent]),
                Noise = Math.Exp(values[Noise]),
                IgaFactor = Math.Exp(values[IgaFactor]),
            };
            (double? share, string whyNot) = _shares.Of(statement.Measure, statement.Among, scores);
            if (share is not { } one)
            {
                return (null, whyNot);
            }

            sum += one / statement.Regimens.Length;
        }

        return (Math.Max(0.0, sum), "");
    }

    // Patients are alike at enrolment and drift apart as their scores turn over.
    private static double Sd(double[] values, int day) => Math.Exp(values[Spread]) * Math.Sqrt(1.0 - Math.Exp(-2.0 * Math.Exp(values[Kout]) * (day + 1.0)));

    private double[] Ratio(double[] values, ImmutableDictionary<string, int> index, ArmRegimen regimen, int days)
    {
        ImmutableSortedDictionary<string, double[]> exposure = _exposures.GetOrAdd((regimen.Treatment, days), key => Exposure(key.Treatment, key.Days));
        double maximum = ShareModel.Logistic(values[PlaceboMaximum] + (regimen.Treatment.Topicals.IsEmpty ? 0.0 : values[Steroid]));
        double keep = Math.Exp(-Math.Exp(values[Kout]));
        (double[] Concentration, double Maximum, double Half)[] drugs =
            [.. exposure.Select(e => (e.Value, ShareModel.Logistic(values[index[e.Key]]), Math.Exp(values[index[e.Key] + 1])))];
        double[] ratio = new double[days];
        double r = 1.0;
        double remains = Math.Exp(-0.5 * _placeboPerDay);
        double perDay = Math.Exp(-_placeboPerDay);
        for (int day = 0; day < days; day++)
        {
            double level = 1.0 - (maximum * (1.0 - remains));
            foreach ((double[] concentration, double most, double half) in drugs)
            {
                level *= 1.0 - (most * concentration[day] / (concentration[day] + half));
            }

            r = level + ((r - level) * keep);
            ratio[day] = r;
            remains *= perDay;
        }

        return ratio;
    }

    private static double Quantile(double share)
    {
        (double low, double high) = (-6.0, 6.0);
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = NormalDistribution.Cdf(middle) < share ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    // Daily concentrations of each drug in the typical patient. One JAK inhibitor at a time: their concentrations are one column.
    private ImmutableSortedDictionary<string, double[]> Exposure(Treatment treatment, int days)
    {
        SystemicTreatment[] taken = [.. treatment.Systemic.Where(s => s.Schedule.Doses.Length > 0)];
        VirtualPopulation typical = TypicalPatient.Of(new PopulationSpec { Patients = 1, Seed = 1, Drugs = [.. taken.Select(s => s.Drug)] }, _formulary);
        CoursePlan plan = new()
        {
            Options = [new CourseOption("arm", treatment, treatment, Il13Reading.ReceptorBiology)],
            BranchDay = 0,
            EndDay = days,
            OutputDays = [.. Enumerable.Range(0, days)],
            HazardEndDay = days,
            Triggers = false,
        };
        CourseOutcome outcome = CourseSimulator.Run(plan, typical, _formulary, 1, MachineLanes.Widest);
        ImmutableSortedDictionary<string, double[]>.Builder exposure = ImmutableSortedDictionary.CreateBuilder<string, double[]>(StringComparer.Ordinal);
        int biologic = 0;
        foreach (SystemicTreatment one in taken)
        {
            int column = _formulary.Drugs[one.Drug].Class == DrugClass.JakInhibitor ? 0 : ++biologic;
            exposure[one.Drug] = [.. Enumerable.Range(0, days).Select(day => Math.Max(0.0, outcome.Concentration(0, day + 1, column, 0)))];
        }

        return exposure.ToImmutable();
    }
}
