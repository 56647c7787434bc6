using Clearance.Formulary;
using Clearance.Numerics.Solvers;

namespace Clearance.Pharmacokinetics.Tests;

/// <summary>
/// The differential equations of a linear model written out again from the facts, solved by the extrapolation method from
/// one discontinuity to the next: nothing is shared with the closed form but the facts.
/// </summary>
internal sealed class LinearOde
{
    private readonly double _clearance;
    private readonly double _central;
    private readonly double _flow;
    private readonly double _peripheral;
    private readonly List<(double Day, double Depot, double RateChange)> _events = [];
    private double _ka;

    private LinearOde(double clearance, double central, double flow, double peripheral)
    {
        (_clearance, _central, _flow, _peripheral) = (clearance, central, flow, peripheral);
    }

    /// <summary>Factor on clearance as a function of time; 1 when null.</summary>
    public Func<double, double>? ClearanceFactor { get; init; }

    public static LinearOde Of(PkPopulationModel model, double[] block, PkFormulation formulation, IEnumerable<Dose> doses, double dailyDose, Func<double, double>? factor = null)
    {
        double Of(string name) => block[model.ParameterNames.IndexOf(name)];
        bool two = model.Facts.Parameters.ContainsKey("Vp");
        double clearance = model.Facts.Parameters.ContainsKey("CL") ? Of("CL") : Of("CLr") + Of("CLnr");
        double available = model.Facts.Apparent ? 1.0 : Of("F");
        if (formulation.LogitShiftOfF is { } shift)
        {
            double logit = Math.Log(available / (1.0 - available)) + shift.Value;
            available = 1.0 / (1.0 + Math.Exp(-logit));
        }

        available *= formulation.RelativeBioavailability?.Value ?? 1.0;
        foreach (PkSpecialRule rule in model.Facts.SpecialRules)
        {
            clearance *= rule switch
            {
                PkSpecialRule.ClearanceFallsWithTime falls when factor is null => 1.0 - falls.MaxFall.Value,
                PkSpecialRule.ClearanceDependsOnDose depends => Math.Pow(available * dailyDose / depends.Reference.Value, depends.Exponent.Value),
                _ => 1.0,
            };
        }

        LinearOde ode = new(clearance, two ? Of("Vc") : Of("V"), two ? Of("Q") : 0.0, two ? Of("Vp") : 1.0) { ClearanceFactor = factor };
        foreach (Dose dose in doses)
        {
            foreach (AbsorptionInput input in formulation.Inputs)
            {
                double amount = available * dose.AmountMg;
                switch (input)
                {
                    case AbsorptionInput.FirstOrder first:
                        ode._ka = Of(first.Ka);
                        ode.Depot(dose.Day + (first.Lag is null ? 0.0 : Of(first.Lag)), amount * first.Fraction);
                        break;
                    case AbsorptionInput.ZeroOrder zero:
                        ode.Constant(dose.Day + (zero.Lag is null ? 0.0 : Of(zero.Lag)), amount * zero.Fraction, Of(zero.Duration));
                        break;
                    case AbsorptionInput.CappedFirstOrder capped:
                        ode._ka = Of(capped.Ka);
                        double share = Math.Min(1.0, Of(capped.Ceiling) / dose.AmountMg);
                        double start = dose.Day + Of(capped.Lag!);
                        ode.Depot(start, amount * share);
                        if (share < 1.0)
                        {
                            ode.Constant(start, amount * (1.0 - share), amount * (1.0 - share) / Of(capped.Rate));
                        }

                        break;
                    default:
                        throw new InvalidOperationException($"{input}");
                }
            }
        }

        return ode;
    }

    /// <summary>Concentrations, mg/L, at ascending times.</summary>
    public double[] At(IReadOnlyList<double> days)
    {
        double[] state = new double[3];
        double[] result = new double[days.Count];
        double time = Math.Min(days[0], _events.Count == 0 ? 0.0 : _events.Min(e => e.Day));
        double rate = 0.0;
        int next = 0;
        List<(double Day, double Depot, double RateChange)> events = [.. _events.OrderBy(e => e.Day)];
        ExtrapolationSolver solver = new(3, 1e-13, 1e-16);
        for (int i = 0; i < days.Count; i++)
        {
            while (true)
            {
                double until = next < events.Count && events[next].Day <= days[i] ? events[next].Day : days[i];
                if (until > time)
                {
                    double inflow = rate;
                    Assert.Equal(SolverStatus.Reached, solver.Integrate((t, y, d) => Equations(t, y, d, inflow), time, until, state));
                    time = until;
                }

                if (next == events.Count || events[next].Day > days[i])
                {
                    break;
                }

                state[0] += events[next].Depot;
                rate += events[next].RateChange;
                next++;
            }

            result[i] = state[1] / _central;
        }

        return result;
    }

    private void Equations(double t, ReadOnlySpan<double> y, Span<double> d, double inflow)
    {
        double clearance = _clearance * (ClearanceFactor?.Invoke(t) ?? 1.0);
        double c = y[1] / _central;
        double p = y[2] / _peripheral;
        d[0] = -_ka * y[0];
        d[1] = (_ka * y[0]) + inflow - (clearance * c) - (_flow * (c - p));
        d[2] = _flow * (c - p);
    }

    private void Depot(double day, double amount) => _events.Add((day, amount, 0.0));

    private void Constant(double day, double amount, double duration)
    {
        _events.Add((day, 0.0, amount / duration));
        _events.Add((day + duration, 0.0, -amount / duration));
    }
}
