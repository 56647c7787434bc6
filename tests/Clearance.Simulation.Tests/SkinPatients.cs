using Clearance.Numerics.Random;

namespace Clearance.Simulation.Tests;

/// <summary>A block of eight patients around the medians of the model document, spread enough to exercise the kernel.</summary>
internal static class SkinPatients
{
    public static double[] Block(uint first = 0)
    {
        double[] block = new double[PatientColumn.Count * BlockLayout.Lanes];
        for (int lane = 0; lane < BlockLayout.Lanes; lane++)
        {
            uint patient = first + (uint)lane;
            for (uint attempt = 0; ; attempt++)
            {
                if (TryWrite(block, lane, patient, attempt))
                {
                    break;
                }
            }
        }

        return block;
    }

    private static bool TryWrite(double[] block, int lane, uint patient, uint attempt)
    {
        double Z(string name, uint index = 0) => new RandomStream(99, "test/" + name).Normal(patient, (attempt * 8) + index);
        double LogNormal(string name, double median, double sd) => median * Math.Exp(sd * Z(name));
        double Share(string name, double median, double sd) => PriorSampler.Logistic(PriorSampler.Logit(median) + (sd * Z(name)));
        ModelDraw draw = ModelDraw.Of(new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["kD"] = LogNormal("kD", 0.1, 0.4),
            ["kE"] = LogNormal("kE", 0.8 / 7, 0.5),
            ["kM"] = LogNormal("kM", 0.025 / 7, 0.6),
            ["kQ"] = LogNormal("kQ", 3.0 / 7, 0.4),
            ["kK"] = LogNormal("kK", 2.0 / 7, 0.4),
            ["n"] = LogNormal("n", 3.5, 0.3),
            ["mu"] = LogNormal("mu", 0.3, 0.4),
            ["sg"] = Math.Abs(0.02 / 7 * Z("sg")),
            ["ds"] = LogNormal("ds", 0.06, 0.5),
            ["a4"] = LogNormal("a4", 0.2, 0.6),
            ["chi"] = Share("chi", 0.35, 0.5),
            ["gam"] = Share("gam", 0.2, 0.7),
            ["w13"] = Share("w13", 0.88, 0.4),
            ["wg"] = 0.10,
            ["w31"] = 0.05,
            ["wD"] = 0.06,
            ["sn"] = 0.08,
            ["v0"] = LogNormal("v0", 0.1, 0.3),
            ["q31"] = 0.35,
            ["q2"] = 0.25,
            ["qD"] = 0.15,
            ["qS"] = 0.20,
            ["q0"] = 0.05,
            ["pc_share"] = 0.6,
            ["s_ou"] = 0.6,
            ["T_ou"] = 28.0,
            ["Edup"] = 0.98,
            ["theta_common"] = 0.81,
            ["theta_region"] = 0.16,
            ["s_max"] = 0.97,
            ["nrs_offset"] = 0.25,
            ["nrs_scale"] = 10.5,
        });
        double[] own = Enumerable.Range(0, 4).Select(r => 0.34 * Math.Exp((0.3 * Z("d0")) + (0.3 * Z("d0r", (uint)r)))).ToArray();
        double[] type2 = Enumerable.Range(0, 4).Select(r => PriorSampler.Logistic(0.85 + (0.6 * Z("pi")) + (0.35 * Z("pir", (uint)r)))).ToArray();
        double kap = LogNormal("kap", 0.4, 0.12);
        for (int r = 0; r < 4; r++)
        {
            if (!Stability.IsStable(own[r], type2[r], kap, draw))
            {
                return false;
            }
        }

        PatientValues values = new()
        {
            IsStable = true,
            Own = own,
            Type2 = type2,
            SeverityShift = new double[4],
            Kappa = kap,
            SignRate = LogNormal("kS", 2.0 / 7, 0.47),
            SignIndependent = Share("sn", 0.08, 0.9),
            Placebo = Share("p", 0.22, 0.9),
            JakPotency = 1.0,
            Lability = LogNormal("v", 1.0, 0.3),
            SteroidShift = 0.0,
        };
        double[] severity = Enumerable.Range(0, 4).Select(r => PriorSampler.Logistic(-0.3 + (0.6 * Z("s", (uint)r)))).ToArray();
        PatientBlockWriter.Skin(block, lane, draw, values, severity, 7.5, 0.5, inTrial: false);
        return true;
    }
}
