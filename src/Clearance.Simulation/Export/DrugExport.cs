using Clearance.Formulary;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>The equations of one systemic drug in one patient: doses, concentration, what it lets through.</summary>
internal sealed class DrugExport
{
    private readonly DrugBlocks _drug;
    private readonly int _block;
    private readonly int _lane;
    private readonly double[] _individual;
    private readonly DoseSchedule _schedule;

    /// <summary>A drug in one patient.</summary>
    public DrugExport(DrugBlocks drug, int block, int lane, DoseSchedule schedule)
    {
        (_drug, _block, _lane, _schedule) = (drug, block, lane, schedule);
        _individual = drug.Individual(block, lane, 1, new double[32]).ToArray();
    }

    /// <summary>The drug's name, which begins the name of everything about it.</summary>
    public string Name => _drug.Drug.Name;

    /// <summary>Whether it is a JAK inhibitor.</summary>
    public bool IsJakInhibitor => _drug.IsJakInhibitor;

    /// <summary>Whether it blocks a signal itself.</summary>
    public bool Blocks(SkinSignal signal) => _drug.Drug.BlockedSignals.Any(b => b.Signal == signal);

    /// <summary>Writes the drug's part of the system.</summary>
    /// <param name="formulary">Sources.</param>
    public ExportedPart Write(DrugFormulary formulary)
    {
        ExportedPart part = new();
        if (_drug.Model.Facts.Structure == PkStructure.SaturableTransit)
        {
            Saturable(part);
        }
        else
        {
            Linear(part);
        }

        if (IsJakInhibitor)
        {
            Potency(part, formulary);
        }
        else
        {
            Antibody(part, formulary);
        }

        return part;
    }

    private void Saturable(ExportedPart part)
    {
        PkModelFacts model = _drug.Model.Facts;
        SaturableParameters<Lane1> p = IndividualDoses.Saturable<Lane1>(_drug.Model, _individual);
        void Add(string symbol, double value, string unit, params string[] from) => part.Parameters.Add(ExportComments.Pk($"{Name}_{symbol}", value, unit, model, from));
        Add("Vc", p.Volume.Value, "L", "Vc");
        Add("ke", p.Elimination.Value, "1/day", "ke");
        Add("kcp", p.ToPeripheral.Value, "1/day", "kcp");
        Add("kpc", p.FromPeripheral.Value, "1/day", "kpc");
        Add("ktr", p.TransitRate.Value, "1/day", "MTT");
        Add("ka", p.AbsorptionRate.Value, "1/day", "ka");
        Add("Vm", p.MaximumRate.Value, "mg/L/day", "Vm");
        Add("Km", p.HalfSaturation.Value, "mg/L", "Km");
        Add("F", p.Bioavailability.Value, "1", "F");
        void State(string stage, string derivative, string unit, string comment) => part.States.Add(new($"{Name}_{stage}", 0.0, derivative.Replace("$", Name + "_", StringComparison.Ordinal), unit, comment));
        State("depot", "-$ktr * $depot", "mg", "dose under the skin");
        State("transit1", "$ktr * ($depot - $transit1)", "mg", "first transit stage");
        State("transit2", "$ktr * ($transit1 - $transit2)", "mg", "second transit stage");
        State("absorption", "$ktr * $transit2 - $ka * $absorption", "mg", "absorption stage");
        State("central", "$F * $ka * $absorption / $Vc - ($ke + $kcp) * $central + $kpc * $peripheral - $Vm * $central / ($Km + $central)", "mg/L", "serum concentration");
        State("peripheral", "$kcp * $central - $kpc * $peripheral", "mg/L", "peripheral concentration");
        part.Rules.Add(new($"{Name}_C", $"{Name}_central", "mg/L", "concentration"));
        part.Events.AddRange(_schedule.Doses.Select(dose => new ExportedEvent(dose.Day, $"{Name}_depot", dose.AmountMg)));
    }

    // A regimen may have a clearance or a way of absorption of its own (abrocitinib): then it has its own compartments, and
    // concentrations add, which is what superposition by regimen means.
    private void Linear(ExportedPart part)
    {
        var regimens = _schedule.Trains
            .Select(train => (Train: train, Dose: IndividualDoses.Linear<Lane1>(_drug.Model, _individual, _drug.Model.DefaultFormulation, train.AmountMg, train.Count > 1 ? train.IntervalDays : 1.0)))
            .GroupBy(regimen => LinearCompartments.KeyOf(regimen.Dose, regimen.Train.AmountMg))
            .ToArray();
        for (int i = 0; i < regimens.Length; i++)
        {
            LinearCompartments compartments = new(regimens.Length == 1 ? Name : $"{Name}_{i + 1}", _drug.Model, regimens[i].First().Dose, regimens[i].Key);
            compartments.Write(part);
            foreach ((DoseTrain train, LinearDose<Lane1> dose) in regimens[i])
            {
                compartments.Give(part, train, dose);
            }
        }

        string sum = string.Join(" + ", Enumerable.Range(1, regimens.Length).Select(i => $"{Name}_{i}_C"));
        if (regimens.Length > 1)
        {
            part.Rules.Add(new($"{Name}_C", sum, "mg/L", "concentration, over the regimens"));
        }
    }

    private void Potency(ExportedPart part, DrugFormulary formulary)
    {
        ReadOnlySpan<double> potency = _drug.Potency(_block);
        part.Parameters.Add(new($"{Name}_nM", _drug.Model.NanomolarPerMgPerLitre, "nM L/mg", $"nM in one mg/L; molecular weight {ExportComments.Of(_drug.Drug.MolecularWeight)}"));
        part.Parameters.Add(new ExportComments(formulary).Skin($"{Name}_phi", potency[(DrugBlocks.SkinFactor * BlockLayout.Lanes) + _lane], $"phi_{Name}", "times the patient's own factor"));
        foreach ((PotencyClass receptors, JakPotency published) in _drug.Drug.Potencies)
        {
            double ic50 = 1.0 / potency[((int)receptors * BlockLayout.Lanes) + _lane];
            part.Parameters.Add(new($"{Name}_IC50_{ClassName(receptors)}", ic50, "nM", $"on total plasma; typical {ExportComments.Of(published.Median)}"));
        }
    }

    private void Antibody(ExportedPart part, DrugFormulary formulary)
    {
        ExportComments about = new(formulary);
        double inverse = _drug.Potency(_block)[(DrugBlocks.InverseEc50 * BlockLayout.Lanes) + _lane];
        double largest = _drug.Potency(_block)[(DrugBlocks.LargestEffect * BlockLayout.Lanes) + _lane];
        part.Parameters.Add(about.Skin($"{Name}_EC50", 1.0 / inverse, $"EC50_{Name}"));
        part.Parameters.Add(about.Skin($"{Name}_Emax", largest, _drug.LargestEffectName));
        part.Rules.Add(new($"{Name}_pass", $"1 - {Name}_Emax * {Name}_C / ({Name}_C + {Name}_EC50)", "1", "share of its signals that passes"));
    }

    /// <summary>A potency class in a name.</summary>
    public static string ClassName(PotencyClass receptors) => receptors.ToString().ToLowerInvariant();
}
