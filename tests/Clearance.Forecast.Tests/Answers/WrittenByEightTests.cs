using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;
using Clearance.Simulation;

namespace Clearance.Forecast.Tests.Answers;

/// <summary>Eight particles write their scores together; each writes what he would write alone, to the bit.</summary>
public sealed class WrittenByEightTests
{
    private const int Particles = 21;
    private const ulong Seed = 17;

    [Theory]
    [InlineData(LaneWidth.Eight)]
    [InlineData(LaneWidth.Four)]
    [InlineData(LaneWidth.Scalar)]
    public void Scores_of_eight_are_those_of_each_alone(LaneWidth lanes)
    {
        ScoreConstants constants = new(Shipped.Formulary);
        RandomStream truths = new(1, "test/truth");
        double[] truth = new double[6 * 8];
        double[] written = new double[7 * 8];
        double[] alone = new double[7];
        int zeros = 0, globals = 0;
        for (uint day = 0; day < 40; day++)
        {
            RaterErrors errors = new(constants, Seed, day, Particles, lanes);
            for (int eight = 0; eight < 3; eight++)
            {
                for (int i = 0; i < truth.Length; i++)
                {
                    // Skins from clear to 72, as a simulation keeps them: in single precision.
                    truth[i] = (float)(72.0 * Math.Pow(truths.Uniform((uint)i, (day * 3) + (uint)eight), 6.0));
                }

                errors.Write(eight, truth, written);
                for (int lane = 0; lane < 8; lane++)
                {
                    Alone(constants, (uint)((eight * 8) + lane), day, [.. Enumerable.Range(0, 6).Select(c => truth[(c * 8) + lane])], alone);
                    for (int column = 0; column < 7; column++)
                    {
                        Assert.Equal(BitConverter.DoubleToInt64Bits(alone[column]), BitConverter.DoubleToInt64Bits(written[(column * 8) + lane]));
                    }

                    zeros += alone[0] == 0.0 ? 1 : 0;
                    globals += (int)alone[6];
                }
            }
        }

        Assert.InRange(zeros, 50, 900);
        Assert.InRange(globals, 50, 900);
    }

    [Fact]
    public void Bins_of_eight_are_those_of_each_alone()
    {
        double[] easi = new double[8];
        ushort[] bins = new ushort[8];
        RandomStream stream = new(2, "test/bins");
        for (int round = 0; round < 4000; round++)
        {
            for (int i = 0; i < 8; i++)
            {
                // Edges of bins, their neighbours, both ends, and what lies between.
                double edge = ScoreBins.Easi(1.0 + (((round * 8) + i) % 1024));
                easi[i] = (round % 5) switch
                {
                    0 => edge,
                    1 => Math.BitIncrement(edge),
                    2 => Math.BitDecrement(edge),
                    3 => i % 2 == 0 ? 0.0 : 72.0,
                    _ => 72.0 * Math.Pow(stream.Uniform((uint)i, (uint)round), 4.0),
                };
            }

            ScoreBins.OfEasi(easi, bins);
            for (int i = 0; i < 8; i++)
            {
                Assert.Equal(ScoreBins.OfEasi(easi[i]), bins[i]);
            }
        }
    }

    // The observation model of one particle on one day, number by number.
    private static void Alone(ScoreConstants constants, uint particle, uint day, double[] truth, double[] written)
    {
        RandomStream stream = new(Seed, "forecast/score");
        Lane1 patient = Lane1.Ramp(particle);
        stream.FourNormals(patient, day * 4, out Lane1 z, out Lane1 c0, out Lane1 c1, out Lane1 c2);
        stream.FourNormals(patient, (day * 4) + 1, out Lane1 c3, out Lane1 c4, out Lane1 global, out Lane1 itch);
        stream.FourNormals(patient, (day * 4) + 2, out Lane1 r0, out Lane1 r1, out Lane1 r2, out Lane1 r3);
        double square = (c0.Value * c0.Value) + (c1.Value * c1.Value) + (c2.Value * c2.Value) + (c3.Value * c3.Value) + (c4.Value * c4.Value);
        float rater = (float)Math.Exp(constants.Rater * z.Value / Math.Sqrt(square / 5.0));
        double[] normals = [r0.Value, r1.Value, r2.Value, r3.Value];
        double total = 0.0;
        for (int r = 0; r < 4; r++)
        {
            float threshold = (float)Math.Exp(constants.ZeroLogMedian + (constants.ZeroSd * normals[r]));
            double odds = rater * (truth[r] + constants.Offset) / (72.0 + constants.Offset - truth[r]);
            double value = Math.Clamp(((72.0 + (2.0 * constants.Offset)) * odds / (1.0 + odds)) - constants.Offset, 0.0, 72.0);
            written[r] = truth[r] >= threshold ? value : 0.0;
            total += EasiWeights.Adult[r] * written[r];
        }

        written[4] = total;
        written[5] = Math.Clamp(truth[5] + (float)(constants.ItchSd * itch.Value), 0.0, 10.0);
        written[6] = (truth[4] + constants.Offset) * (float)Math.Exp(constants.GlobalSd * global.Value) <= constants.ClearCut ? 1.0 : 0.0;
    }
}
