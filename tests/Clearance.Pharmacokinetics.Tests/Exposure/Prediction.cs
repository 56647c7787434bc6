using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics.Tests.Exposure;

/// <summary>The model's answer to a published row.</summary>
internal sealed record Prediction(PublishedRow Row, double Typical, double Value, double Sd)
{
    private const int Patients = 4000;
    private const int Nodes = 288;

    public double Ratio => Value / Row.Number;

    /// <summary>Within a fifth of the row's own number.</summary>
    public bool Within => Ratio is >= 0.8 and <= 1.2;

    /// <summary>
    /// Within a fifth of what was published: some rows are the two ends of one published range of study means for the same
    /// regimen, people and source; such a pair is one statement.
    /// </summary>
    public bool Agrees => Scenarios.OtherEnd(Row) is { } other
        ? Value >= 0.8 * Math.Min(Row.Number, other.Number) && Value <= 1.2 * Math.Max(Row.Number, other.Number)
        : Within;

    public static Prediction Of(PublishedRow row, Scenario scenario)
    {
        PkPopulationModel model = Drugs.Model(row.Drug);
        double unit = row.Unit switch { "ng/mL" => 1000.0, "ng*h/mL" => 24_000.0, "h" => 24.0, _ => 1.0 };
        double[] block = new double[model.BlockLength(1)];
        model.Typical(scenario.People.Typical, block, 0, 1);
        double typical = unit * Read(model, block, scenario);
        if (scenario.What == Reading.HalfLife)
        {
            return new Prediction(row, typical, typical, double.NaN);
        }

        double[] values = new double[Patients];
        for (uint i = 0; i < Patients; i++)
        {
            model.Draw(1, i, scenario.People.Draw(i), block, 0, 1);
            values[i] = unit * Read(model, block, scenario);
        }

        double mean = values.Average();
        double value = scenario.How switch
        {
            Summary.Mean => mean,
            Summary.GeometricMean => Math.Exp(values.Average(v => Math.Log(v))),
            _ => values.Order().ElementAt(Patients / 2),
        };
        return new Prediction(row, typical, value, Math.Sqrt(values.Average(v => (v - mean) * (v - mean))));
    }

    private static double Read(PkPopulationModel model, double[] block, Scenario s)
    {
        if (s.Regimen is not null)
        {
            Lane1[] c = new Lane1[(int)(4 * s.ToDay) + 1];
            AntibodyCourse.Fill(model, block, DoseSchedule.FromPatterns(s.Regimen), 0.0, 4, c.AsSpan(), new SaturableWorkspace<Lane1>());
            return s.What == Reading.Trough ? c[^1].Value : c.Skip((int)(4 * s.FromDay)).Max(x => x.Value);
        }

        PkFormulation formulation = model.Facts.DefaultFormulation;
        LinearDose<Lane1> dose = IndividualDoses.Linear<Lane1>(model, block, formulation, Math.Max(s.Mg, 1.0), s.Interval > 0.0 ? s.Interval : 1.0);
        if (s.What == Reading.HalfLife)
        {
            if (model.Facts.DefaultFormulation.Route == DoseRoute.Subcutaneous)
            {
                return Math.Log(2.0) / dose.Disposition.TerminalRate.Value;
            }

            // As a study reads it: from the decline over the second half of the dosing interval at steady state.
            double middle = TrainResponse.Concentration(in dose, s.Interval, TrainResponse.Endless, 0.5 * s.Interval).Value;
            double end = TrainResponse.Concentration(in dose, s.Interval, TrainResponse.Endless, s.Interval).Value;
            return 0.5 * s.Interval * Math.Log(2.0) / Math.Log(middle / end);
        }

        double count = s.Interval > 0.0 ? TrainResponse.Endless : 1.0;
        double window = s.Interval > 0.0 ? s.Interval : 1.0;
        return s.What switch
        {
            Reading.Area => dose.AreaUnderCurve.Value,
            Reading.Average => dose.AreaUnderCurve.Value / window,
            Reading.Trough => TrainResponse.Concentration(in dose, window, count, window).Value,
            _ => Enumerable.Range(0, Nodes).Max(i => TrainResponse.Concentration(in dose, window, count, window * i / Nodes).Value),
        };
    }
}
