using Clearance.Numerics.Lanes;

namespace Clearance.Simulation.Tests;

public sealed class TriggerPathsTests
{
    private const int L = BlockLayout.Lanes;

    [Fact]
    public void A_longer_run_does_not_change_the_days_of_a_shorter_one()
    {
        double[] block = SkinPatients.Block();
        double[] shorter = new double[TriggerPaths.Length(50)];
        double[] longer = new double[TriggerPaths.Length(900)];
        TriggerPaths.Fill<Lane8>(5, 40, 50, block, shorter);
        TriggerPaths.Fill<Lane8>(5, 40, 900, block, longer);
        Assert.Equal(shorter, longer[..shorter.Length]);
    }

    [Fact]
    public void Lane_widths_agree_bit_for_bit()
    {
        double[] block = SkinPatients.Block(8);
        double[] wide = new double[TriggerPaths.Length(60)];
        double[] narrow = new double[wide.Length];
        double[] scalar = new double[wide.Length];
        TriggerPaths.Fill<Lane8>(5, 8, 60, block, wide);
        TriggerPaths.Fill<Lane4>(5, 8, 60, block, narrow);
        TriggerPaths.Fill<Lane1>(5, 8, 60, block, scalar);
        Assert.Equal(scalar, wide);
        Assert.Equal(scalar, narrow);
    }

    [Fact]
    public void Log_trigger_has_the_variance_and_correlation_of_the_process()
    {
        // Unit lability and s_ou = 0.6: variance 0.97 * 0.36, correlation exp(-1/28) a day, 0.81/0.97 between regions. The
        // clamp at 1.5 (2.5 SD) takes about 2% off the variance.
        double[] block = SkinPatients.Block();
        block.AsSpan(PatientColumn.Lability * L, L).Fill(1.0);
        const int days = 4;
        double[] paths = new double[TriggerPaths.Length(days)];
        double square = 0.0, lagged = 0.0, across = 0.0;
        const int patients = 16_000;
        for (uint first = 0; first < patients; first += L)
        {
            TriggerPaths.Fill<Lane8>(11, first, days, block, paths);
            for (int lane = 0; lane < L; lane++)
            {
                double day0 = 2.0 * Math.Log(paths[lane]);
                double day3 = 2.0 * Math.Log(paths[(3 * 4 * L) + lane]);
                double neighbour = 2.0 * Math.Log(paths[L + lane]);
                square += day0 * day0 / patients;
                lagged += day0 * day3 / patients;
                across += day0 * neighbour / patients;
            }
        }

        double variance = 0.97 * 0.36;
        Assert.Equal(variance * 0.98, square, 0.015);
        Assert.Equal(Math.Exp(-3.0 / 28.0), lagged / square, 0.02);
        Assert.Equal(0.81 / 0.97, across / square, 0.02);
    }
}
