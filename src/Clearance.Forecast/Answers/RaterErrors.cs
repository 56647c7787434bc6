using Clearance.Numerics.Lanes;
using Clearance.Numerics.Random;

namespace Clearance.Forecast;

/// <summary>
/// The errors of one day's scores for every particle, as factors that cost no function call to apply: the same under every
/// option, so that options differ by what they do and not by who looked.
/// </summary>
internal sealed class RaterErrors
{
    private readonly ScoreConstants _constants;
    private readonly float[] _errors;
    private const int PerParticle = 7;

    /// <summary>Draws the errors of a day.</summary>
    /// <param name="constants">The observation model.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="day">Number of the day, not negative; addresses the draws.</param>
    /// <param name="particles">Number of particles.</param>
    public RaterErrors(ScoreConstants constants, ulong seed, uint day, int particles)
    {
        _constants = constants;
        _errors = new float[particles * PerParticle];
        RandomStream stream = new(seed, "forecast/score");
        for (int i = 0; i < particles; i++)
        {
            Span<float> row = _errors.AsSpan(i * PerParticle, PerParticle);
            Lane1 patient = Lane1.Ramp((uint)i);
            stream.FourNormals(patient, day * 4, out Lane1 z, out Lane1 c0, out Lane1 c1, out Lane1 c2);
            stream.FourNormals(patient, (day * 4) + 1, out Lane1 c3, out Lane1 c4, out Lane1 global, out Lane1 itch);
            stream.FourNormals(patient, (day * 4) + 2, out Lane1 r0, out Lane1 r1, out Lane1 r2, out Lane1 r3);
            double square = (c0.Value * c0.Value) + (c1.Value * c1.Value) + (c2.Value * c2.Value) + (c3.Value * c3.Value) + (c4.Value * c4.Value);
            row[0] = (float)Math.Exp(constants.Rater * z.Value / Math.Sqrt(square / 5.0));
            row[1] = Threshold(r0);
            row[2] = Threshold(r1);
            row[3] = Threshold(r2);
            row[4] = Threshold(r3);
            row[5] = (float)Math.Exp(constants.GlobalSd * global.Value);
            row[6] = (float)(constants.ItchSd * itch.Value);
        }
    }

    /// <summary>Scores as written: four regions, the total, itch; and whether IGA is 0 or 1.</summary>
    /// <param name="particle">The particle.</param>
    /// <param name="truth">True EASI of the four regions, total, itch.</param>
    /// <param name="written">Receives the same six as written.</param>
    public bool Write(int particle, ReadOnlySpan<double> truth, Span<double> written)
    {
        ReadOnlySpan<float> row = _errors.AsSpan(particle * PerParticle, PerParticle);
        double span = 72.0 + (2.0 * _constants.Offset);
        double total = 0.0;
        for (int r = 0; r < 4; r++)
        {
            double value = 0.0;
            if (truth[r] >= row[1 + r])
            {
                double odds = row[0] * (truth[r] + _constants.Offset) / (72.0 + _constants.Offset - truth[r]);
                value = Math.Clamp((span * odds / (1.0 + odds)) - _constants.Offset, 0.0, 72.0);
            }

            written[r] = value;
            total += Clearance.Simulation.EasiWeights.Adult[r] * value;
        }

        written[4] = total;
        written[5] = Math.Clamp(truth[5] + row[6], 0.0, 10.0);
        return (truth[4] + _constants.Offset) * row[5] <= _constants.GlobalCutOne;
    }

    private float Threshold(Lane1 normal) => (float)Math.Exp(_constants.ZeroLogMedian + (_constants.ZeroSd * normal.Value));
}
