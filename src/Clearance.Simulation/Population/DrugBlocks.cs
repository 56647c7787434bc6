using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>What the patients of a population make of one systemic drug: individual pharmacokinetics and potency.</summary>
internal sealed class DrugBlocks
{
    private const int L = BlockLayout.Lanes;
    private readonly double[] _individual;
    private readonly double[] _potency;
    private readonly int _individualLength;

    public DrugBlocks(SystemicDrug drug, int blocks)
    {
        Drug = drug;
        Model = new PkPopulationModel(drug);
        Ec50Name = $"EC50_{drug.Name}";
        LargestEffectName = drug.Class == DrugClass.Il4ReceptorAntibody ? "Edup" : $"E_{drug.Name}";
        SkinFactorName = $"phi_{drug.Name}";
        Ic50Names = [.. drug.Potencies.Keys.Select(receptorClass => (receptorClass, DrawNames.Ic50(drug.Name, receptorClass)))];
        _individualLength = Model.BlockLength(L);
        _individual = new double[blocks * _individualLength];
        _potency = new double[blocks * PotencyColumns * L];
    }

    /// <summary>Columns of <see cref="Potency"/>: 1/IC50 in blood for each potency class (1/nM), and the skin potency factor; for a biologic 1/EC50 (L/mg) and the largest share it blocks in the first two.</summary>
    public const int SkinFactor = 5, InverseEc50 = 0, LargestEffect = 1, PotencyColumns = 6;

    public SystemicDrug Drug { get; }

    public PkPopulationModel Model { get; }

    public bool IsJakInhibitor => Drug.Class == DrugClass.JakInhibitor;

    /// <summary>Names of the drug's numbers in a draw: EC50 of a biologic.</summary>
    public string Ec50Name { get; }

    /// <summary>Names of the drug's numbers in a draw: largest share a biologic blocks.</summary>
    public string LargestEffectName { get; }

    /// <summary>Names of the drug's numbers in a draw: skin factor of a JAK inhibitor.</summary>
    public string SkinFactorName { get; }

    /// <summary>Names of the drug's numbers in a draw: IC50s of a JAK inhibitor.</summary>
    public ImmutableArray<(PotencyClass Class, string Name)> Ic50Names { get; }

    /// <summary>Individual pharmacokinetic values of a block of eight.</summary>
    public Span<double> Individual(int block) => _individual.AsSpan(block * _individualLength, _individualLength);

    /// <summary>Potency columns of a block of eight.</summary>
    public Span<double> Potency(int block) => _potency.AsSpan(block * PotencyColumns * L, PotencyColumns * L);

    /// <summary>
    /// The individual values of the lanes from <paramref name="lane"/> on, side by side as a kernel of that width wants them.
    /// </summary>
    public ReadOnlySpan<double> Individual(int block, int lane, int width, Span<double> scratch)
    {
        Span<double> all = Individual(block);
        if (width == L)
        {
            return all;
        }

        int parameters = all.Length / L;
        for (int p = 0; p < parameters; p++)
        {
            all.Slice((p * L) + lane, width).CopyTo(scratch[(p * width)..]);
        }

        return scratch[..(parameters * width)];
    }
}
