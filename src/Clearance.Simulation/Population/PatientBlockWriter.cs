namespace Clearance.Simulation;

/// <summary>Writes one patient's numbers into the columns of its block, derived ones included.</summary>
internal static class PatientBlockWriter
{
    private const int L = BlockLayout.Lanes;

    /// <summary>Writes the skin columns.</summary>
    /// <param name="block">The block's columns.</param>
    /// <param name="lane">The patient's lane.</param>
    /// <param name="draw">Typical values.</param>
    /// <param name="values">The patient's own values.</param>
    /// <param name="severity">Untreated EASI_r/72 by region.</param>
    /// <param name="itchNrs">Untreated weekly peak pruritus NRS, 0 to 10.</param>
    /// <param name="steroidEffect">Etop of the course's topical steroid; 0 for none.</param>
    /// <param name="inTrial">Whether the trial effect acts beside care.</param>
    public static void Skin(
        Span<double> block,
        int lane,
        ModelDraw draw,
        PatientValues values,
        ReadOnlySpan<double> severity,
        double itchNrs,
        double steroidEffect,
        bool inTrial)
    {
        double n = draw["n"];
        double a4 = draw["a4"];
        double mu = draw["mu"];
        double ds = draw["ds"];
        double sn = values.SignIndependent;
        double rest = 1.0 - sn;
        double wS = 1.0 - draw["wg"] - draw["w31"] - draw["wD"];
        double careShare = draw["pc_share"];

        Set(block, PatientColumn.BarrierRate, lane, draw["kD"]);
        Set(block, PatientColumn.EffectorRate, lane, draw["kE"]);
        Set(block, PatientColumn.MemoryRate, lane, draw["kM"]);
        Set(block, PatientColumn.SignRate, lane, values.SignRate);
        Set(block, PatientColumn.ItchRate, lane, draw["kQ"]);
        Set(block, PatientColumn.SteroidRate, lane, draw["kK"]);
        Set(block, PatientColumn.Steepness, lane, n);
        Set(block, PatientColumn.LogKappa, lane, Math.Log(values.Kappa));
        Set(block, PatientColumn.KappaFactor, lane, 1.0 + Math.Pow(values.Kappa, n));
        Set(block, PatientColumn.Mu, lane, mu);
        Set(block, PatientColumn.MuFactor, lane, 1.0 + mu);
        Set(block, PatientColumn.MemoryLoss, lane, draw["sg"]);
        Set(block, PatientColumn.Scratch, lane, ds);
        Set(block, PatientColumn.FeedForward, lane, a4);
        Set(block, PatientColumn.FeedForwardScale, lane, 1.0 / (1.0 + a4));
        Set(block, PatientColumn.Il13Share, lane, draw["w13"]);
        Set(block, PatientColumn.SignInterferon, lane, rest * draw["wg"]);
        Set(block, PatientColumn.SignIl31, lane, rest * draw["w31"]);
        Set(block, PatientColumn.SignBarrier, lane, rest * draw["wD"]);
        Set(block, PatientColumn.SignIndependent, lane, sn);
        Set(block, PatientColumn.VisibleThreshold, lane, draw["v0"]);
        Set(block, PatientColumn.VisibleSlope, lane, 4.0 / draw["v0"]);
        Set(block, PatientColumn.ItchIl31, lane, draw["q31"]);
        Set(block, PatientColumn.ItchType2, lane, draw["q2"]);
        Set(block, PatientColumn.ItchBarrier, lane, draw["qD"]);
        Set(block, PatientColumn.ItchSigns, lane, draw["qS"]);
        Set(block, PatientColumn.ItchConstant, lane, draw["q0"]);
        Set(block, PatientColumn.ItchScale, lane, Math.Min(draw["s_max"], (itchNrs + draw["nrs_offset"]) / draw["nrs_scale"]));
        Set(block, PatientColumn.Care, lane, values.Placebo * careShare);
        Set(block, PatientColumn.Trial, lane, inTrial ? values.Placebo * (1.0 - careShare) : 0.0);
        Set(block, PatientColumn.SteroidEffect, lane, steroidEffect);
        Set(block, PatientColumn.Lability, lane, values.Lability);
        Set(block, PatientColumn.TslpShare, lane, draw["chi"]);
        Set(block, PatientColumn.GammaChainNeed, lane, draw["gam"]);
        Set(block, PatientColumn.BodyTriggerSd, lane, draw["s_ou"] * Math.Sqrt(draw["theta_common"]));
        Set(block, PatientColumn.RegionTriggerSd, lane, draw["s_ou"] * Math.Sqrt(draw["theta_region"]));
        Set(block, PatientColumn.TriggerCorrelation, lane, Math.Exp(-1.0 / draw["T_ou"]));
        Set(block, PatientColumn.ReceptorEffect, lane, draw["Edup"]);
        Set(block, PatientColumn.EnrolmentEasi, lane, 1.0);

        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            double own = values.Own[r];
            double pi = values.Type2[r];
            double inflammatory = 1.0 - own - ds;
            double s = Math.Min(draw["s_max"], severity[r]);
            Set(block, PatientColumn.OwnBarrier + r, lane, own);
            Set(block, PatientColumn.BarrierType2 + r, lane, inflammatory * pi);
            Set(block, PatientColumn.BarrierOther + r, lane, inflammatory * (1.0 - pi));
            Set(block, PatientColumn.SignType2 + r, lane, rest * wS * pi);
            Set(block, PatientColumn.SignOther + r, lane, rest * wS * (1.0 - pi));
            Set(block, PatientColumn.EasiScale + r, lane, s / Softplus((1.0 - draw["v0"]) * 4.0 / draw["v0"]));
            Set(block, PatientColumn.EasiRest + r, lane, 1.0 - s);
        }
    }

    /// <summary>Writes one number.</summary>
    public static void Set(Span<double> block, int column, int lane, double value) => block[(column * L) + lane] = value;

    private static double Softplus(double u) => u > 30.0 ? u : Math.Log(1.0 + Math.Exp(u));
}
