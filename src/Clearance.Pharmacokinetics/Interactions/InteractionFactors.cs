using System.Collections.Immutable;
using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Pharmacokinetics;

/// <summary>Factors on exposure from co-medication and the genotype of CYP2C19.</summary>
/// <remarks>
/// A published ratio is preferred. It was measured with one drug, which may stand for more or fewer classes than the patient
/// takes; where shares of clearance are known, the static form carries it over: published x static(patient) / static(studied).
/// Without a published ratio the static form stands alone, with its own error; without shares either, the effect is unknown.
/// </remarks>
internal sealed class InteractionFactors(ExposureQuestion question, ICollection<string> unknown)
{
    private const string PoorMetabolizer = "cyp2c19_poor_metabolizer";

    private readonly SystemicDrug _drug = question.Drug;
    private readonly InteractionFacts _facts = question.Interactions;

    /// <summary>Factors of both moieties. Biologics are not cleared by these pathways and have none.</summary>
    public IEnumerable<FactorDraft> Factors()
    {
        if (_drug.Class != DrugClass.JakInhibitor)
        {
            yield break;
        }

        SayGenotype();
        ImmutableArray<string> taken = [.. question.Comedication.Distinct().Where(_facts.Classes.ContainsKey), .. Genotype()];
        foreach (string moiety in Moieties(_drug))
        {
            if (Of(moiety, taken) is { } factor)
            {
                yield return factor;
            }
        }
    }

    /// <summary>The parent drug, and the active moiety where ratios of it were published.</summary>
    public static ImmutableArray<string> Moieties(SystemicDrug drug) =>
        drug.ExposureRatios.Any(ratio => ratio.Moiety == FactorDraft.ActiveMoiety) ? [FactorDraft.Parent, FactorDraft.ActiveMoiety] : [FactorDraft.Parent];

    private FactorDraft? Of(string moiety, ImmutableArray<string> taken)
    {
        ImmutableArray<ExposureRatio> studied = [.. _drug.ExposureRatios.Where(ratio =>
            ratio.Kind is ExposureCondition.DrugInteraction or ExposureCondition.Genotype && ratio.Metric == "AUC" && ratio.Moiety == moiety)];
        ImmutableArray<string> relevant = [.. taken.Where(name => Touches(name) || studied.Any(ratio => ClassesOf(ratio).Contains(name)))];
        if (relevant.IsEmpty)
        {
            SayUnstudied(moiety, taken);
            return null;
        }

        string condition = string.Join(" with ", relevant);
        if (StaticForm.IsPulledBothWays(relevant, _facts))
        {
            unknown.Add($"{condition}: one inhibits and the other induces the same pathway; not predicted.");
            return null;
        }

        // Classes that touch the same shares of clearance belong together; any other class stands alone and multiplies.
        ImmutableArray<string> together = [.. relevant.Where(Touches)];
        ImmutableArray<Part> parts =
        [
            .. together.IsEmpty ? [] : Parts(moiety, studied, together),
            .. relevant.Except(together).SelectMany(name => Parts(moiety, studied, [name])),
        ];
        if (parts.IsEmpty)
        {
            return null;
        }

        ExposureCondition kind = relevant is [PoorMetabolizer] ? ExposureCondition.Genotype : ExposureCondition.DrugInteraction;
        return new FactorDraft(
            kind,
            condition,
            moiety,
            parts.Sum(part => part.Log),
            Math.Sqrt(parts.Sum(part => part.Sd * part.Sd)),
            parts.Max(part => part.Basis), // the weakest of them
            moiety == FactorDraft.Parent ? StaticForm.Ratio(_drug.ClearanceBy, relevant, _facts)?.Median : null,
            [.. parts.Select(part => part.Published).OfType<ExposureRatio>()]);
    }

    private IEnumerable<Part> Parts(string moiety, ImmutableArray<ExposureRatio> studied, ImmutableArray<string> classes)
    {
        Estimate? ofPatient = StaticForm.Ratio(_drug.ClearanceBy, classes, _facts);
        ExposureRatio? nearest = studied.Where(ratio => ClassesOf(ratio).Overlaps(classes)).MinBy(ratio => (Missing(ratio, classes), ratio.Ratio.Status, Apart(ratio, ofPatient), studied.IndexOf(ratio)));
        if (nearest is null && (ofPatient is null || moiety != FactorDraft.Parent))
        {
            unknown.Add($"{string.Join(" with ", classes)}: no published ratio for {_drug.Name}{(moiety == FactorDraft.Parent ? "" : " (active moiety)")} is held.");
            yield break;
        }

        if (nearest is null)
        {
            yield return new Part(Math.Log(ofPatient!.Median), Hypotenuse(_facts.StaticForm.Internal, FactorDraft.Width(ofPatient.Low, ofPatient.High)), FactorBasis.StaticForm, null);
            yield break;
        }

        double study = FactorDraft.StudySd(nearest, _facts);
        double log = Math.Log(nearest.Ratio.Internal);
        if (ofPatient is null || StaticForm.Ratio(_drug.ClearanceBy, ClassesOf(nearest), _facts) is not { } ofStudied)
        {
            yield return new Part(log, Hypotenuse(study, _facts.AnotherOfTheClass.Internal), FactorBasis.PublishedRatio, nearest);
            yield break;
        }

        // The parent's ratio is carried over as it stands. The active moiety moves less than its parent, because metabolites take
        // over part of the effect; its logarithm is taken in proportion to the parent's.
        double here = Math.Log(ofPatient.Median);
        double there = Math.Log(ofStudied.Median);
        double carried = moiety == FactorDraft.Parent ? log + here - there : log * here / there;
        double spread = moiety == FactorDraft.Parent ? FactorDraft.Width(ofPatient.Low, ofPatient.High) : _facts.AnotherOfTheClass.Internal;
        yield return new Part(
            carried, Hypotenuse(study, spread), Math.Abs(here - there) > 1e-9 ? FactorBasis.PublishedRatioScaled : FactorBasis.PublishedRatio, nearest);
    }

    // The nearest study: fewest of the classes taken missing in it, then verified before recalled, then nearest by the static form.
    private int Missing(ExposureRatio ratio, ImmutableArray<string> classes) => classes.Count(name => !ClassesOf(ratio).Contains(name));

    private double Apart(ExposureRatio ratio, Estimate? ofPatient) =>
        ofPatient is not null && StaticForm.Ratio(_drug.ClearanceBy, ClassesOf(ratio), _facts) is { } ofStudied
            ? Math.Abs(Math.Log(ofPatient.Median / ofStudied.Median))
            : ClassesOf(ratio).Count;

    private ImmutableHashSet<string> ClassesOf(ExposureRatio ratio) =>
        _facts.StudiedWith.TryGetValue(ratio.Condition, out StudiedDrug? drug) ? [.. drug.Classes]
            : _facts.Classes.ContainsKey(ratio.Condition) ? [ratio.Condition]
            : [];

    private bool Touches(string name) =>
        _facts.Classes[name].Any(effect => _drug.ClearanceBy.Any(share => share.Pathway == effect.Pathway && share.Share.Internal > 0.0));

    private IEnumerable<string> Genotype() => question.Cyp2c19 == Cyp2c19Phenotype.Poor ? [PoorMetabolizer] : [];

    private void SayGenotype()
    {
        bool matters = _drug.Adjustments.Any(rule => rule.On == ExposureCondition.Genotype);
        if (question.Cyp2c19 is null && matters)
        {
            unknown.Add("CYP2C19 phenotype: not recorded; taken as normal.");
        }
        else if (question.Cyp2c19 is { } known and not (Cyp2c19Phenotype.Poor or Cyp2c19Phenotype.Normal)
            && (matters || _drug.ClearanceBy.Any(share => share.Pathway == ClearancePathway.Cyp2c19)))
        {
            unknown.Add($"CYP2C19 phenotype {Token.Of(known)}: no published effect is held; taken as normal.");
        }
    }

    private void SayUnstudied(string moiety, ImmutableArray<string> taken)
    {
        // With shares a class that touches none of them is known to do nothing; without, it is only not known to do anything.
        if (moiety == FactorDraft.Parent && _drug.ClearanceBy.IsEmpty)
        {
            foreach (string name in taken)
            {
                unknown.Add($"{name}: not studied with {_drug.Name} as far as is known here.");
            }
        }
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));

    private sealed record Part(double Log, double Sd, FactorBasis Basis, ExposureRatio? Published);
}
