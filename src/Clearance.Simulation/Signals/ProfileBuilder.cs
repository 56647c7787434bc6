using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;
using static Clearance.Simulation.KernelBuffers;

namespace Clearance.Simulation;

/// <summary>
/// Computes the profiles of a plan for one block: concentrations of the JAK inhibitors within a day, from them the residual
/// signal of each receptor class, from these the moments the skin kernel works with.
/// </summary>
internal sealed class ProfileBuilder<T>
    where T : struct, ILane<T>
{
    private const int L = BlockLayout.Lanes;

    // Working columns at one node: dose equivalents in skin and blood by class (JAK1/JAK3, JAK1/JAK2, JAK1/TYK2, IL-13).
    private const int Gamma = 0, Jak2 = 1, Tyk2 = 2, Il13 = 3, BloodOffset = 4, Nanomolar = 8, NodeColumns = 9;

    private readonly (ProfileDay Day, DayNodes Nodes, int[] Sources)[] _days;
    private readonly (DrugBlocks Drug, DoseSchedule Schedule, LinearTrain<T>[] Trains)[] _sources;
    private readonly PotencyClass _il13Class;
    private readonly double[] _scratch = new double[32 * L];
    private readonly T[] _concentration;
    private readonly double[] _nodeTimes;
    private readonly double[] _nodeValues;

    /// <summary>A builder for the days of a plan.</summary>
    /// <param name="days">The days.</param>
    /// <param name="drugs">Drugs of the population by name.</param>
    /// <param name="il13Class">Receptor class of IL-13.</param>
    public ProfileBuilder(ImmutableArray<ProfileDay> days, ImmutableSortedDictionary<string, DrugBlocks> drugs, PotencyClass il13Class)
    {
        bool IsTaken(SystemicTreatment s) => s.Schedule.Trains.Length > 0 && drugs.TryGetValue(s.Drug, out DrugBlocks? drug) && drug.IsJakInhibitor;

        // Days share the schedules of few treatments; what a schedule's doses do in a block is worked out once.
        SystemicTreatment[] taken = [.. days.SelectMany(day => day.Treatment.Systemic).Where(IsTaken).Distinct()];
        _sources = [.. taken.Select(s => (drugs[s.Drug], s.Schedule, new LinearTrain<T>[s.Schedule.Trains.Length]))];
        _days = [.. days.Select(day => (
            day,
            DayNodes.For(day.DoseTimes),
            day.Treatment.Systemic.Where(IsTaken).Select(s => Array.IndexOf(taken, s)).ToArray()))];
        _il13Class = il13Class;
        int most = _days.Length == 0 ? 0 : _days.Max(d => d.Nodes.Times.Length);
        _concentration = new T[most];
        _nodeTimes = new double[most];
        _nodeValues = new double[most * NodeColumns * L];
    }

    /// <summary>Fills the profiles of a block.</summary>
    /// <param name="patient">Patient columns of the block.</param>
    /// <param name="block">Number of the block.</param>
    /// <param name="profiles">Receives <see cref="ProfileColumn"/> columns for each profile; the first stays empty.</param>
    public void Fill(ReadOnlySpan<double> patient, int block, Span<double> profiles)
    {
        ProfileColumn.SetNone(profiles[..(ProfileColumn.Count * L)]);
        for (int lane = 0; lane < L; lane += T.Width)
        {
            foreach ((DrugBlocks drug, DoseSchedule schedule, LinearTrain<T>[] trains) in _sources)
            {
                ReadOnlySpan<double> individual = drug.Individual(block, lane, T.Width, _scratch);
                IndividualDoses.Trains(drug.Model, individual, drug.Model.DefaultFormulation, schedule, 1.0, trains.AsSpan());
            }

            foreach ((ProfileDay day, DayNodes nodes, int[] sources) in _days)
            {
                Equivalents(day, nodes, sources, block, lane);
                Moments(day, nodes, patient, profiles, lane);
            }
        }
    }

    // Dose equivalents C/IC50 at each node, summed over the drugs: two drugs at the same site add as equivalents (Loewe).
    private void Equivalents(ProfileDay day, DayNodes nodes, int[] sources, int block, int lane)
    {
        int count = nodes.Times.Length;
        Span<double> values = _nodeValues.AsSpan(0, count * NodeColumns * L);
        values.Clear();
        for (int i = 0; i < count; i++)
        {
            _nodeTimes[i] = day.Day + nodes.Times[i];
        }

        foreach (int source in sources)
        {
            Span<T> concentration = _concentration.AsSpan(0, count);
            LinearConcentration.At<T>(_sources[source].Trains, _nodeTimes.AsSpan(0, count), concentration);
            Add(_sources[source].Drug, block, lane, concentration, values);
        }
    }

    private void Add(DrugBlocks drug, int block, int lane, ReadOnlySpan<T> concentration, Span<double> values)
    {
        ref readonly double potency = ref drug.Potency(block)[lane];
        T nanomolar = T.Broadcast(drug.Model.NanomolarPerMgPerLitre);
        T skin = At<T>(in potency, DrugBlocks.SkinFactor);
        T gamma = At<T>(in potency, (int)PotencyClass.Jak1Jak3);
        T jak2 = At<T>(in potency, (int)PotencyClass.Jak1Jak2);
        T tyk2 = At<T>(in potency, (int)PotencyClass.Jak1Tyk2);
        T il13 = At<T>(in potency, (int)_il13Class);
        for (int i = 0; i < concentration.Length; i++)
        {
            ref double node = ref values[(i * NodeColumns * L) + lane];
            T c = concentration[i] * nanomolar;
            T inSkin = c * skin;
            AddTo(ref node, Gamma, inSkin * gamma);
            AddTo(ref node, Jak2, inSkin * jak2);
            AddTo(ref node, Tyk2, inSkin * tyk2);
            AddTo(ref node, Il13, inSkin * il13);
            AddTo(ref node, BloodOffset + Gamma, c * gamma);
            AddTo(ref node, BloodOffset + Jak2, c * jak2);
            AddTo(ref node, Nanomolar, c);
        }
    }

    private void Moments(ProfileDay day, DayNodes nodes, ReadOnlySpan<double> patient, Span<double> profiles, int lane)
    {
        // Hazards follow the mean of the day, whichever profile ends it.
        T blood = T.Broadcast(0.0);
        for (int i = 0; i < nodes.Times.Length; i++)
        {
            ref readonly double node = ref _nodeValues[(i * NodeColumns * L) + lane];
            T passed = Residual(in node, BloodOffset + Gamma) + Residual(in node, BloodOffset + Jak2);
            blood = T.FusedMultiplyAdd(T.Broadcast(nodes.Weights[i]), T.FusedMultiplyAdd(T.Broadcast(-0.5), passed, T.Broadcast(1.0)), blood);
        }

        int pieces = day.InQuarters ? 4 : 1;
        for (int piece = 0; piece < pieces; piece++)
        {
            int first = day.InQuarters ? nodes.QuarterStarts[piece] : 0;
            int end = day.InQuarters ? nodes.QuarterStarts[piece + 1] : nodes.Times.Length;
            Span<double> profile = profiles.Slice((day.First + piece) * ProfileColumn.Count * L, ProfileColumn.Count * L);
            ref double target = ref profile[lane];
            for (int column = 0; column < ProfileColumn.Count; column++)
            {
                Put(ref target, column, T.Broadcast(0.0));
            }

            double start = 0.25 * piece;
            for (int i = first; i < end; i++)
            {
                double x = (nodes.Times[i] - (day.InQuarters ? start : 0.0)) * pieces;
                AddNode(in patient[lane], in _nodeValues[(i * NodeColumns * L) + lane], nodes.Weights[i] * pieces, x, ref target);
            }

            Ripple(nodes, first, end, pieces, lane, Tyk2, ProfileColumn.Tyk2, ProfileColumn.Tyk2Ripple, ref target);
            Ripple(nodes, first, end, pieces, lane, Il13, ProfileColumn.Il13, ProfileColumn.Il13Ripple, ref target);
            Ripple(nodes, first, end, pieces, lane, Jak2, ProfileColumn.Jak2, ProfileColumn.Jak2Ripple, ref target);
            Excess(in patient[lane], PatientColumn.SeriousSlope, blood, ref target, ProfileColumn.SeriousExcess);
            Excess(in patient[lane], PatientColumn.ZosterSlope, blood, ref target, ProfileColumn.ZosterExcess);
            Excess(in patient[lane], PatientColumn.HerpeticumSlope, blood, ref target, ProfileColumn.HerpeticumExcess);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AddNode(ref readonly double patient, ref readonly double node, double weight, double x, ref double target)
    {
        T one = T.Broadcast(1.0);
        T w = T.Broadcast(weight);
        T slope = T.Broadcast(weight * 3.0 * ((2.0 * x) - 1.0));
        T gamma = Residual(in node, Gamma);
        T jak2 = Residual(in node, Jak2);
        T need = T.FusedMultiplyAdd(At<T>(in patient, PatientColumn.GammaChainNeed), gamma - one, one);
        T drive = need * T.FusedMultiplyAdd(At<T>(in patient, PatientColumn.TslpShare), jak2 - one, one);
        AddMoments(ref target, ProfileColumn.Tyk2, Residual(in node, Tyk2), w, slope);
        AddMoments(ref target, ProfileColumn.Il13, Residual(in node, Il13), w, slope);
        AddMoments(ref target, ProfileColumn.Jak2, jak2, w, slope);
        AddMoments(ref target, ProfileColumn.Drive, drive, w, slope);
        AddMoments(ref target, ProfileColumn.DriveIl4, drive * gamma, w, slope);
        AddMoments(ref target, ProfileColumn.GammaChain, need, w, slope);
        AddTo(ref target, ProfileColumn.GammaChainBlockade, w * (one - gamma));
        AddTo(ref target, ProfileColumn.Concentration, w * At<T>(in node, Nanomolar));
    }

    // SD over the piece of the running integral of (f - mean f), by the trapezoidal rule on the nodes.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Ripple(DayNodes nodes, int first, int end, int pieces, int lane, int signal, int meanColumn, int column, ref double target)
    {
        T mean = At<T>(in target, meanColumn);
        T integral = T.Broadcast(0.0);
        T sum = T.Broadcast(0.0);
        T square = T.Broadcast(0.0);
        for (int i = first; i < end; i++)
        {
            T half = T.Broadcast(0.5 * nodes.Weights[i]) * (Residual(in _nodeValues[(i * NodeColumns * L) + lane], signal) - mean);
            T w = T.Broadcast(nodes.Weights[i] * pieces);
            integral += half;
            sum = T.FusedMultiplyAdd(w, integral, sum);
            square = T.FusedMultiplyAdd(w * integral, integral, square);
            integral += half;
        }

        T variance = T.FusedMultiplyAdd(-sum, sum, square);
        Put(ref target, column, T.Sqrt(T.Max(variance, T.Broadcast(0.0))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Excess(ref readonly double patient, int slopeColumn, T blood, ref double target, int column) =>
        Put(ref target, column, LaneMath.Expm1(At<T>(in patient, slopeColumn) * blood));

    // Share of the signal that passes at a Hill coefficient of 1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Residual(ref readonly double node, int column)
    {
        T one = T.Broadcast(1.0);
        return one / (one + At<T>(in node, column));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref double origin, int column, T value) => Put(ref origin, column, At<T>(in origin, column) + value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddMoments(ref double target, int column, T value, T weight, T slope)
    {
        Put(ref target, column, T.FusedMultiplyAdd(weight, value, At<T>(in target, column)));
        Put(ref target, column + 1, T.FusedMultiplyAdd(slope, value, At<T>(in target, column + 1)));
    }
}
