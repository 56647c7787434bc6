using System.Collections.Immutable;
using Clearance.Formulary;
using Clearance.Numerics.Statistics;
using Clearance.Simulation;
using Reading13 = Clearance.Formulary.Il13Reading;

namespace Clearance.Consult;

/// <summary>The mechanism table: what each drug and both block of each signal on the last day of the rescue.</summary>
internal sealed class MechanismFiller(RunSimulation run, DrugFormulary formulary)
{
    /// <summary>Patients the table is over: enough for a 90% interval, no more.</summary>
    private const int MostPatients = 512;

    /// <summary>A signal counts as blocked from here on, on average or at its lowest.</summary>
    private const double Half = 0.5;

    private readonly ImmutableArray<int> _patients = [.. run.Simulated.Take(MostPatients)];
    private readonly int _day = run.Question.StopDay - 1;

    /// <summary>One entry for each signal; IL-13 once for each reading.</summary>
    public ImmutableArray<SignalMechanism> Fill()
    {
        BlockadeTable table = new(
            run.Population,
            formulary.Signalling,
            run.Question.Biologic?.Drug.Name,
            run.Question.With.Systemic.First(s => s.Drug == run.Question.Rescue.Drug.Name),
            _day);
        int output = run.Outcome.OutputDays.IndexOf(_day);
        double[][] nanomolar = [.. _patients.Select(table.Nanomolar)];
        double[] antibody = [.. _patients.Select(patient => Antibody(output, patient))];
        SignalBlockade[] Values(SkinSignal signal, Reading13 reading, Compartment compartment) =>
            [.. _patients.Select((patient, i) => table.Of(signal, patient, antibody[i], nanomolar[i], reading, compartment == Compartment.Skin))];

        // Under the authors' reading only IL-13 differs.
        return
        [
            .. Order.Select(signal => Entry(signal, Reading13.ReceptorBiology, Il13Reading.ReceptorBiology, Values)),
            Entry(SkinSignal.Il13, Reading13.Authors, Il13Reading.Authors, Values),
        ];
    }

    /// <summary>What the combination adds and what it does not, in one sentence made from the table.</summary>
    public string Sentence(ImmutableArray<SignalMechanism> mechanism)
    {
        string rescue = run.Question.Rescue.Drug.Name;
        SignalMechanism[] entries = [.. mechanism.Where(m => m.Il13Reading == Il13Reading.ReceptorBiology)];
        if (run.Question.Biologic is not { } biologic)
        {
            return $"{Capital(rescue)} is given without a biologic: it blocks {Join(entries.OrderByDescending(e => Skin(e, TreatmentSetting.JakInhibitorAlone)).Take(3), TreatmentSetting.JakInhibitorAlone)} of the skin signal on average over the day.";
        }

        SignalMechanism[] shared = [.. entries.Where(e => Skin(e, TreatmentSetting.BiologicAlone) > Half)];
        SignalMechanism[] added = [.. entries.Except(shared)];
        string name = biologic.Drug.Name;
        if (shared.Length == 0)
        {
            return $"In skin {name} blocks no signal by more than half on the last day of {rescue}, so what is blocked then is mostly the work of {rescue}: "
                + $"a partial block of {Join(added, TreatmentSetting.Both)}: {AroundTheClock(added)}, and nothing here says that the skin forgets.";
        }

        double alone = shared.Average(e => Skin(e, TreatmentSetting.BiologicAlone));
        double both = shared.Average(e => Skin(e, TreatmentSetting.Both));
        string little = $"In skin {rescue} adds little on {Names(shared)}, which {name} already blocks ({Percent(alone)} alone, {Percent(both)} together), ";
        return added.Length == 0
            ? little + "and there is no other signal that it could add; nothing here says that the skin forgets."
            : little + $"and what it adds is a partial block of {Join(added, TreatmentSetting.Both)} that {name} leaves alone: {AroundTheClock(added)}, and nothing here says that the skin forgets.";
    }

    /// <summary>Which of some signals stay blocked in skin at their lowest hour.</summary>
    private static string AroundTheClock(SignalMechanism[] added)
    {
        SignalMechanism[] steady = [.. added.Where(e => Skin(e, TreatmentSetting.Both, b => b.Trough) >= Half)];
        return steady.Length == 0 ? "none of these is blocked around the clock"
            : steady.Length == added.Length ? "all of these stay blocked by half or more around the clock"
            : $"of these only {Names(steady)} stay{(steady.Length == 1 ? "s" : "")} blocked by half or more around the clock";
    }

    // The order of the model document: type 2 first, then itch, then the rest.
    private static readonly ImmutableArray<SkinSignal> Order =
    [
        SkinSignal.Il4AtTCells, SkinSignal.Il4AtKeratinocytes, SkinSignal.Il13, SkinSignal.Il31,
        SkinSignal.Il22, SkinSignal.InterferonGamma, SkinSignal.Tslp, SkinSignal.GammaChain,
    ];

    private SignalMechanism Entry(
        SkinSignal signal, Reading13 reading, Il13Reading name, Func<SkinSignal, Reading13, Compartment, SignalBlockade[]> blockades)
    {
        SignalFacts facts = formulary.Signalling.Signals[signal];
        string rescue = run.Question.Rescue.Drug.Name;
        string? biologic = run.Question.Biologic?.Drug.Name;
        ImmutableArray<BlockedShare>.Builder blocked = ImmutableArray.CreateBuilder<BlockedShare>();
        foreach (Compartment compartment in new[] { Compartment.Blood, Compartment.Skin })
        {
            SignalBlockade[] values = blockades(signal, reading, compartment);
            if (biologic is not null)
            {
                blocked.Add(Share(TreatmentSetting.BiologicAlone, compartment, biologic, Array.ConvertAll(values, v => v.Biologic)));
            }

            blocked.Add(Share(TreatmentSetting.JakInhibitorAlone, compartment, rescue, Array.ConvertAll(values, v => v.Jak)));
            if (biologic is not null)
            {
                blocked.Add(Share(TreatmentSetting.Both, compartment, $"{biologic} + {rescue}", Array.ConvertAll(values, v => v.Both)));
            }
        }

        return new SignalMechanism
        {
            Signal = SignalWords.Token(signal),
            Name = facts.Name,
            Meaning = SignalWords.Meaning(signal),
            PotencyClass = SignalWords.ClassToken(formulary.Signalling.ClassOf(signal, reading)),
            Il13Reading = name,
            Blocked = blocked.ToImmutable(),
        };
    }

    private static BlockedShare Share(TreatmentSetting treatment, Compartment compartment, string drugs, DayBlockade[] values) => new()
    {
        Treatment = treatment,
        Compartment = compartment,
        Drugs = drugs,
        Mean = Interval90.Of(values.Select(v => v.Mean)),
        Peak = Interval90.Of(values.Select(v => v.Peak)),
        Trough = Interval90.Of(values.Select(v => v.Trough)),
    };

    private double Antibody(int output, int patient) =>
        run.Question.Biologic is null ? 0.0 : run.Outcome.Concentration(RunSimulation.With, output, run.Question.BiologicConcentration, patient);

    private static double Skin(SignalMechanism entry, TreatmentSetting treatment) => Skin(entry, treatment, b => b.Mean);

    private static double Skin(SignalMechanism entry, TreatmentSetting treatment, Func<BlockedShare, Interval> of) =>
        entry.Blocked.Where(b => b.Compartment == Compartment.Skin && b.Treatment == treatment).Select(b => of(b).Median).FirstOrDefault();

    private static string Join(IEnumerable<SignalMechanism> entries, TreatmentSetting treatment) =>
        Listed([.. entries.Select(e => $"{e.Name} ({Percent(Skin(e, treatment))})")]);

    private static string Names(IEnumerable<SignalMechanism> entries) => Listed([.. entries.Select(e => e.Name)]);

    private static string Listed(string[] items) =>
        items.Length < 2 ? string.Concat(items) : $"{string.Join(", ", items[..^1])} and {items[^1]}";

    private static string Percent(double share) => $"{Math.Round(100.0 * share)}%";

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
