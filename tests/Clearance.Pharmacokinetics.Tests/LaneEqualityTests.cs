using Clearance.Formulary;
using Clearance.Numerics.Lanes;

namespace Clearance.Pharmacokinetics.Tests;

public sealed class LaneEqualityTests
{
    [Fact]
    public void Antibody_lanes_equal_scalar_bit_for_bit()
    {
        foreach (string regimen in new[] { "loading and every two weeks", "stop, washout and restart", "odd times", "small doses near Km" })
        {
            DoseSchedule schedule = SaturableKernelTests.Schedule(regimen);
            double[] scalar = Antibody<Lane1>(schedule, 0);
            Assert.Equal(scalar, Antibody<Lane4>(schedule, 0));
            Assert.Equal(scalar, Antibody<Lane8>(schedule, 0));
        }
    }

    [Fact]
    public void A_patient_does_not_depend_on_the_neighbours()
    {
        // The same eight patients meet other neighbours when the block starts four later.
        DoseSchedule schedule = SaturableKernelTests.Schedule("stop, washout and restart");
        double[] here = Antibody<Lane8>(schedule, 0);
        double[] shifted = Antibody<Lane8>(schedule, 4);
        for (int patient = 4; patient < 8; patient++)
        {
            Assert.Equal(here.AsSpan(patient * 150, 150), shifted.AsSpan((patient - 4) * 150, 150));
        }
    }

    [Theory]
    [MemberData(nameof(Drugs.LinearDrugs), MemberType = typeof(Drugs))]
    public void Linear_lanes_equal_scalar_bit_for_bit(string drug, string formulation)
    {
        double[] scalar = Linear<Lane1>(drug, formulation);
        Assert.Equal(scalar, Linear<Lane4>(drug, formulation));
        Assert.Equal(scalar, Linear<Lane8>(drug, formulation));
    }

    [Fact]
    public void Nothing_is_allocated_per_step()
    {
        SaturableWorkspace<Lane8> workspace = new();
        Lane8[] c = new Lane8[400];
        SaturableParameters<Lane8> p = W2Files.Parameters<Lane8>(0);
        DoseSchedule schedule = SaturableKernelTests.Schedule("stop, washout and restart");
        LinearDisposition<Lane8> one = LinearDisposition<Lane8>.OneCompartment(Lane8.Broadcast(600.0), Lane8.Broadcast(117.0));
        LinearTrain<Lane8>[] trains =
        [
            new(new DoseTrain(0.0, 0.5, 300, 5.0), new LinearDose<Lane8>(one, LinearInput<Lane8>.FirstOrder(Lane8.Broadcast(5.0), Lane8.Broadcast(84.0), Lane8.Broadcast(0.01)))),
        ];
        double[] times = [.. Enumerable.Range(0, 400).Select(i => 0.4 * i)];
        void All()
        {
            SaturableKernel.Concentrations(in p, schedule.Doses.AsSpan(), 0.0, 1, c.AsSpan(), workspace);
            LinearGridKernel.Concentrations(in one, Lane8.Broadcast(84.0), Lane8.Broadcast(1.0), schedule.Doses.AsSpan(), 0.0, 2, 2, c.AsSpan(0, 180));
            LinearConcentration.At<Lane8>(trains, times, c);
        }

        All();
        long before = GC.GetAllocatedBytesForCurrentThread();
        All();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static double[] Antibody<T>(DoseSchedule schedule, int from)
        where T : struct, ILane<T>
    {
        const int days = 150;
        SaturableWorkspace<T> workspace = new();
        T[] c = new T[days];
        double[] result = new double[8 * days];
        double[] lanes = new double[8];
        for (int first = 0; first < 8; first += T.Width)
        {
            SaturableKernel.Concentrations(W2Files.Parameters<T>(from + first), schedule.Doses.AsSpan(), 0.0, 1, c, workspace);
            for (int day = 0; day < days; day++)
            {
                T.Store(c[day], lanes, 0);
                for (int lane = 0; lane < T.Width; lane++)
                {
                    result[((first + lane) * days) + day] = lanes[lane];
                }
            }
        }

        return result;
    }

    private static double[] Linear<T>(string drug, string formulation)
        where T : struct, ILane<T>
    {
        PkPopulationModel model = Drugs.Model(drug);
        PkFormulation form = Drugs.Formulation(model, formulation);
        double[] times = [.. Enumerable.Range(0, 50).Select(i => 0.123 * i)];
        double[] block = new double[model.BlockLength(T.Width)];
        double[] result = new double[8 * times.Length];
        double[] lanes = new double[8];
        T[] c = new T[times.Length];
        for (int first = 0; first < 8; first += T.Width)
        {
            for (int lane = 0; lane < T.Width; lane++)
            {
                model.Draw(3, (uint)(first + lane), new PatientCovariates { WeightKg = 60.0 + (5.0 * (first + lane)) }, block, lane, T.Width);
            }

            LinearTrain<T>[] trains = [new(new DoseTrain(0.0, 0.5, 7, 150.0), IndividualDoses.Linear<T>(model, block, form, 150.0, 0.5))];
            LinearConcentration.At<T>(trains, times, c);
            for (int i = 0; i < times.Length; i++)
            {
                T.Store(c[i], lanes, 0);
                for (int lane = 0; lane < T.Width; lane++)
                {
                    result[((first + lane) * times.Length) + i] = lanes[lane];
                }
            }
        }

        return result;
    }
}
