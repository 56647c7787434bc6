using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>Makes the answers of all options from what the particles would write, under their weights.</summary>
internal sealed class AnswerBook
{
    private static readonly ImmutableArray<int> ContrastWeeks = [8, 16, 26, 52];
    private static readonly ImmutableArray<int> AfterMonths = [3, 6, 12];
    private const double WeeksAMonth = 365.25 / 12.0 / 7.0;
    private const double NoGap = 1e-12;
    private readonly ChanceEstimate _estimate;
    private readonly OptionScores _stay;
    private readonly int _weeks;
    private readonly ushort[] _bandEnds;
    private readonly int[] _draws;
    private readonly double[] _misfit;
    private readonly double[] _interaction;
    private readonly Chance[] _stayingRisk;

    /// <summary>A book for weighted particles.</summary>
    /// <param name="weights">Weights that sum to 1.</param>
    /// <param name="draws">The particles' draws of the typical values.</param>
    /// <param name="effective">Effective number of particles.</param>
    /// <param name="stay">Scores under staying.</param>
    /// <param name="weeks">Weeks looked ahead.</param>
    /// <param name="skin">Spreads of the hazards.</param>
    /// <param name="bandEnds">Upper ends of the bands of EASI but the last.</param>
    /// <param name="seed">The run's seed.</param>
    public AnswerBook(double[] weights, int[] draws, double effective, OptionScores stay, int weeks, SkinModelFacts skin, ImmutableArray<double> bandEnds, ulong seed)
    {
        _estimate = new ChanceEstimate(weights, draws, effective);
        _draws = draws;
        _stay = stay;
        _weeks = weeks;
        _bandEnds = [.. bandEnds.Select(ScoreBins.OfEasi)];

        // What the hazards miss is not known for anybody: one draw for each draw of the typical values and each infection.
        double[] Spread(string name, double sd) =>
        [
            .. Enumerable.Range(0, 3 * (draws.Length == 0 ? 0 : draws.Max() + 1)).Select(k => Math.Exp(sd * new RandomStream(seed, $"forecast/hazard/{name}/{k % 3}").Normal((uint)(k / 3), 0))),
        ];
        _misfit = Spread("misfit", skin.Central("hazard_residual"));
        _interaction = Spread("interaction", skin.Central("combination_sd"));
        _stayingRisk = [.. Enum.GetValues<InfectionEvent>().Select(StayingRisk)];
    }

    /// <summary>The answer of an option.</summary>
    public OptionAnswer Of(OptionScores scores) => new()
    {
        Option = scores.Option,
        Weeks = [.. Enumerable.Range(1, _weeks).Select(w => Week(scores, w))],
        AfterStop = [.. AfterMonths.Select(m => After(scores, m)).OfType<AfterStop>()],
        WeeksOnDrug = scores.Option.StopDay is not null && scores.StopWeek.All(w => w >= 0) ? _estimate.Mean([.. scores.StopWeek.Select(w => (double)w)]) : null,
        BandWeeks = Bands(scores),
        Risk = [.. Enum.GetValues<InfectionEvent>().Select(e => Risk(scores, e))],
        Contrasts = ReferenceEquals(scores, _stay) ? [] :
        [
            .. ContrastWeeks.Where(w => w <= _weeks).SelectMany(w => new[] { Endpoint.Clear, Endpoint.Controlled, Endpoint.Easi7, Endpoint.Itch4 }.Select(e => Against(scores, w, e))),
        ],
    };

    private WeekAnswer Week(OptionScores scores, int week)
    {
        ReadOnlySpan<int> asked =
            [(int)Endpoint.Clear, (int)Endpoint.Easi7, (int)Endpoint.Easi75, (int)Endpoint.Easi90, (int)Endpoint.Itch4, (int)Endpoint.Controlled];
        Span<Chance> chances = stackalloc Chance[asked.Length];
        _estimate.OfFlags(scores.Flags(week), asked, chances);
        return new WeekAnswer
        {
            Week = week,
            Clear = chances[0],
            Easi7 = chances[1],
            Easi75 = chances[2],
            Easi90 = chances[3],
            Itch4 = chances[4],
            Controlled = chances[5],
            Easi = Quantiles(scores.Easi(week), ScoreBins.Easi),
            Itch = Quantiles(scores.Itch(week), ScoreBins.Itch),
            Regions = week % 4 == 0 ? Regions(scores, week) : [],
        };
    }

    private ImmutableArray<RegionAnswer> Regions(OptionScores scores, int week)
    {
        ReadOnlySpan<int> asked = [(int)Endpoint.HeadClear, (int)Endpoint.UpperClear, (int)Endpoint.TrunkClear, (int)Endpoint.LowerClear];
        Chance[] chances = new Chance[asked.Length];
        _estimate.OfFlags(scores.Flags(week), asked, chances);
        return [.. chances.Select((clear, region) => new RegionAnswer(clear, Quantiles(scores.Region(week, region), ScoreBins.Easi)))];
    }

    private ImmutableArray<double> Quantiles(ReadOnlySpan<ushort> bins, Func<double, double> value)
    {
        Span<double> quantiles = stackalloc double[ScoreBins.Kept.Length];
        ScoreBins.Quantiles(bins, _estimate.Weights, quantiles);
        ImmutableArray<double>.Builder values = ImmutableArray.CreateBuilder<double>(quantiles.Length);
        foreach (double q in quantiles)
        {
            values.Add(value(q));
        }

        return values.ToImmutable();
    }

    // Each particle at its own time: the week so many months after its own stop.
    private AfterStop? After(OptionScores scores, int months)
    {
        int after = (int)Math.Round(months * WeeksAMonth);
        if (scores.Option.StopDay is null || scores.StopWeek.Any(w => w < 0 || w + after > _weeks))
        {
            return null;
        }

        int n = scores.StopWeek.Length;
        ushort[] then = new ushort[n];
        ushort[] staying = new ushort[n];
        ushort[] atStop = new ushort[n];
        for (int i = 0; i < n; i++)
        {
            then[i] = scores.Flags(scores.StopWeek[i] + after)[i];
            staying[i] = _stay.Flags(scores.StopWeek[i] + after)[i];
            atStop[i] = scores.StopWeek[i] > 0 ? scores.Flags(scores.StopWeek[i])[i] : (ushort)0;
        }

        const int controlled = (int)Endpoint.Controlled;
        return new AfterStop(
            months,
            _estimate.OfFlags(then, controlled),
            _estimate.OfFlags(then, controlled, atStop, (int)Endpoint.Clear),
            _estimate.OfFlags(staying, controlled),
            _estimate.Difference(then, staying, controlled));
    }

    private ImmutableArray<Chance> Bands(OptionScores scores)
    {
        ReadOnlySpan<ushort> limits = _bandEnds;
        int n = scores.StopWeek.Length;
        double[][] counts = [new double[n], new double[n], new double[n], new double[n]];
        for (int week = 1; week <= _weeks; week++)
        {
            ReadOnlySpan<ushort> easi = scores.Easi(week);
            for (int i = 0; i < n; i++)
            {
                int band = easi[i] <= limits[0] ? 0 : easi[i] <= limits[1] ? 1 : easi[i] <= limits[2] ? 2 : 3;
                counts[band][i]++;
            }
        }

        return [.. counts.Select(c => _estimate.Mean(c)).Select(c => c with { Low = Math.Max(0.0, c.Low), High = Math.Min(_weeks, c.High) })];
    }

    private Contrast Against(OptionScores scores, int week, Endpoint endpoint)
    {
        Chance difference = _estimate.Difference(scores.Flags(week), _stay.Flags(week), (int)endpoint);
        Chance? number = difference.Low > NoGap ? new Chance(1.0 / difference.Value, 1.0 / difference.High, 1.0 / difference.Low) : null;
        return new Contrast(week, endpoint, difference, number);
    }

    private HazardAnswer Risk(OptionScores scores, InfectionEvent infection)
    {
        int n = scores.StopWeek.Length;
        int k = (int)infection;
        bool combined = scores.Option.IsCombination;
        double[] total = new double[n];
        double[] drug = new double[n];
        for (int i = 0; i < n; i++)
        {
            double misfit = 100.0 * _misfit[(_draws[i] * 3) + k];
            double both = combined ? _interaction[(_draws[i] * 3) + k] : 1.0;
            total[i] = misfit * both * scores.Hazards[(k * n) + i];
            drug[i] = misfit * both * scores.Hazards[((3 + k) * n) + i];
        }

        return new HazardAnswer(infection, Spread(total), _stayingRisk[k], Spread(drug), combined);
    }

    private Chance StayingRisk(InfectionEvent infection)
    {
        int n = _draws.Length;
        int k = (int)infection;
        double[] staying = new double[n];
        for (int i = 0; i < n; i++)
        {
            double both = _stay.Option.IsCombination ? _interaction[(_draws[i] * 3) + k] : 1.0;
            staying[i] = 100.0 * _misfit[(_draws[i] * 3) + k] * both * _stay.Hazards[(k * n) + i];
        }

        return Spread(staying);
    }

    private Chance Spread(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort((double[])values.Clone(), order);
        double below = 0.0;
        double low = double.NaN;
        double middle = double.NaN;
        double high = double.NaN;
        foreach (int i in order)
        {
            below += _estimate.Weights[i];
            low = double.IsNaN(low) && below >= 0.05 ? values[i] : low;
            middle = double.IsNaN(middle) && below >= 0.5 ? values[i] : middle;
            high = double.IsNaN(high) && below >= 0.95 ? values[i] : high;
        }

        return new Chance(middle, low, double.IsNaN(high) ? values[order[^1]] : high);
    }
}
