using System.Collections.Immutable;
using System.Globalization;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// Every number in the equations of one patient, by name: skin, one antibody with saturable elimination, one oral JAK
/// inhibitor with one compartment. For simulators outside this program that run the same equations (bench/workloads/course).
/// </summary>
public static class EquationParameters
{
    private static readonly (string Name, int Column)[] Skin =
    [
        ("kD", PatientColumn.BarrierRate), ("kE", PatientColumn.EffectorRate), ("kM", PatientColumn.MemoryRate), ("kS", PatientColumn.SignRate),
        ("kQ", PatientColumn.ItchRate), ("kK", PatientColumn.SteroidRate), ("n", PatientColumn.Steepness), ("log_kap", PatientColumn.LogKappa),
        ("kap_factor", PatientColumn.KappaFactor), ("mu", PatientColumn.Mu), ("sg", PatientColumn.MemoryLoss), ("ds", PatientColumn.Scratch),
        ("a4", PatientColumn.FeedForward), ("w13", PatientColumn.Il13Share), ("sign_ifn", PatientColumn.SignInterferon),
        ("sign_il31", PatientColumn.SignIl31), ("sign_barrier", PatientColumn.SignBarrier), ("sign_own", PatientColumn.SignIndependent),
        ("v0", PatientColumn.VisibleThreshold), ("q31", PatientColumn.ItchIl31), ("q2", PatientColumn.ItchType2), ("qD", PatientColumn.ItchBarrier),
        ("qS", PatientColumn.ItchSigns), ("q0", PatientColumn.ItchConstant), ("care", PatientColumn.Care), ("trial", PatientColumn.Trial),
        ("etop", PatientColumn.SteroidEffect), ("chi", PatientColumn.TslpShare), ("gam", PatientColumn.GammaChainNeed), ("edup", PatientColumn.ReceptorEffect),
    ];

    private static readonly (string Name, int Column)[] Regional =
    [
        ("own", PatientColumn.OwnBarrier), ("barrier_type2", PatientColumn.BarrierType2), ("barrier_other", PatientColumn.BarrierOther),
        ("sign_type2", PatientColumn.SignType2), ("sign_other", PatientColumn.SignOther), ("easi_scale", PatientColumn.EasiScale),
        ("easi_rest", PatientColumn.EasiRest),
    ];

    /// <summary>The numbers in a fixed order: days, litres, mg; the inhibitor's nM are those of total plasma times its skin factor.</summary>
    /// <param name="population">The patients.</param>
    /// <param name="patient">Number of the patient.</param>
    /// <param name="antibody">An antibody with saturable elimination that blocks the IL-4 receptor.</param>
    /// <param name="inhibitor">A JAK inhibitor with one compartment and first-order absorption.</param>
    /// <param name="formulary">Signalling and the onset of the care effect.</param>
    /// <param name="reading">Which kinases carry IL-13.</param>
    /// <exception cref="InvalidOperationException">The inhibitor has another structure.</exception>
    public static ImmutableArray<KeyValuePair<string, double>> Of(
        VirtualPopulation population, int patient, string antibody, string inhibitor, DrugFormulary formulary, Il13Reading reading)
    {
        int block = patient / BlockLayout.Lanes;
        int lane = patient % BlockLayout.Lanes;
        SkinReference skin = new(population.Columns(block), lane);
        ImmutableArray<KeyValuePair<string, double>>.Builder all = ImmutableArray.CreateBuilder<KeyValuePair<string, double>>();
        void Add(string name, double value) => all.Add(new KeyValuePair<string, double>(name, value));
        foreach ((string name, int column) in Skin)
        {
            Add(name, skin.Columns[column]);
        }

        Add("kp", formulary.Skin.Central("kp"));
        foreach ((string name, int column) in Regional)
        {
            for (int r = 0; r < BlockLayout.Regions; r++)
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"{name}_{r}"), skin.Columns[column + r]);
            }
        }

        DrugBlocks biologic = population.Drugs[antibody];
        SaturableParameters<Lane1> p = IndividualDoses.Saturable<Lane1>(biologic.Model, biologic.Individual(block, lane, 1, new double[32]));
        (string, double)[] ofAntibody =
        [
            ("ab_V", p.Volume.Value), ("ab_ke", p.Elimination.Value), ("ab_kcp", p.ToPeripheral.Value), ("ab_kpc", p.FromPeripheral.Value),
            ("ab_ktr", p.TransitRate.Value), ("ab_ka", p.AbsorptionRate.Value), ("ab_Vm", p.MaximumRate.Value), ("ab_Km", p.HalfSaturation.Value),
            ("ab_F", p.Bioavailability.Value), ("ab_inverse_ec50", biologic.Potency(block)[(DrugBlocks.InverseEc50 * BlockLayout.Lanes) + lane]),
        ];
        DrugBlocks jak = population.Drugs[inhibitor];
        LinearDose<Lane1> dose = IndividualDoses.Linear<Lane1>(jak.Model, jak.Individual(block, lane, 1, new double[32]), jak.Model.DefaultFormulation, 1.0, 1.0);
        if (dose.Disposition.TwoCompartments || dose.First.Kind != InputKind.FirstOrder || dose.Second.Kind != InputKind.None)
        {
            throw new InvalidOperationException($"{inhibitor} has not one compartment and one first-order input.");
        }

        double Potency(int column) => jak.Potency(block)[(column * BlockLayout.Lanes) + lane];
        double nanomolar = jak.Model.NanomolarPerMgPerLitre * dose.Disposition.Weight1.Value * Potency(DrugBlocks.SkinFactor);
        (string, double)[] ofInhibitor =
        [
            ("jak_ka", dose.First.Rate.Value), ("jak_ke", dose.Disposition.Rate1.Value), ("jak_lag", dose.First.Lag.Value),
            ("jak_share", dose.First.AmountMg.Value), ("jak_nM_per_mg", nanomolar),
            ("jak_gamma", Potency((int)PotencyClass.Jak1Jak3)), ("jak_jak2", Potency((int)PotencyClass.Jak1Jak2)),
            ("jak_tyk2", Potency((int)PotencyClass.Jak1Tyk2)), ("jak_il13", Potency((int)formulary.Signalling.ClassOf(SkinSignal.Il13, reading))),
        ];
        foreach ((string name, double value) in ofAntibody.Concat(ofInhibitor))
        {
            Add(name, value);
        }

        return all.ToImmutable();
    }
}
