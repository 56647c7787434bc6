using Clearance.Formulary;

namespace Clearance.Simulation;

/// <summary>The eight signals: what biologics and JAK inhibitors in series let through.</summary>
internal static class SignalExport
{
    private static readonly (string Name, SkinSignal Signal)[] Signals =
    [
        ("pass_il4_tcell", SkinSignal.Il4AtTCells), ("pass_il4_keratinocyte", SkinSignal.Il4AtKeratinocytes), ("pass_il13", SkinSignal.Il13),
        ("pass_il31", SkinSignal.Il31), ("pass_il22", SkinSignal.Il22), ("pass_ifn_gamma", SkinSignal.InterferonGamma),
        ("pass_tslp", SkinSignal.Tslp), ("pass_gamma_chain", SkinSignal.GammaChain),
    ];

    /// <summary>The signals' part of the system.</summary>
    /// <param name="drugs">The drugs taken.</param>
    /// <param name="signalling">Receptor classes.</param>
    /// <param name="reading">Which kinases carry IL-13.</param>
    public static ExportedPart Write(IReadOnlyList<DrugExport> drugs, SignallingFacts signalling, Il13Reading reading)
    {
        ExportedPart part = new();
        DrugExport[] inhibitors = [.. drugs.Where(d => d.IsJakInhibitor)];
        PotencyClass[] classes = [.. Signals.Select(s => signalling.ClassOf(s.Signal, reading)).Append(PotencyClass.Jak1Jak2).Append(PotencyClass.Jak1Jak3).Distinct().Order()];
        foreach (PotencyClass receptors in classes)
        {
            string name = DrugExport.ClassName(receptors);
            string skin = string.Concat(inhibitors.Select(d => $" + {d.Name}_nM * {d.Name}_phi * {d.Name}_C / {d.Name}_IC50_{name}"));
            string blood = string.Concat(inhibitors.Select(d => $" + {d.Name}_nM * {d.Name}_C / {d.Name}_IC50_{name}"));
            part.Rules.Add(new($"skin_pass_{name}", $"1 / (1{skin})", "1", "share that JAK inhibitors let pass in skin; drugs at one site add"));
            if (receptors is PotencyClass.Jak1Jak2 or PotencyClass.Jak1Jak3)
            {
                part.Rules.Add(new($"blood_pass_{name}", $"1 / (1{blood})", "1", "the same in blood, without phi"));
            }
        }

        foreach ((string name, SkinSignal signal) in Signals)
        {
            string biologics = string.Concat(drugs.Where(d => !d.IsJakInhibitor && d.Blocks(signal)).Select(d => $"{d.Name}_pass * "));
            part.Rules.Add(new(name, $"{biologics}skin_pass_{DrugExport.ClassName(signalling.ClassOf(signal, reading))}", "1", "share of the signal that passes"));
        }

        return part;
    }
}
