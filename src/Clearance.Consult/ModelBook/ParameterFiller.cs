using System.Collections.Immutable;
using System.Globalization;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>Parameters with what was believed before and after the trials.</summary>
internal sealed class ParameterFiller
{
    private const int PriorDraws = 1000;
    private const ulong Seed = 1;
    private readonly DrugFormulary _formulary;
    private readonly ImmutableArray<ModelDraw> _before;
    private readonly ImmutableArray<ModelDraw> _after;
    private readonly ImmutableHashSet<string> _calibrated;

    public ParameterFiller(DrugFormulary formulary)
    {
        _formulary = formulary;
        _calibrated = [.. formulary.Calibrated?.Columns.Select(c => c.Name) ?? []];
        _after = formulary.Calibrated is { } draws ? ModelDraw.From(draws, formulary) : [];
        _before = _after.IsEmpty ? [] : [.. Enumerable.Range(0, PriorDraws).Select(d => ModelDraw.Sample(formulary, Seed, (uint)d))];
    }

    /// <summary>Every parameter.</summary>
    public ImmutableArray<BookParameter> Fill() =>
    [
        .. _formulary.Skin.Parameters.Values.OrderBy(p => p.Block, StringComparer.Ordinal).ThenBy(p => p.Symbol, StringComparer.Ordinal)
            .Select(p => Line(p.Symbol, p.Meaning, p.Block, p.Unit, p.Prior, p.Class, p.Central)),
        .. _formulary.Skin.RandomEffects.OrderBy(e => e.Name, StringComparer.Ordinal)
            .Select(e => Line(e.Name, $"SD of {e.Symbol} between {(e.Level == EffectLevel.Patient ? "patients" : "regions of a patient")}, {e.Scale.ToString().ToLowerInvariant()} scale", "spread", "1", null, e.Class, e.Sd)),
        .. _formulary.Topicals.Classes.Values.OrderBy(c => c.Class)
            .Select(c => Line(DrawNames.Steroid(c.Class), "largest effect of a topical steroid of the class", "steroid", "fraction", c.Prior, ParameterClass.Trials, c.Etop)),
        .. _formulary.Drugs.Values.SelectMany(drug => drug.Potencies.Values.OrderBy(p => p.Class)
            .Select(p => Line(DrawNames.Ic50(drug.Name, p.Class), $"IC50 of {drug.Name} on total plasma; {p.Basis}", "potency", "nM", new Prior.LogNormal(p.Median.Internal, p.LogSd), ParameterClass.PriorOnly, p.Median))),
    ];

    private BookParameter Line(string name, string meaning, string block, string unit, Prior? prior, ParameterClass how, SourcedValue central)
    {
        double scale = UnitTable.ToInternal(1.0, unit);
        bool isKnown = _calibrated.Contains(name);
        double[] after = isKnown ? [.. _after.Select(draw => draw[name] / scale).Order()] : [];
        double[] before = isKnown && prior is not null ? [.. _before.Select(draw => draw[name] / scale)] : [];
        return new BookParameter
        {
            Name = name,
            Meaning = meaning,
            Block = block,
            Unit = unit,
            Prior = Words(prior, scale, central),
            Posterior = isKnown ? new BookRange(after.Average(), At(after, 0.05), At(after, 0.95)) : null,
            Shrinkage = Shrinkage(prior, before, after),
            Class = how switch
            {
                ParameterClass.Fixed => "fixed",
                ParameterClass.Trials => "trials",
                ParameterClass.PriorOnly => "prior only",
                _ => throw new InvalidOperationException($"Unknown class {how}."),
            },
            Source = central.Source,
            Status = central.Status.ToString().ToLowerInvariant(),
            Note = central.Note,
        };
    }

    private string Words(Prior? prior, double scale, SourcedValue central)
    {
        string Text(double value) => (value / scale).ToString("G3", CultureInfo.InvariantCulture);
        string Plain(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
        return prior switch
        {
            Prior.LogNormal p => $"log-normal, median {Text(p.Median)}, SD {Plain(p.Sd)}",
            Prior.LogitNormal p => $"logit-normal, median {Text(p.Median)}, SD {Plain(p.Sd)}",
            Prior.Normal p => $"normal, mean {Text(p.Mean)}, SD {Text(p.Sd)}",
            Prior.HalfNormal p => $"half-normal, scale {Text(p.Sd)}",
            Prior.Uniform p => $"uniform, {Text(p.Low)} to {Text(p.High)}",
            Prior.Dirichlet p => $"Dirichlet, mean {Plain(p.Mean)}, concentration {Plain(p.Concentration)}",
            Prior.Fixed p => Text(p.Value),
            null => $"log-normal, median {Plain(central.Value)}, SD {Plain(_formulary.Calibration["spread_prior"])} in a calibration",
            _ => throw new InvalidOperationException($"Unknown prior {prior}."),
        };
    }

    private static double? Shrinkage(Prior? prior, double[] before, double[] after)
    {
        if (before.Length == 0 || after.Length == 0 || prior is Prior.Fixed)
        {
            return null;
        }

        Func<double, double> scale = prior switch
        {
            Prior.LogNormal => Math.Log,
            Prior.LogitNormal => static p => Math.Log(p / (1.0 - p)),
            _ => static x => x,
        };
        double spread = Sd(before, scale);
        return spread > 0.0 ? 1.0 - (Sd(after, scale) / spread) : null;
    }

    private static double Sd(double[] values, Func<double, double> scale)
    {
        double[] scaled = [.. values.Select(scale)];
        double mean = scaled.Average();
        return Math.Sqrt(scaled.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, scaled.Length - 1));
    }

    private static double At(double[] sorted, double share) => sorted[Math.Clamp((int)(share * sorted.Length), 0, sorted.Length - 1)];
}
