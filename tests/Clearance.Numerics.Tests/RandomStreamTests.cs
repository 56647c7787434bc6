using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Numerics.Tests;

public sealed class RandomStreamTests
{
    // Known-answer vectors for philox4x32-10 published with the authors' Random123 library (kat_vectors).
    [Theory]
    [InlineData(0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Philox_reproduces_the_published_vectors(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3)
    {
        Lane1[] c = [Lane1.BroadcastBits(c0), Lane1.BroadcastBits(c1), Lane1.BroadcastBits(c2), Lane1.BroadcastBits(c3)];
        Philox.Generate(ref c[0], ref c[1], ref c[2], ref c[3], ((ulong)k1 << 32) | k0);
        Assert.Equal([r0, r1, r2, r3], c.Select(w => BitConverter.DoubleToUInt64Bits(w.Value)));
    }

    [Fact]
    public void A_patient_draws_the_same_whoever_shares_the_lanes()
    {
        RandomStream stream = new(20210217, "test/normals");
        double[] wide = new double[8];
        for (uint first = 0; first < 4000; first += 8)
        {
            stream.Normals(Lane8.Ramp(first), 3, out Lane8 normals, out _);
            Lane8.Store(normals, wide, 0);
            for (uint i = 0; i < 8; i++)
            {
                Assert.Equal(stream.Normal(first + i, 3), wide[i]);
            }

            stream.FourNormals(Lane8.Ramp(first), 5, out _, out _, out Lane8 third, out _);
            Lane8.Store(third, wide, 0);
            stream.FourNormals(Lane1.Ramp(first + 2), 5, out _, out _, out Lane1 alone, out _);
            Assert.Equal(alone.Value, wide[2]);
        }
    }

    [Fact]
    public void Uniform_numbers_fill_the_interval_evenly()
    {
        RandomStream stream = new(1, "test/uniform");
        int[] bins = new int[50];
        const int count = 200_000;
        for (uint i = 0; i < count; i++)
        {
            double u = stream.Uniform(i / 1000, i % 1000);
            Assert.InRange(u, double.Epsilon, 1.0 - 1e-16);
            bins[(int)(u * bins.Length)]++;
        }

        double expected = (double)count / bins.Length;
        double chiSquare = bins.Sum(b => (b - expected) * (b - expected) / expected);

        // 49 degrees of freedom: 99.9% point 85.4.
        Assert.InRange(chiSquare, 20.0, 85.4);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_the_standard_normal()
    {
        RandomStream stream = new(2, "test/normal");
        const int count = 200_000;
        double[] moments = new double[5];
        for (uint i = 0; i < count; i++)
        {
            double z = stream.Normal(i, 0);
            stream.FourNormals(Lane1.Ramp(i), 1, out Lane1 a, out Lane1 b, out _, out _);
            moments[0] += z;
            moments[1] += z * z;
            moments[2] += z * z * z * z;
            moments[3] += a.Value * b.Value;
            moments[4] += a.Value * a.Value;
        }

        // Bounds are four standard errors.
        double se = 4.0 / Math.Sqrt(count);
        Assert.Equal(0.0, moments[0] / count, se);
        Assert.Equal(1.0, moments[1] / count, se * Math.Sqrt(2.0));
        Assert.Equal(3.0, moments[2] / count, se * Math.Sqrt(96.0));
        Assert.Equal(0.0, moments[3] / count, se);
        Assert.Equal(1.0, moments[4] / count, se * Math.Sqrt(2.0));
    }

    [Fact]
    public void Neighbouring_patients_indices_and_quantities_are_uncorrelated()
    {
        RandomStream one = new(3, "test/a");
        RandomStream other = new(3, "test/b");
        const int count = 100_000;
        double byPatient = 0.0, byIndex = 0.0, byQuantity = 0.0;
        for (uint i = 0; i < count; i++)
        {
            byPatient += one.Normal(i, 0) * one.Normal(i + 1, 0);
            byIndex += one.Normal(0, i) * one.Normal(0, i + 1);
            byQuantity += one.Normal(i, 0) * other.Normal(i, 0);
        }

        double se = 4.0 / Math.Sqrt(count);
        Assert.Equal(0.0, byPatient / count, se);
        Assert.Equal(0.0, byIndex / count, se);
        Assert.Equal(0.0, byQuantity / count, se);
    }

    [Fact]
    public void Quantity_names_hash_as_published_for_FNV_1a()
    {
        Assert.Equal(0x811c9dc5u, QuantityId.Of(string.Empty));
        Assert.Equal(0xe40c292cu, QuantityId.Of("a"));
        Assert.Equal(0xbf9cf968u, QuantityId.Of("foobar"));
    }
}
