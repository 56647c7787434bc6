using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>The share of one signal that is blocked over a day in one patient.</summary>
/// <param name="Mean">Mean of the day.</param>
/// <param name="Peak">Highest of the day.</param>
/// <param name="Trough">Lowest of the day.</param>
public readonly record struct DayBlockade(double Mean, double Peak, double Trough);

/// <summary>Blockade of a signal by the biologic, the JAK inhibitor and both, in blood and in skin.</summary>
/// <param name="Biologic">By the biologic alone.</param>
/// <param name="Jak">By the JAK inhibitor alone.</param>
/// <param name="Both">By both in series.</param>
public readonly record struct SignalBlockade(DayBlockade Biologic, DayBlockade Jak, DayBlockade Both);

/// <summary>
/// How much of each signal a biologic, a JAK inhibitor and both block over one day of a course, patient by patient.
/// </summary>
/// <remarks>
/// Blood: the JAK inhibitor at its working potency on total plasma (comparable with pSTAT data), the biologic as receptor
/// occupancy C/(C + Km) where the drug's model has a Km, else by its effective EC50. Skin: the potency factor phi and the
/// effective EC50, which drive the simulated disease.
/// </remarks>
public sealed class BlockadeTable
{
    private readonly VirtualPopulation _population;
    private readonly SignallingFacts _signalling;
    private readonly SystemicTreatment? _jak;
    private readonly string? _biologic;
    private readonly int _day;
    private readonly DayNodes _nodes;

    /// <summary>A table for one day.</summary>
    /// <param name="population">The patients.</param>
    /// <param name="signalling">Receptor classes.</param>
    /// <param name="biologic">Name of the biologic, or null.</param>
    /// <param name="jak">The JAK inhibitor with its doses, or null.</param>
    /// <param name="day">The day, from the course's day 0.</param>
    public BlockadeTable(VirtualPopulation population, SignallingFacts signalling, string? biologic, SystemicTreatment? jak, int day)
    {
        _population = population;
        _signalling = signalling;
        _biologic = biologic;
        _jak = jak;
        _day = day;
        ImmutableArray<double> times = jak is null
            ? []
            : [.. jak.Schedule.Doses.Where(d => d.Day >= day && d.Day < day + 1).Select(d => d.Day - day)];
        _nodes = DayNodes.For(times);
    }

    /// <summary>Blockade of one signal in one patient.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="antibody">Concentration of the biologic on the day, mg/L.</param>
    /// <param name="nanomolar">The patient's JAK inhibitor over the day, from <see cref="Nanomolar"/>.</param>
    /// <param name="reading">Which kinases carry IL-13.</param>
    /// <param name="inSkin">Skin, else blood.</param>
    public SignalBlockade Of(SkinSignal signal, int patient, double antibody, double[] nanomolar, Il13Reading reading, bool inSkin) =>
        InSeries(signal, patient, BiologicPassed(signal, patient, antibody, inSkin), nanomolar, reading, inSkin);

    private SignalBlockade InSeries(SkinSignal signal, int patient, double passed, double[] nanomolar, Il13Reading reading, bool inSkin)
    {
        double scale = 0.0;
        if (_jak is not null)
        {
            ReadOnlySpan<double> potency = _population.Drugs[_jak.Drug].Potency(patient / BlockLayout.Lanes);
            int lane = patient % BlockLayout.Lanes;
            scale = potency[((int)_signalling.ClassOf(signal, reading) * BlockLayout.Lanes) + lane]
                * (inSkin ? potency[(DrugBlocks.SkinFactor * BlockLayout.Lanes) + lane] : 1.0);
        }

        double mean = 0.0, least = 1.0, most = 0.0;
        for (int i = 0; i < nanomolar.Length; i++)
        {
            double residual = 1.0 / (1.0 + (nanomolar[i] * scale));
            mean += _nodes.Weights[i] * residual;
            least = Math.Min(least, residual);
            most = Math.Max(most, residual);
        }

        DayBlockade biologic = new(1.0 - passed, 1.0 - passed, 1.0 - passed);
        DayBlockade jak = new(1.0 - mean, 1.0 - least, 1.0 - most);
        DayBlockade both = new(1.0 - (passed * mean), 1.0 - (passed * least), 1.0 - (passed * most));
        return new SignalBlockade(biologic, jak, both);
    }

    private double BiologicPassed(SkinSignal signal, int patient, double antibody, bool inSkin)
    {
        if (_biologic is null || !_population.Drugs[_biologic].Drug.BlockedSignals.Any(b => b.Signal == signal))
        {
            return 1.0;
        }

        DrugBlocks drug = _population.Drugs[_biologic];
        int block = patient / BlockLayout.Lanes;
        int lane = patient % BlockLayout.Lanes;
        if (!inSkin && drug.Drug.Pk.Structure == PkStructure.SaturableTransit)
        {
            double km = drug.Drug.Pk.Typical("Km");
            return km / (km + antibody);
        }

        double effect = drug.Potency(block)[(DrugBlocks.LargestEffect * BlockLayout.Lanes) + lane];
        double x = antibody * drug.Potency(block)[(DrugBlocks.InverseEc50 * BlockLayout.Lanes) + lane];
        return 1.0 - (effect * x / (1.0 + x));
    }

    /// <summary>Total plasma concentration of the JAK inhibitor in one patient at the nodes of the day, nM.</summary>
    public double[] Nanomolar(int patient)
    {
        double[] result = new double[_nodes.Times.Length];
        if (_jak is null)
        {
            return result;
        }

        DrugBlocks drug = _population.Drugs[_jak.Drug];
        double[] scratch = new double[32];
        ReadOnlySpan<double> individual = drug.Individual(patient / BlockLayout.Lanes, patient % BlockLayout.Lanes, 1, scratch);
        LinearTrain<Lane1>[] trains = new LinearTrain<Lane1>[_jak.Schedule.Trains.Length];
        IndividualDoses.Trains<Lane1>(drug.Model, individual, drug.Model.Facts.DefaultFormulation, _jak.Schedule, 1.0, trains);
        Lane1[] concentration = new Lane1[result.Length];
        LinearConcentration.At<Lane1>(trains, _nodes.Times.Select(t => _day + t).ToArray(), concentration);
        return Array.ConvertAll(concentration, c => c.Value * drug.Model.NanomolarPerMgPerLitre);
    }
}
