using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Simulation;

namespace Clearance.Forecast;

/// <summary>Draws what is written at a visit from the true state: the same model that <see cref="ScoreLikelihood"/> integrates.</summary>
internal sealed class ScoreSampler(ScoreConstants constants, ulong seed)
{
    private readonly RandomStream _stream = new(seed, "registry/score");

    /// <summary>What is seen at a visit.</summary>
    /// <param name="truth">True EASI of the four regions, total, itch.</param>
    /// <param name="scoring">How it is scored.</param>
    /// <param name="patient">Number of the course.</param>
    /// <param name="visit">Number of the visit.</param>
    public SeenItem[] Draw(ReadOnlySpan<double> truth, VisitScoring scoring, uint patient, uint visit)
    {
        uint next = visit * 32;
        double Normal() => _stream.Normal(patient, next++);
        double error = constants.Rater * StudentT(Normal);
        double[] regions = new double[4];
        double total = 0.0;
        for (int r = 0; r < 4; r++)
        {
            double own = scoring == VisitScoring.Regions ? constants.Regional * Normal() : 0.0;
            regions[r] = Region(truth[r], error + own, Normal());
            total += EasiWeights.Adult[r] * regions[r];
        }

        double itch = Math.Clamp(truth[5] + (constants.ItchSd * Normal()), 0.0, 10.0);
        double global = Math.Log(truth[4] + constants.Offset) + (constants.GlobalSd * Normal());
        return scoring switch
        {
            VisitScoring.Easi => [new SeenItem.Easi(0, "EASI", total), new SeenItem.Itch(0, "itch", itch)],
            VisitScoring.Regions => [new SeenItem.Regional(0, "regions", ScoreLikelihood.AllRegions, regions)],
            VisitScoring.Global => [new SeenItem.Global(0, "IGA", constants.GlobalCuts.Count(cut => global > cut)), new SeenItem.Itch(0, "itch", itch)],
            VisitScoring.Words => [Band(total)],
            _ => throw new InvalidOperationException($"Unknown scoring {scoring}."),
        };
    }

    /// <summary>A total EASI as written.</summary>
    public double Total(ReadOnlySpan<double> truth, uint patient, uint visit) =>
        ((SeenItem.Easi)Draw(truth, VisitScoring.Easi, patient, visit)[0]).Value;

    private SeenItem.Words Band(double easi)
    {
        (double clear, double mild, double moderate) = (constants.BandEnds[0], constants.BandEnds[1], constants.BandEnds[2]);
        (string word, double low, double high) = easi <= clear ? ("clear", double.NegativeInfinity, clear)
            : easi <= mild ? ("mild", clear, mild)
            : easi <= moderate ? ("moderate", mild, moderate)
            : ("severe", moderate, double.PositiveInfinity);
        return new SeenItem.Words(0, word, BoundedScore.Easi, ScoreLikelihood.AllRegions, low, high, true, -1, null, word);
    }

    private double Region(double truth, double error, double zero)
    {
        if (truth <= 0.0 || Math.Log(truth) < constants.ZeroLogMedian + (constants.ZeroSd * zero))
        {
            return 0.0;
        }

        double odds = Math.Exp(error) * (truth + constants.Offset) / (72.0 + constants.Offset - truth);
        return Math.Clamp(((72.0 + (2.0 * constants.Offset)) * odds / (1.0 + odds)) - constants.Offset, 0.0, 72.0);
    }

    private static double StudentT(Func<double> normal)
    {
        double z = normal();
        double square = 0.0;
        for (int k = 0; k < 5; k++)
        {
            double c = normal();
            square += c * c;
        }

        return z / Math.Sqrt(square / 5.0);
    }
}
