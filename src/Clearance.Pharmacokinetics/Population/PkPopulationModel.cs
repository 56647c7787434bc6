using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Pharmacokinetics;

/// <summary>
/// The population model of a drug: individual = typical x covariate factors x exp(eta), with correlated effects.
/// </summary>
/// <remarks>
/// Every effect is addressed by (seed, patient, "pk/drug/eta/parameter", 0), so adding a drug or a parameter moves no other
/// draw. An effect between occasions is drawn once for each patient: what one day looks like over patients is right, that
/// days of one patient differ is left out (tofacitinib's absorption rate; AUC and trough hardly depend on it).
/// </remarks>
public sealed class PkPopulationModel
{
    private const int MostParameters = 24;

    private readonly double[] _typical;
    private readonly PkVariability[] _variability;
    private readonly int[] _sharedWith;
    private readonly bool[] _isClearance;
    private readonly RandomStream[] _streams;
    private readonly double[,] _cholesky;
    private readonly (int Parameter, CovariateEffect Effect)[] _effects;

    /// <summary>The model of a drug of the formulary.</summary>
    public PkPopulationModel(SystemicDrug drug)
        : this(drug.Name, drug.Pk, drug.MolecularWeight.Internal)
    {
    }

    /// <summary>A model outside the formulary, for sensitivity runs.</summary>
    /// <param name="drug">Name that addresses the random effects.</param>
    /// <param name="facts">The model.</param>
    /// <param name="molecularWeight">g/mol.</param>
    public PkPopulationModel(string drug, PkModelFacts facts, double molecularWeight)
    {
        Drug = drug;
        Facts = facts;
        NanomolarPerMgPerLitre = 1e6 / molecularWeight;
        ParameterNames = [.. facts.Parameters.Keys];
        if (ParameterNames.Length > MostParameters)
        {
            throw new InvalidOperationException($"{facts.Name} has more than {MostParameters} parameters.");
        }

        _typical = [.. ParameterNames.Select(facts.Typical)];
        _variability = [.. ParameterNames.Select(name => facts.Parameters[name].Variability)];
        _sharedWith = [.. _variability.Select(v => v is PkVariability.Shared shared ? ParameterNames.IndexOf(shared.Of) : -1)];
        ClearanceParts = facts.ClearanceParts;
        DefaultFormulation = facts.DefaultFormulation;
        _isClearance = [.. ParameterNames.Select(ClearanceParts.Contains)];
        _streams = [.. ParameterNames.Select(name => new RandomStream(0, $"pk/{drug}/eta/{name}"))];
        _cholesky = EtaCholesky.Factor(facts, ParameterNames);
        _effects = [.. facts.CovariateEffects.Select(effect => (ParameterNames.IndexOf(effect.Parameter), effect))];
    }

    /// <summary>Name of the drug.</summary>
    public string Drug { get; }

    /// <summary>The facts behind the model.</summary>
    public PkModelFacts Facts { get; }

    /// <summary>The formulation that is meant when none is named.</summary>
    public PkFormulation DefaultFormulation { get; }

    /// <summary>Parameters that add up to the clearance.</summary>
    internal ImmutableArray<string> ClearanceParts { get; }

    /// <summary>nM in one mg/L.</summary>
    public double NanomolarPerMgPerLitre { get; }

    /// <summary>Order of the parameters in a block of individual values.</summary>
    public ImmutableArray<string> ParameterNames { get; }

    /// <summary>Numbers in a block of individual values of so many patients: parameter by parameter, patients side by side.</summary>
    public int BlockLength(int patients) => ParameterNames.Length * patients;

    /// <summary>Individual values of one patient.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="patient">Number of the virtual patient.</param>
    /// <param name="covariates">What is known of the patient.</param>
    /// <param name="block">Block the patient belongs to.</param>
    /// <param name="lane">The patient's place in the block.</param>
    /// <param name="width">Patients in the block.</param>
    public void Draw(ulong seed, uint patient, PatientCovariates covariates, Span<double> block, int lane, int width)
    {
        Span<double> normal = stackalloc double[MostParameters];
        for (int i = 0; i < _typical.Length; i++)
        {
            normal[i] = _cholesky[i, i] > 0.0 ? (_streams[i] with { Seed = seed }).Normal(patient, 0) : 0.0;
        }

        Of(normal, covariates, block, lane, width);
    }

    /// <summary>Individual values of the patient behind given standard normal numbers, one for each parameter in order.</summary>
    /// <param name="normal">The numbers; those of parameters without variability are not used.</param>
    /// <param name="covariates">What is known of the patient.</param>
    /// <param name="block">Block the patient belongs to.</param>
    /// <param name="lane">The patient's place in the block.</param>
    /// <param name="width">Patients in the block.</param>
    public void Of(ReadOnlySpan<double> normal, PatientCovariates covariates, Span<double> block, int lane, int width)
    {
        Span<double> eta = stackalloc double[MostParameters];
        int n = _typical.Length;
        for (int i = 0; i < n; i++)
        {
            double sum = 0.0;
            for (int j = 0; j <= i; j++)
            {
                sum += _cholesky[i, j] * normal[j];
            }

            eta[i] = sum;
        }

        Individual(covariates, eta, block, lane, width);
    }

    /// <summary>Values of a patient without random effects.</summary>
    public void Typical(PatientCovariates covariates, Span<double> block, int lane, int width)
    {
        Span<double> eta = stackalloc double[MostParameters];
        eta.Clear();
        Individual(covariates, eta, block, lane, width);
    }

    private void Individual(PatientCovariates covariates, ReadOnlySpan<double> eta, Span<double> block, int lane, int width)
    {
        Span<double> logit = stackalloc double[MostParameters];
        logit.Clear();
        for (int i = 0; i < _typical.Length; i++)
        {
            block[(i * width) + lane] = _typical[i] * RandomFactor(i, eta) * (_isClearance[i] ? covariates.ClearanceMultiplier : 1.0);
        }

        foreach ((int parameter, CovariateEffect effect) in _effects)
        {
            switch (effect)
            {
                case CovariateEffect.Power power when covariates.Number(power.Covariate) is { } value:
                    block[(parameter * width) + lane] *= Exp(power.Exponent.Internal * Log(value / power.Reference.Internal));
                    break;
                case CovariateEffect.Factor factor when covariates.Level(factor.Covariate) == factor.Level:
                    block[(parameter * width) + lane] *= factor.Multiplier.Internal;
                    break;
                case CovariateEffect.LogitShift shift when covariates.Level(shift.Covariate) == shift.Level:
                    logit[parameter] += shift.Shift.Internal;
                    break;
                default:
                    // The fact is unknown or at the reference.
                    break;
            }
        }

        for (int i = 0; i < _typical.Length; i++)
        {
            if (logit[i] != 0.0)
            {
                ref double share = ref block[(i * width) + lane];
                share /= share + ((1.0 - share) * Exp(-logit[i]));
            }
        }
    }

    private double RandomFactor(int i, ReadOnlySpan<double> eta) => _variability[i] switch
    {
        PkVariability.None => 1.0,
        PkVariability.LogNormal or PkVariability.BetweenOccasions => Exp(eta[i]),
        PkVariability.Shared shared => Exp(shared.Factor.Internal * eta[_sharedWith[i]]),
        PkVariability.BoxCox v => Exp((Exp(v.Lambda * eta[i]) - 1.0) / v.Lambda),
        _ => throw new InvalidOperationException($"Unknown variability {_variability[i]}."),
    };

    // The lane functions, so that a patient has the same bits on every machine.
    private static double Exp(double x) => LaneMath.Exp(new Lane1(x)).Value;

    private static double Log(double x) => LaneMath.Log(new Lane1(x)).Value;
}
