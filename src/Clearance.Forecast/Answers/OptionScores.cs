using System.Collections.Immutable;
using Clearance.Numerics.Lanes;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>What every particle would have written down in every week under one option, small enough to keep.</summary>
internal sealed class OptionScores
{
    private const int HazardWeeks = 52;
    private const int Eight = RaterErrors.Eight;
    private readonly ushort[] _flags, _easi, _itch, _regions;
    private readonly int _particles;
    private readonly double _clear;

    private OptionScores(int particles, int weeks, ForecastOption option, double clear)
    {
        _particles = particles;
        _clear = clear;
        Option = option;
        _flags = new ushort[weeks * particles];
        _easi = new ushort[weeks * particles];
        _itch = new ushort[weeks * particles];
        _regions = new ushort[((weeks + 3) / 4) * 4 * particles];
        StopWeek = new int[particles];
        Hazards = new double[6 * particles];
    }

    /// <summary>The option.</summary>
    public ForecastOption Option { get; }

    /// <summary>For each particle the week in which the added drug ends, 0 when it ends at once; -1 when nothing ends.</summary>
    public int[] StopWeek { get; }

    /// <summary>Expected infections in the hazard window: three totals, then three parts due to JAK inhibitors; [column][particle].</summary>
    public double[] Hazards { get; }

    /// <summary>Endpoints met in a week (1 is the first), one number a particle.</summary>
    public ReadOnlySpan<ushort> Flags(int week) => _flags.AsSpan((week - 1) * _particles, _particles);

    /// <summary>Bins of the written EASI.</summary>
    public ReadOnlySpan<ushort> Easi(int week) => _easi.AsSpan((week - 1) * _particles, _particles);

    /// <summary>Bins of the written itch.</summary>
    public ReadOnlySpan<ushort> Itch(int week) => _itch.AsSpan((week - 1) * _particles, _particles);

    /// <summary>Bins of the written EASI of a region in a week of every fourth (4, 8, ...).</summary>
    public ReadOnlySpan<ushort> Region(int week, int region) => _regions.AsSpan(((((week / 4) - 1) * 4) + region) * _particles, _particles);

    /// <summary>Reduces an option of a simulation.</summary>
    /// <param name="outcome">The simulation; its first outputs are the weeks.</param>
    /// <param name="index">The option's place in it.</param>
    /// <param name="option">The option.</param>
    /// <param name="weeks">Number of weeks.</param>
    /// <param name="now">First day of the future.</param>
    /// <param name="clear">Most EASI of clear skin.</param>
    /// <param name="baseline">EASI before treatment, one a particle, filled up to whole eights.</param>
    /// <param name="errors">Errors of each week.</param>
    /// <param name="staying">True scores under staying.</param>
    /// <param name="population">The particles.</param>
    /// <param name="threads">Threads.</param>
    public static OptionScores Of(
        CourseOutcome outcome, int index, ForecastOption option, int weeks, int now, double clear, double[] baseline, RaterErrors[] errors, StayingScores staying, VirtualPopulation population, int threads)
    {
        OptionScores scores = new(outcome.Patients, weeks, option, clear);
        Array.Fill(scores.StopWeek, option.StopDay is { } stop && stop - now <= 7 * weeks ? Math.Max(0, (stop - now) / 7) : -1);
        int on = option.JakStopDay is { } end ? Math.Clamp((end - now) / 7, 0, Math.Min(HazardWeeks, weeks)) : Math.Min(HazardWeeks, weeks);
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < outcome.Patients; i++)
            {
                scores.Hazards[(k * outcome.Patients) + i] = outcome.Hazard(index, (InfectionEvent)k, i);
                scores.Hazards[((3 + k) * outcome.Patients) + i] = outcome.DrugHazard(index, (InfectionEvent)k, i);
            }
        }

        int first = outcome.OutputDays.IndexOf(now + 6);
        Parallel.For(0, (outcome.Patients + Eight - 1) / Eight, new ParallelOptions { MaxDegreeOfParallelism = threads }, eight =>
        {
            Span<double> truth = stackalloc double[6 * Eight];
            Span<double> written = stackalloc double[7 * Eight];
            Span<double> own = stackalloc double[Eight];
            Span<double> stay = stackalloc double[Eight];
            own.Clear();
            stay.Clear();
            for (int week = 1; week <= weeks; week++)
            {
                outcome.ScoresOfEight(index, first + week - 1, eight, truth);
                errors[week - 1].Write(eight, truth, written);
                scores.Write(week, eight * Eight, written, baseline);
                if (week <= on)
                {
                    Add(truth.Slice(4 * Eight, Eight), own);
                    Add(staying.Easi(week, eight), stay);
                }
            }

            for (int lane = 0; lane < Eight && on > 0 && (eight * Eight) + lane < outcome.Patients; lane++)
            {
                scores.ToStayingSkin((eight * Eight) + lane, own[lane] / on, stay[lane] / on, population);
            }
        });
        return scores;
    }

    private static void Add(ReadOnlySpan<double> values, Span<double> sums)
    {
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += values[i];
        }
    }

    // The part due to the drug was summed on the option's own skin; it is wanted on the skin as it would be by staying, so that
    // better skin is not netted against it. The drug's own factor hardly moves in a steady course, so the ratio of the mean
    // skins carries one to the other (docs/model.md, hazards: serious infection follows the share fs of the skin, eczema herpeticum all).
    private void ToStayingSkin(int particle, double own, double stay, VirtualPopulation population)
    {
        double enrolment = Math.Max(0.1, population.EnrolmentEasi(particle));
        double share = population.SeriousSkinShare(particle);
        double Serious(double easi) => 1.0 - share + (share * easi / enrolment);
        Hazards[((3 + (int)InfectionEvent.Serious) * _particles) + particle] *= Serious(stay) / Serious(own);
        Hazards[((3 + (int)InfectionEvent.EczemaHerpeticum) * _particles) + particle] *= Math.Max(0.01, stay) / Math.Max(0.01, own);
    }

    /// <summary>Each particle's scores under the first of some durations after which it is written clear, else under the last.</summary>
    public static OptionScores UntilClear(ForecastOption option, ImmutableArray<OptionScores> durations, int weeks)
    {
        int particles = durations[0]._particles;
        OptionScores scores = new(particles, weeks, option, durations[0]._clear);
        for (int i = 0; i < particles; i++)
        {
            OptionScores chosen = durations[^1];
            foreach (OptionScores duration in durations)
            {
                int stop = duration.StopWeek[i];
                if (stop > 0 && (duration.Flags(stop)[i] & (int)Endpoint.Clear) != 0)
                {
                    chosen = duration;
                    break;
                }
            }

            scores.StopWeek[i] = chosen.StopWeek[i];
            scores.Copy(chosen, i, weeks);
        }

        return scores;
    }

    private void Copy(OptionScores from, int particle, int weeks)
    {
        for (int week = 0; week < weeks; week++)
        {
            int at = (week * _particles) + particle;
            _flags[at] = from._flags[at];
            _easi[at] = from._easi[at];
            _itch[at] = from._itch[at];
        }

        for (int at = particle; at < _regions.Length; at += _particles)
        {
            _regions[at] = from._regions[at];
        }

        for (int at = particle; at < Hazards.Length; at += _particles)
        {
            Hazards[at] = from.Hazards[at];
        }
    }

    // The flags of eight particles as numbers, four at a time.
    private void Met(ReadOnlySpan<double> written, ReadOnlySpan<double> baseline, Span<double> met)
    {
        static Lane4 If(Lane4 value, Lane4 most, Endpoint endpoint) =>
            Lane4.Select(Lane4.LessThanOrEqual(value, most), Lane4.Broadcast((int)endpoint), Lane4.Broadcast(0.0));
        for (int lane = 0; lane < Eight; lane += Lane4.Width)
        {
            Lane4 clear = Lane4.Broadcast(_clear);
            Lane4 easi = Lane4.Load(written, (4 * Eight) + lane);
            Lane4 before = Lane4.Load(baseline, lane);

            // An IGA of clear skin stands as 1, so the product is either the flag or 0.
            Lane4 sum = If(easi, clear, Endpoint.Clear) * Lane4.Load(written, (6 * Eight) + lane);
            sum += If(easi, Lane4.Broadcast(7.0), Endpoint.Easi7) + If(Lane4.Load(written, (5 * Eight) + lane), Lane4.Broadcast(4.0), Endpoint.Itch4);
            sum += If(easi, Lane4.Broadcast(0.25) * before, Endpoint.Easi75) + If(easi, Lane4.Broadcast(0.1) * before, Endpoint.Easi90);
            for (int r = 0; r < 4; r++)
            {
                sum += If(Lane4.Load(written, (r * Eight) + lane), clear, (Endpoint)((int)Endpoint.HeadClear << r));
            }

            Lane4.Store(sum, met, lane);
        }
    }

    private void Write(int week, int first, ReadOnlySpan<double> written, ReadOnlySpan<double> baseline)
    {
        Span<ushort> bins = stackalloc ushort[Eight];
        int count = Math.Min(Eight, _particles - first);
        int at = ((week - 1) * _particles) + first;
        Span<double> met = stackalloc double[Eight];
        Met(written, baseline.Slice(first, Eight), met);
        for (int i = 0; i < count; i++)
        {
            _flags[at + i] = (ushort)met[i];
            _itch[at + i] = ScoreBins.OfItch(written[(5 * Eight) + i]);
        }

        ScoreBins.OfEasi(written.Slice(4 * Eight, Eight), bins);
        bins[..count].CopyTo(_easi.AsSpan(at));
        for (int r = 0; r < 4 && week % 4 == 0; r++)
        {
            ScoreBins.OfEasi(written.Slice(r * Eight, Eight), bins);
            bins[..count].CopyTo(_regions.AsSpan(((((week / 4) - 1) * 4) + r) * _particles + first));
        }
    }
}
