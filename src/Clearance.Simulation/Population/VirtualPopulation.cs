using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>How it went with one virtual patient.</summary>
public enum PatientStatus
{
    /// <summary>Simulated.</summary>
    Simulated,

    /// <summary>Even without effects of his own the patient's untreated state is unstable.</summary>
    Unstable,

    /// <summary>No draw met the severity the course states.</summary>
    SeverityNotMet,

    /// <summary>The simulation gave a number that is not finite.</summary>
    NotFinite,
}

/// <summary>
/// Virtual patients: everything about them that does not change over the course. Patient i is a function of the seed and i
/// alone, whatever the number of patients, and lives under draw i modulo the number of draws of the typical values.
/// </summary>
public sealed class VirtualPopulation
{
    private const int L = BlockLayout.Lanes;
    private readonly double[] _columns;
    private readonly PatientStatus[] _status;
    private readonly PatientCovariates[] _covariates;
    private readonly ModelDraw[] _models;

    private VirtualPopulation(PopulationSpec spec, ImmutableSortedDictionary<string, DrugBlocks> drugs, ModelDraw[] models)
    {
        Spec = spec;
        Blocks = (spec.Patients + L - 1) / L;
        Drugs = drugs;
        _models = models;
        _columns = new double[Blocks * PatientColumn.Count * L];
        _status = new PatientStatus[Blocks * L];
        _covariates = new PatientCovariates[Blocks * L];
    }

    /// <summary>What was asked for.</summary>
    public PopulationSpec Spec { get; }

    /// <summary>Number of patients.</summary>
    public int Count => Spec.Patients;

    /// <summary>Number of blocks of eight; the last one may hold patients that are not asked for.</summary>
    internal int Blocks { get; }

    internal ImmutableSortedDictionary<string, DrugBlocks> Drugs { get; }

    /// <summary>Patient columns of a block.</summary>
    internal Span<double> Columns(int block) => _columns.AsSpan(block * PatientColumn.Count * L, PatientColumn.Count * L);

    /// <summary>How the drawing of a patient went.</summary>
    public PatientStatus Status(int patient) => _status[patient];

    /// <summary>Covariates of a patient.</summary>
    public PatientCovariates Covariates(int patient) => _covariates[patient];

    /// <summary>EASI of a patient's untreated state without triggers, points.</summary>
    public double UntreatedEasi(int patient)
    {
        Span<double> columns = Columns(patient / L);
        double easi = 0.0;
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            easi += EasiWeights.Adult[r] * 72.0 * (1.0 - columns[((PatientColumn.EasiRest + r) * L) + (patient % L)]);
        }

        return easi;
    }

    /// <summary>Number of the draw of typical values the patient lives under.</summary>
    public int ModelDraw(int patient) => patient % Spec.ModelDraws;

    /// <summary>The draw of typical values the patient lives under.</summary>
    internal ModelDraw Model(int patient) => _models[patient % _models.Length];

    /// <summary>Draws a population.</summary>
    /// <param name="spec">What is wanted.</param>
    /// <param name="formulary">Drugs, model, population.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public static VirtualPopulation Draw(PopulationSpec spec, DrugFormulary formulary, int threads)
    {
        int blocks = (spec.Patients + L - 1) / L;
        ImmutableSortedDictionary<string, DrugBlocks> drugs = spec.Drugs.ToImmutableSortedDictionary(
            name => name, name => new DrugBlocks(formulary.Drugs[name], blocks), StringComparer.Ordinal);
        int draws = Math.Min(spec.ModelDraws, blocks * L);
        ModelDraw[] models = new ModelDraw[draws];
        VirtualPopulation population = new(spec, drugs, models);
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads };
        if (spec.Draws is { } given)
        {
            given.AsSpan(0, draws).CopyTo(models);
        }
        else
        {
            Parallel.For(0, draws, options, d => models[d] = Simulation.ModelDraw.Sample(formulary, spec.Seed, (uint)d));
        }

        PatientEffects effects = new(formulary.Skin, spec.Seed);
        PatientDraw facts = new(spec, formulary.Population, new SeverityScale(formulary.Skin));
        Parallel.For(0, blocks * L, options, patient => population.Write(patient, models[patient % draws], effects, facts));
        return population;
    }

    private void Write(int patient, ModelDraw model, PatientEffects effects, PatientDraw facts)
    {
        uint number = (uint)patient;
        int block = patient / L;
        int lane = patient % L;
        Span<double> columns = Columns(block);
        PatientValues values = effects.Sample(number, model);
        Span<double> severity = stackalloc double[BlockLayout.Regions];
        bool isSevere = facts.Severity(number, values.SeverityShift, severity);
        PatientCovariates covariates = facts.Covariates(number);
        double steroid = Spec.Steroid is { } steroidClass ? model[DrawNames.Steroid(steroidClass)] : 0.0;
        PatientBlockWriter.Skin(columns, lane, model, values, severity, facts.Itch(number), steroid, Spec.InTrial);
        HazardColumns.Write(columns, lane, model, covariates);
        foreach (DrugBlocks drug in Drugs.Values)
        {
            drug.Model.Draw(Spec.Seed, number, covariates, drug.Individual(block), lane, L);
            PotencyColumns.Write(drug, block, lane, model, values);
        }

        _covariates[patient] = covariates;
        _status[patient] = !values.IsStable ? PatientStatus.Unstable
            : !isSevere ? PatientStatus.SeverityNotMet
            : PatientStatus.Simulated;
    }
}
