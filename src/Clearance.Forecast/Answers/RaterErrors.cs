using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>
/// The errors of one day's scores for every particle, as factors that cost no function call to apply: the same under every
/// option, so that options differ by what they do and not by who looked.
/// </summary>
internal sealed class RaterErrors
{
    /// <summary>Particles are written eight at a time, whatever the machine's lanes.</summary>
    public const int Eight = 8;

    // Columns of eight: factor of the odds, thresholds of four regions, factor of the global score, error of the itch.
    private const int Odds = 0, Threshold = 1, Global = 5, Itch = 6, Columns = 7;
    private const int Normals = 12;
    private readonly ScoreConstants _constants;
    private readonly LaneWidth _lanes;
    private readonly double _span;
    private readonly float[] _errors;

    /// <summary>Draws the errors of a day.</summary>
    /// <param name="constants">The observation model.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="day">Number of the day, not negative; addresses the draws.</param>
    /// <param name="particles">Number of particles.</param>
    /// <param name="lanes">Lane width; no error depends on it.</param>
    public RaterErrors(ScoreConstants constants, ulong seed, uint day, int particles, LaneWidth lanes)
    {
        _constants = constants;
        _lanes = lanes;
        _span = 72.0 + (2.0 * constants.Offset);
        int eights = (particles + Eight - 1) / Eight;
        _errors = new float[eights * Columns * Eight];
        RandomStream stream = new(seed, "forecast/score");
        Span<double> normals = stackalloc double[Normals * Eight];
        for (int eight = 0; eight < eights; eight++)
        {
            switch (lanes)
            {
                case LaneWidth.Eight: Draw<Lane8>(in stream, eight, day, normals); break;
                case LaneWidth.Four: Draw<Lane4>(in stream, eight, day, normals); break;
                default: Draw<Lane1>(in stream, eight, day, normals); break;
            }

            for (int lane = 0; lane < Eight; lane++)
            {
                Set(_errors.AsSpan((eight * Columns * Eight) + lane), normals[lane..]);
            }
        }
    }

    /// <summary>Scores as written by eight particles: four regions, the total, itch; and 1 where IGA is that of clear skin (0 or 1), else 0.</summary>
    /// <param name="eight">Which eight: 0 for particles 0 to 7.</param>
    /// <param name="truth">True EASI of the four regions, total, itch: [column][particle].</param>
    /// <param name="written">Receives the same six as written, then the seventh.</param>
    public void Write(int eight, ReadOnlySpan<double> truth, Span<double> written)
    {
        Span<double> errors = stackalloc double[Columns * Eight];
        ReadOnlySpan<float> drawn = _errors.AsSpan(eight * Columns * Eight, Columns * Eight);
        for (int i = 0; i < errors.Length; i += Eight)
        {
            (Vector256<double> lower, Vector256<double> upper) = Vector256.Widen(Vector256.Create(drawn[i..]));
            lower.CopyTo(errors[i..]);
            upper.CopyTo(errors[(i + 4)..]);
        }

        for (int lane = 0; lane < Eight; lane += (int)_lanes)
        {
            switch (_lanes)
            {
                case LaneWidth.Eight: Write<Lane8>(errors[lane..], truth[lane..], written[lane..]); break;
                case LaneWidth.Four: Write<Lane4>(errors[lane..], truth[lane..], written[lane..]); break;
                default: Write<Lane1>(errors[lane..], truth[lane..], written[lane..]); break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Write<T>(ReadOnlySpan<double> errors, ReadOnlySpan<double> truth, Span<double> written)
        where T : struct, ILane<T>
    {
        T zero = T.Broadcast(0.0);
        T one = T.Broadcast(1.0);
        T offset = T.Broadcast(_constants.Offset);
        T top = T.Broadcast(72.0 + _constants.Offset);
        T total = zero;
        for (int r = 0; r < 4; r++)
        {
            T true0 = T.Load(truth, r * Eight);
            T odds = T.Load(errors, Odds) * (true0 + offset) / (top - true0);
            T value = Clamp((T.Broadcast(_span) * odds / (one + odds)) - offset, 72.0);
            value = T.Select(T.LessThanOrEqual(T.Load(errors, (Threshold + r) * Eight), true0), value, zero);
            T.Store(value, written, r * Eight);
            total += T.Broadcast(EasiWeights.Adult[r]) * value;
        }

        T.Store(total, written, 4 * Eight);
        T.Store(Clamp(T.Load(truth, 5 * Eight) + T.Load(errors, Itch * Eight), 10.0), written, 5 * Eight);
        T global = (T.Load(truth, 4 * Eight) + offset) * T.Load(errors, Global * Eight);
        T.Store(T.Select(T.LessThanOrEqual(global, T.Broadcast(_constants.ClearCut)), one, zero), written, 6 * Eight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Clamp<T>(T value, double most)
        where T : struct, ILane<T>
    {
        T notBelow = T.Select(T.LessThan(value, T.Broadcast(0.0)), T.Broadcast(0.0), value);
        return T.Select(T.LessThan(T.Broadcast(most), notBelow), T.Broadcast(most), notBelow);
    }

    private static void Draw<T>(in RandomStream stream, int eight, uint day, Span<double> normals)
        where T : struct, ILane<T>
    {
        for (int lane = 0; lane < Eight; lane += T.Width)
        {
            T particles = T.Ramp((ulong)((eight * Eight) + lane));
            for (int call = 0; call < 3; call++)
            {
                stream.FourNormals(particles, (day * 4) + (uint)call, out T n0, out T n1, out T n2, out T n3);
                T.Store(n0, normals, (((4 * call) + 0) * Eight) + lane);
                T.Store(n1, normals, (((4 * call) + 1) * Eight) + lane);
                T.Store(n2, normals, (((4 * call) + 2) * Eight) + lane);
                T.Store(n3, normals, (((4 * call) + 3) * Eight) + lane);
            }
        }
    }

    // Of the twelve normal numbers of a particle: the rater's, five of the square below it (Student's t), the global score's, itch, four regions.
    private void Set(Span<float> errors, ReadOnlySpan<double> normals)
    {
        double square = 0.0;
        for (int c = 1; c < 6; c++)
        {
            square += normals[c * Eight] * normals[c * Eight];
        }

        errors[Odds] = (float)Math.Exp(_constants.Rater * normals[0] / Math.Sqrt(square / 5.0));
        errors[Global * Eight] = (float)Math.Exp(_constants.GlobalSd * normals[6 * Eight]);
        errors[Itch * Eight] = (float)(_constants.ItchSd * normals[7 * Eight]);
        for (int r = 0; r < 4; r++)
        {
            errors[(Threshold + r) * Eight] = (float)Math.Exp(_constants.ZeroLogMedian + (_constants.ZeroSd * normals[(8 + r) * Eight]));
        }
    }
}
