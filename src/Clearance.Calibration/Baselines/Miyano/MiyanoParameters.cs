using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Numerics.Random;

namespace Clearance.Calibration;

/// <summary>
/// Parameters of the 14-state model of Miyano, Irvine and Tanaka 2022 (Allergy 77:582, doi 10.1111/all.14870): each log-normal over
/// virtual patients, without correlations. Time in weeks; cytokines relative to healthy skin.
/// </summary>
public sealed class MiyanoParameters
{
    /// <summary>Names in the order of <see cref="Of"/>'s numbers.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "k1", "k2", "k3", "b1", "b2", "b3", "b4", "b5", "d1", "d2", "d3", "b6", "d4", "d5", "d6", "d7", "b7", "b8", "d8", "k5", "k9", "d9", "b9", "k6", "k10",
        "k7", "k8", "k11", "k12", "d10", "k13", "k14", "d11", "k15", "k16", "d12", "k17", "k18", "d13", "k19", "k20", "d14", "k21", "k22", "d15", "k23", "k24",
        "d16", "k25", "k26", "d17",
    ];

    private readonly BaselineConstants _constants;

    private MiyanoParameters(BaselineConstants constants) => _constants = constants;

    /// <summary>EASI = scale (p + 1 - s).</summary>
    public double EasiScale => _constants["easi_scale"];

    /// <summary>Share of its cytokines that an antibody blocks.</summary>
    public double AntibodyBlock => _constants["antibody_block"];

    /// <summary>Factor on the blockade by tralokinumab.</summary>
    public double TralokinumabPotency => _constants["tralokinumab_potency"];

    /// <summary>Weeks without drug before the baseline.</summary>
    public double BaselineWeeks => _constants["baseline_weeks"];

    /// <summary>Patients with a larger EASI at baseline are discarded, points.</summary>
    public double LargestEasi => _constants["largest_easi"];

    /// <summary>Reads <c>models/miyano_2022.csv</c> of the knowledge folder.</summary>
    public static Reading<MiyanoParameters> Load(string knowledgeFolder)
    {
        Reading<BaselineConstants> read = BaselineConstants.Load(
            knowledgeFolder, "miyano_2022.csv", [.. Names, "easi_scale", "antibody_block", "tralokinumab_potency", "baseline_weeks", "largest_easi"]);
        return new(read.Value is { } constants ? new MiyanoParameters(constants) : null, read.Issues);
    }

    /// <summary>The typical patient: every parameter at its median.</summary>
    public double[] Typical() => [.. Names.Select(name => Math.Exp(_constants[name]))];

    /// <summary>One virtual patient, a function of seed and number.</summary>
    public double[] Of(ulong seed, uint patient) =>
        [.. Names.Select(name => Math.Exp(_constants[name] + (_constants.Sd(name) * new RandomStream(seed, $"miyano/{name}").Normal(patient, 0))))];
}
