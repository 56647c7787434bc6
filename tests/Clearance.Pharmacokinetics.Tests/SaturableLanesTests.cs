using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics.Tests;

/// <summary>One step of blocks whose patients stand in very different places: the resolver carries some lanes and not others.</summary>
public sealed class SaturableLanesTests
{
    private const int Patients = 64;

    // In Km: stages 1 to 4, centre, periphery.
    private static readonly double[][] Places =
    [
        [0, 0, 0, 0, 8000, 5000], // far above: not needed
        [0, 0, 0, 0, 0.0005, 0.0004], // far below: not needed
        [0, 0, 0, 0, 60, 20], // about to collapse
        [0, 0, 0, 2, 10, 40], // settled: hangs on the periphery
        [6000, 0, 0, 0, 0, 0], // first dose
        [3000, 1, 1e-3, 5, 0.4, 3], // dose at the bottom of a washout
        [1e-9, 1e-8, 1e-7, 300, 130, 90], // late absorption
        [0, 0, 0, 0, 1, 0], // at Km
        [0, 0, 0, 0, 0, 0], // never dosed
        [0, 0, 0, 0, double.NaN, 1], // lost: must not disturb the others
        [0, 0, 0, 0, -0.3, 0.2], // below zero
    ];

    [Fact]
    public void Lanes_resolved_together_equal_each_patient_alone_bit_for_bit()
    {
        (long[] alone, long[] counts) = Step<Lane1>();
        Assert.True(counts[0] is > Patients / 4 and < Patients, $"{counts[0]} of {Patients} patients needed the resolver");
        Assert.InRange(counts[2], 1, Patients / 4);
        foreach ((long[] bits, long[] counted) in new[] { Step<Lane4>(), Step<Lane8>() })
        {
            Assert.Equal(alone, bits);
            Assert.Equal(counts, counted);
        }
    }

    // Bits of the end states, and how many steps were resolved, in how many substeps, and how many failed.
    private static (long[] Bits, long[] Counts) Step<T>()
        where T : struct, ILane<T>
    {
        SaturableWorkspace<T> workspace = new();
        double[] state = new double[AntibodyCourse.StateColumns * T.Width];
        long[] bits = new long[AntibodyCourse.StateColumns * Patients];
        for (int first = 0; first < Patients; first += T.Width)
        {
            for (int lane = 0; lane < T.Width; lane++)
            {
                // A stride that brings every place beside every other; each round a little elsewhere.
                int patient = first + lane;
                double[] place = Places[((7 * patient) + (patient / 8 * 3)) % Places.Length];
                for (int column = 0; column < place.Length; column++)
                {
                    state[(column * T.Width) + lane] = 0.01 * (1.0 + (0.01 * patient)) * place[column];
                }
            }

            SaturableKernel.Concentrations(W2Files.Parameters<T>(first), [], 0.0, 1, new T[2], workspace, state);
            for (int lane = 0; lane < T.Width; lane++)
            {
                for (int column = 0; column < AntibodyCourse.StateColumns; column++)
                {
                    double end = state[(column * T.Width) + lane];
                    bits[(column * Patients) + first + lane] = BitConverter.DoubleToInt64Bits(double.IsNaN(end) ? double.NaN : end);
                }
            }
        }

        return (bits, [workspace.ResolvedSteps, workspace.Substeps, workspace.FailedSteps]);
    }
}
