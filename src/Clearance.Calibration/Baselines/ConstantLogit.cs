using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Calibration;

/// <summary>
/// Baseline 1: the published placebo curve of EASI-75 plus a constant for the drug, one for the dose and one for the endpoint,
/// all on the logit. No mechanism, no exposure, no memory: it says nothing of what happens after a change of treatment.
/// </summary>
/// <param name="formulary">Which drugs are JAK inhibitors.</param>
/// <param name="placebo">The placebo curve.</param>
/// <param name="priors">What the constants are before a row is seen.</param>
public sealed class ConstantLogit(DrugFormulary formulary, PlaceboCurve placebo, BaselinePriors priors) : IResponseModel
{
    /// <inheritdoc/>
    public string Name => "constant logit";

    /// <inheritdoc/>
    public string Assumes => "a published placebo curve, and a constant on the logit for class, drug, dose and endpoint";

    /// <inheritdoc/>
    public Func<TrialRow, ResponsePrediction> Fit(ImmutableArray<TrialRow> rows) => new ShareFit(Model(rows), rows).Predict;

    private ShareModel Model(ImmutableArray<TrialRow> rows)
    {
        List<ShareParameter> parameters = [priors.Of("logit_class", "biologic"), priors.Of("logit_class", "JAK inhibitor")];
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        void Add(string name, string key)
        {
            if (index.TryAdd(name, parameters.Count))
            {
                parameters.Add(priors.Of(key, name));
            }
        }

        foreach (TrialRow row in rows)
        {
            if (Endpoint(row) is { } endpoint)
            {
                Add(endpoint, "logit_endpoint");
                Add($"{endpoint} on placebo", "logit_endpoint_placebo");
                foreach (DrugOnDay drug in Drugs(row))
                {
                    Add(drug.Drug, "logit_drug");
                    Add(Dose(drug), "logit_dose");
                }
            }
        }

        double Of(double[] values, string name) => index.TryGetValue(name, out int i) ? values[i] : 0.0;
        (double?, string) Share(double[] values, TrialRow row)
        {
            if (row.Statement is not { Among: null } statement)
            {
                return (null, "it knows only patients followed from enrolment, not those selected later");
            }

            if (Endpoint(row) is not { } endpoint || (index.Count > 0 && !index.ContainsKey(endpoint)))
            {
                return (null, "no other row has this endpoint");
            }

            double weeks = (statement.Day + 1) / 7.0;
            double share = 0.0;
            foreach (ArmRegimen regimen in statement.Regimens)
            {
                double logit = placebo.Logit(weeks, regimen.Treatment.Topicals.Length > 0, statement.Entry.MeanEasi ?? priors.UnknownEasi) + Of(values, endpoint);
                ImmutableArray<DrugOnDay> drugs = DrugOnDay.Of(regimen.Treatment, statement.Day);
                logit += drugs.IsEmpty
                    ? Of(values, $"{endpoint} on placebo")
                    : drugs.Max(drug => values[IsJak(drug) ? 1 : 0] + Of(values, drug.Drug) + Of(values, Dose(drug)));
                share += ShareModel.Logistic(logit) / statement.Regimens.Length;
            }

            return (share, "");
        }

        ImmutableArray<int> DependsOn(TrialRow row) => Endpoint(row) is not { } endpoint ? [] :
        [
            .. new[] { endpoint, $"{endpoint} on placebo" }.Concat(Drugs(row).SelectMany(drug => new[] { drug.Drug, Dose(drug) }))
                .Distinct(StringComparer.Ordinal).Where(index.ContainsKey).Select(name => index[name]).Concat([0, 1]),
        ];
        return new ShareModel([.. parameters], Share) { DependsOn = DependsOn, Priors = priors };
    }

    private bool IsJak(DrugOnDay drug) => formulary.Drugs[drug.Drug].Class == DrugClass.JakInhibitor;

    private static string Dose(DrugOnDay drug) => $"{drug.Drug} {drug.AmountMg} mg every {drug.IntervalDays} d";

    private static IEnumerable<DrugOnDay> Drugs(TrialRow row) => row.Statement!.Regimens.SelectMany(r => DrugOnDay.Of(r.Treatment, row.Statement.Day));

    private static string? Endpoint(TrialRow row) => row.Statement is not { Among: null } statement ? null : statement.Measure switch
    {
        Measure.EasiResponse or Measure.EasiAtMost or Measure.IgaAtMost or Measure.ItchResponse or Measure.ItchAtMost or Measure.MeanPercentChange => WholeBody(statement.Measure).ToString(),
        _ => null,
    };

    // It has no regions: a region is taken for the whole.
    private static Measure WholeBody(Measure measure) => measure switch
    {
        Measure.EasiResponse response => response with { Region = Simulation.ArmScore.Easi },
        Measure.MeanPercentChange { Score: not Simulation.ArmScore.Itch } change => change with { Score = Simulation.ArmScore.Easi },
        _ => measure,
    };
}
