using System.Collections.Immutable;
using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>The equations of the skin (docs/model.md) with the numbers of one patient.</summary>
internal static class SkinExport
{
    /// <summary>Regions in the order of the columns.</summary>
    public static ImmutableArray<string> Regions { get; } = ["head", "upper", "trunk", "lower"];

    private static readonly ImmutableArray<string> RegionNames = ["head and neck", "upper limbs", "trunk", "lower limbs"];

    private static readonly (string Symbol, int Column)[] Columns =
    [
        ("kD", PatientColumn.BarrierRate), ("kE", PatientColumn.EffectorRate), ("kM", PatientColumn.MemoryRate), ("kS", PatientColumn.SignRate),
        ("kQ", PatientColumn.ItchRate), ("kK", PatientColumn.SteroidRate), ("n", PatientColumn.Steepness), ("mu", PatientColumn.Mu),
        ("sg", PatientColumn.MemoryLoss), ("ds", PatientColumn.Scratch), ("a4", PatientColumn.FeedForward), ("w13", PatientColumn.Il13Share),
        ("chi", PatientColumn.TslpShare), ("gam", PatientColumn.GammaChainNeed), ("sn", PatientColumn.SignIndependent), ("v0", PatientColumn.VisibleThreshold),
        ("q31", PatientColumn.ItchIl31), ("q2", PatientColumn.ItchType2), ("qD", PatientColumn.ItchBarrier), ("qS", PatientColumn.ItchSigns), ("q0", PatientColumn.ItchConstant),
    ];

    /// <summary>The skin's part of the system.</summary>
    /// <param name="p">The patient's columns.</param>
    /// <param name="formulary">Sources and the onset of care.</param>
    /// <param name="treatment">Topical steroids.</param>
    public static ExportedPart Write(ReadOnlySpan<double> p, DrugFormulary formulary, Treatment treatment)
    {
        ExportedPart part = new();
        ExportComments about = new(formulary);
        void Add(string name, double value, string symbol, string extra = "") => part.Parameters.Add(about.Skin(name, value, symbol, extra));
        foreach ((string symbol, int column) in Columns)
        {
            Add(symbol, p[column], symbol);
        }

        double rest = 1.0 - p[PatientColumn.SignIndependent];
        Add("kap", Math.Exp(p[PatientColumn.LogKappa]), "kap");
        Add("kp", formulary.Skin.Central("kp"), "kp");
        Add("wg", p[PatientColumn.SignInterferon] / rest, "wg");
        Add("w31", p[PatientColumn.SignIl31] / rest, "w31");
        Add("wD", p[PatientColumn.SignBarrier] / rest, "wD");
        Add("p_care", p[PatientColumn.Care], "p", "the share that is care");
        Add("p_trial", p[PatientColumn.Trial], "p", "the share that only trials have; 0 outside a trial");
        part.Parameters.Add(new("Etop", p[PatientColumn.SteroidEffect], "1", "largest effect of the topical steroid; 0 when none is used [knowledge/topicals.yaml]"));
        part.Parameters.Add(new("itch_scale", p[PatientColumn.ItchScale], "1", "(untreated peak itch NRS + 0.25)/10.5"));
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            string region = Regions[r];
            double type2 = p[PatientColumn.BarrierType2 + r];
            Add($"d0_{region}", p[PatientColumn.OwnBarrier + r], "d0", RegionNames[r]);
            Add($"pi_{region}", type2 / (type2 + p[PatientColumn.BarrierOther + r]), "pi", RegionNames[r]);
            part.Parameters.Add(new($"s_{region}", 1.0 - p[PatientColumn.EasiRest + r], "1", $"untreated EASI of {RegionNames[r]} over 72"));
            part.Parameters.Add(new($"W_{region}", EasiWeights.Adult[r], "1", $"EASI weight of {RegionNames[r]} [DERMNET, verified]"));
            part.Parameters.Add(new($"g_{region}", 1.0, "1", $"trigger of {RegionNames[r]}; 1 is none: make it an input to let it fluctuate"));
        }

        Rules(part);
        States(part);
        Steroid(part, treatment);
        return part;
    }

    private static void Rules(ExportedPart part)
    {
        void Rule(string name, string formula, string comment = "") => part.Rules.Add(new(name, formula, "1", comment));
        Rule("pl", "(p_care + p_trial) * (1 - exp(-kp * max(time, 0)))", "placebo and care effect, from day 0");
        Rule("type2", "w13 * pass_il13 + (1 - w13) * pass_il4_keratinocyte", "type-2 signal that reaches keratinocytes per unit of E");
        Rule("need", "1 - gam * (1 - pass_gamma_chain)", "what gamma-chain blockade leaves of the drive");
        Rule("drive", "(chi * pass_tslp + 1 - chi) * need");
        Rule("visible_1", Visible("1"), "visible(1) times 4/v0");
        foreach (string r in Regions)
        {
            Rule($"inflamed_{r}", $"1 - d0_{r} - ds", "I: share of the barrier defect that inflammation drives");
            Rule($"alarm_{r}", $"(1 + kap^n) / (1 + (kap / barrier_{r})^n)", "A: alarmins and antigen presentation, 1 untreated");
            Rule($"tau_{r}", $"Etop * steroid_{r} / (1 + steroid_{r})", "topical steroid effect");
            Rule($"push_{r}", $"memory_{r} * alarm_{r} * (1 - tau_{r})");
            Rule($"x2_{r}", $"type2 * effector_{r}");
            Rule($"x22_{r}", $"pass_il22 * other_{r}");
            Rule($"mean_{r}", $"(effector_{r} + other_{r}) / 2", "X: what refills memory");
            Rule(
                $"signals_{r}",
                $"(1 - sn) * ((1 - wg - w31 - wD) * (pi_{r} * x2_{r} + (1 - pi_{r}) * x22_{r}) + wg * pass_ifn_gamma * other_{r} + w31 * pass_il31 * effector_{r} + wD * barrier_{r}) + sn * other_{r}",
                "what makes lesion signs");
            Rule($"itching_{r}", $"W_{r} * (q31 * pass_il31 * effector_{r} + q2 * x2_{r} + qD * barrier_{r} + qS * signs_{r})");
            Rule($"seen_{r}", Visible($"signs_{r}"), "visible(S) times 4/v0");
        }

        foreach (string r in Regions)
        {
            part.Rules.Add(new($"EASI_{r}", $"72 * s_{r} * seen_{r} / (s_{r} * seen_{r} + (1 - s_{r}) * visible_1)", "points", "EASI of the region, 0 to 72"));
        }

        part.Rules.Add(new("EASI", Sum("W_{r} * EASI_{r}"), "points", "EASI of the whole body"));
        part.Rules.Add(new("itch_NRS", "10 * itch_scale * itch / (itch_scale * itch + 1 - itch_scale)", "points", "peak itch NRS, 0 to 10"));
    }

    private static void States(ExportedPart part)
    {
        void State(string name, double start, string derivative, string unit, string comment) => part.States.Add(new(name, start, derivative, unit, comment));
        foreach (string r in Regions)
        {
            State($"barrier_{r}", 1.0, $"kD * ((g_{r} * d0_{r} + inflamed_{r} * pi_{r} * x2_{r} + inflamed_{r} * (1 - pi_{r}) * x22_{r} + ds * itch) * (1 - pl / 2) - barrier_{r})", "1", "D: barrier defect, 1 untreated");
            State($"effector_{r}", 1.0, $"kE * (drive * push_{r} * (1 + a4 * pass_il4_tcell * effector_{r}) / (1 + a4) - effector_{r})", "1", "E: type-2 effector activity");
            State($"other_{r}", 1.0, $"kE * (need * push_{r} - other_{r})", "1", "F: other effector activity");
            State($"memory_{r}", 1.0, $"kM * ((1 + mu) * mean_{r} / (mean_{r} + mu) - memory_{r}) - sg * (1 - pass_gamma_chain) * memory_{r}", "1", "M: tissue memory");
            State($"signs_{r}", 1.0, $"kS * (signals_{r} * (1 - pl) * (1 - tau_{r} / 2) * sqrt(g_{r}) - signs_{r})", "1", "S: lesion signs");
        }

        State("itch", 1.0, $"kQ * ((q0 + {Sum("itching_{r}")}) * (1 - pl / 2) - itch)", "1", "Q: itch drive");
        State("EASI_days", 0.0, "EASI", "points day", "EASI summed over time: its rise over a day is the day's mean");
    }

    private static void Steroid(ExportedPart part, Treatment treatment)
    {
        for (int r = 0; r < BlockLayout.Regions; r++)
        {
            string region = Regions[r];
            TopicalTreatment[] used = [.. treatment.Topicals.Where(t => (t.Regions >> r & 1) != 0 && t.ToDay > t.FromDay)];
            if (used.Length == 0)
            {
                part.Parameters.Add(new($"applications_{region}", 0.0, "application/day", $"topical steroid on {RegionNames[r]}: none"));
            }
            else
            {
                part.States.Add(new($"applications_{region}", 0.0, "0", "application/day", $"topical steroid on {RegionNames[r]}, changed by events"));
            }

            part.States.Add(new($"steroid_{region}", 0.0, $"applications_{region} - kK * steroid_{region}", "application", "K: applications in the stratum corneum"));
            foreach (TopicalTreatment topical in used)
            {
                part.Events.Add(new(topical.FromDay, $"applications_{region}", topical.ApplicationsPerDay));
                part.Events.Add(new(topical.ToDay, $"applications_{region}", -topical.ApplicationsPerDay));
            }
        }
    }

    // ln(1 + exp((x - v0) 4/v0)) without overflow.
    private static string Visible(string x)
    {
        string u = $"(({x} - v0) * 4 / v0)";
        return $"max({u}, 0) + log(1 + exp(-abs({u})))";
    }

    private static string Sum(string term) => string.Join(" + ", Regions.Select(r => term.Replace("{r}", r, StringComparison.Ordinal)));
}
