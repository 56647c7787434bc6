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
    private static readonly int SteroidClasses = Enum.GetValues<SteroidClass>().Length;
    private readonly double[] _steroids;
    private readonly double[] _steroidShift;
    private readonly int[] _draw;
    private readonly PatientStatus[] _status;
    private readonly PatientCovariates[] _covariates;
    private readonly ModelDraw[] _models;

    private VirtualPopulation(PopulationSpec spec, ImmutableSortedDictionary<string, DrugBlocks> drugs, ModelDraw[] models)
    {
        Spec = spec;
        Count = spec.Patients;
        Drugs = drugs;
        _models = models;
        _columns = new double[Blocks * PatientColumn.Count * L];
        _steroids = new double[Blocks * SteroidClasses * L];
        _steroidShift = new double[Blocks * L];
        _draw = new int[Blocks * L];
        _status = new PatientStatus[Blocks * L];
        _covariates = new PatientCovariates[Blocks * L];
    }

    /// <summary>What was asked for.</summary>
    public PopulationSpec Spec { get; }

    /// <summary>Number of patients.</summary>
    public int Count { get; private set; }

    /// <summary>Number of blocks of eight; the last one may hold patients that are not asked for.</summary>
    internal int Blocks => (Count + L - 1) / L;

    internal ImmutableSortedDictionary<string, DrugBlocks> Drugs { get; }

    /// <summary>Patient columns of a block.</summary>
    internal Span<double> Columns(int block) => _columns.AsSpan(block * PatientColumn.Count * L, PatientColumn.Count * L);

    /// <summary>How the drawing of a patient went.</summary>
    public PatientStatus Status(int patient) => _status[patient];

    /// <summary>EASI at enrolment, points: what later hazards are relative to. Only particles write it back; else it is 1.</summary>
    public double EnrolmentEasi(int patient) => Column(PatientColumn.EnrolmentEasi, patient);

    /// <summary>Share fs of the hazard of serious infection that follows the skin.</summary>
    public double SeriousSkinShare(int patient) => Column(PatientColumn.SeriousSkinShare, patient);

    /// <summary>Covariates of a patient.</summary>
    public PatientCovariates Covariates(int patient) => _covariates[patient];

    /// <summary>EASI of a patient's untreated state without triggers, points.</summary>
    public double UntreatedEasi(int patient)
    {
        double easi = 0.0;
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            easi += EasiWeights.Adult[r] * UntreatedEasi(patient, r);
        }

        return easi;
    }

    /// <summary>EASI of a region, 0 to 72, in a patient's untreated state without triggers.</summary>
    public double UntreatedEasi(int patient, int region) => 72.0 * (1.0 - Column(PatientColumn.EasiRest + region, patient));

    /// <summary>Number of the draw of typical values the patient lives under.</summary>
    public int ModelDraw(int patient) => _draw[patient];

    /// <summary>Etop of a block's patients for a class of topical steroid; for null, of the population's own.</summary>
    internal ReadOnlySpan<double> SteroidEffects(int block, SteroidClass? steroid) => steroid is { } given
        ? _steroids.AsSpan(((block * SteroidClasses) + (int)given) * L, L)
        : Columns(block).Slice(PatientColumn.SteroidEffect * L, L);

    /// <summary>A patient's largest effect of a topical steroid whose typical one is a number of the draw.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="symbol">Name of the typical value in the draw, such as trial_etop.</param>
    internal double SteroidEffect(int patient, string symbol) => PatientValues.ShiftedSteroid(Model(patient)[symbol], _steroidShift[patient]);

    /// <summary>The draw of typical values the patient lives under.</summary>
    internal ModelDraw Model(int patient) => _models[_draw[patient]];

    /// <summary>Draws a population.</summary>
    /// <param name="spec">What is wanted.</param>
    /// <param name="formulary">Drugs, model, population.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    public static VirtualPopulation Draw(PopulationSpec spec, DrugFormulary formulary, int threads)
    {
        ModelDraw[] models = Models(spec, formulary, threads);
        VirtualPopulation population = Empty(spec, formulary, models);
        int blocks = population.Blocks;
        int draws = models.Length;
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads };
        PatientEffects effects = new(formulary.Skin, spec.Seed);
        PatientDraw facts = new(spec, formulary.Population, new SeverityScale(formulary.Skin));
        Parallel.For(0, blocks * L, options, patient => population.Write(patient, models[patient % draws], effects, facts));
        return population;
    }

    /// <summary>The draws of the typical values that a population lives under.</summary>
    internal static ModelDraw[] Models(PopulationSpec spec, DrugFormulary formulary, int threads)
    {
        int draws = Math.Min(spec.ModelDraws, (spec.Patients + L - 1) / L * L);
        if (spec.Draws is { } given)
        {
            return [.. given.AsSpan(0, draws)];
        }

        ModelDraw[] models = new ModelDraw[draws];
        Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = threads }, d => models[d] = Simulation.ModelDraw.Sample(formulary, spec.Seed, (uint)d));
        return models;
    }

    /// <summary>Room for a population whose patients are written one by one.</summary>
    internal static VirtualPopulation Empty(PopulationSpec spec, DrugFormulary formulary, ModelDraw[] models)
    {
        int blocks = (spec.Patients + L - 1) / L;
        return new(spec, spec.Drugs.ToImmutableSortedDictionary(
            name => name, name => new DrugBlocks(formulary.Drugs[name], blocks), StringComparer.Ordinal), models);
    }

    /// <summary>Room for eight of these patients, from whichever blocks.</summary>
    internal VirtualPopulation ForOneBlock() =>
        new(Spec with { Patients = L }, Drugs.ToImmutableSortedDictionary(d => d.Key, d => new DrugBlocks(d.Value.Drug, 1), StringComparer.Ordinal), _models);

    /// <summary>Writes the patient behind given numbers.</summary>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="draw">Number of the draw of typical values, for what else depends on it.</param>
    /// <param name="model">The typical values.</param>
    /// <param name="effects">The random effects.</param>
    /// <param name="facts">The facts of the population.</param>
    /// <param name="layout">Where the numbers stand.</param>
    /// <param name="numbers">The numbers.</param>
    /// <returns>Whether the patient's untreated state is stable.</returns>
    internal bool Write(
        int patient, int draw, ModelDraw model, PatientEffects effects, PatientDraw facts, LatentLayout layout, ReadOnlyMemory<double> numbers)
    {
        PatientValues values = effects.Of(model, numbers.Span[..LatentLayout.Effects]);
        if (!values.IsStable)
        {
            _status[patient] = PatientStatus.Unstable;
            return false;
        }

        PatientNumbers.Given given = new(layout, numbers);
        Span<double> severity = stackalloc double[BlockLayout.Regions];
        facts.Severity(given, values.SeverityShift, severity);
        PatientCovariates covariates = facts.Covariates(given);
        (int block, int lane) = Math.DivRem(patient, L);
        Span<double> columns = Columns(block);
        PatientBlockWriter.Skin(columns, lane, model, values, severity, facts.Itch(given), Steroid(model, values), Spec.InTrial);
        HazardColumns.Write(columns, lane, model, covariates);
        foreach ((string name, DrugBlocks drug) in Drugs)
        {
            ReadOnlySpan<double> normal = numbers.Span.Slice(layout.Drug(name), drug.Model.ParameterNames.Length);
            drug.Model.Of(normal, covariates, drug.Individual(block), lane, L);
            PotencyColumns.Write(drug, block, lane, model, values);
        }

        WriteSteroids(patient, model, values);
        _draw[patient] = draw;
        _covariates[patient] = covariates;
        _status[patient] = PatientStatus.Simulated;
        return true;
    }

    /// <summary>Writes a patient of another population with the same drugs over one of this.</summary>
    internal void Copy(int patient, VirtualPopulation other, int from)
    {
        (int block, int lane) = Math.DivRem(patient, L);
        (int otherBlock, int otherLane) = Math.DivRem(from, L);
        BlockLayout.CopyPatient(other._columns, from, _columns, patient, PatientColumn.Count);
        foreach ((string name, DrugBlocks drug) in Drugs)
        {
            DrugBlocks source = other.Drugs[name];
            BlockLayout.CopyPatient(source.Individual(otherBlock), otherLane, drug.Individual(block), lane, drug.Individual(block).Length / L);
            BlockLayout.CopyPatient(source.Potency(otherBlock), otherLane, drug.Potency(block), lane, drug.Potency(block).Length / L);
        }

        BlockLayout.CopyPatient(other._steroids, from, _steroids, patient, SteroidClasses);
        _steroidShift[patient] = other._steroidShift[from];
        _draw[patient] = other._draw[from];
        _covariates[patient] = other._covariates[from];
        _status[patient] = other._status[from];
    }

    /// <summary>Forgets all but the first patients.</summary>
    internal void KeepFirst(int count) => Count = count;

    private double Steroid(ModelDraw model, PatientValues values) =>
        Spec.Steroid is { } steroidClass ? values.SteroidEffect(model[DrawNames.Steroid(steroidClass)]) : 0.0;

    private double Column(int column, int patient)
    {
        (int block, int lane) = Math.DivRem(patient, L);
        return Columns(block)[(column * L) + lane];
    }

    private void WriteSteroids(int patient, ModelDraw model, PatientValues values)
    {
        (int block, int lane) = Math.DivRem(patient, L);
        foreach (SteroidClass steroid in Enum.GetValues<SteroidClass>())
        {
            _steroids[(((block * SteroidClasses) + (int)steroid) * L) + lane] = values.SteroidEffect(model[SteroidNames[(int)steroid]]);
        }

        _steroidShift[patient] = values.SteroidShift;
    }

    private static readonly ImmutableArray<string> SteroidNames = [.. Enum.GetValues<SteroidClass>().Select(DrawNames.Steroid)];

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
        WriteSteroids(patient, model, values);
        _draw[patient] = patient % _models.Length;
        PatientBlockWriter.Skin(columns, lane, model, values, severity, facts.Itch(number), Steroid(model, values), Spec.InTrial);
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
