using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Clearance.Calibration;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>What came of it.</summary>
/// <param name="Book">The book; null when an issue is an error.</param>
/// <param name="Issues">What is wrong with the knowledge.</param>
public sealed record ModelBookAnswer(ModelBook? Book, ImmutableArray<Issue> Issues);

/// <summary>The use case <c>model-book</c>: equations, parameters, fit and comparison, gathered from knowledge and code.</summary>
public static class WriteModelBook
{
    private const ulong Seed = 1;

    /// <summary>Gathers the book.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="progress">Told a phase and the share of it that is done.</param>
    public static ModelBookAnswer Execute(ModelBookRequest request, Action<string, double>? progress = null)
    {
        Reading<DrugFormulary> loaded = DrugFormulary.Load(request.KnowledgeFolder);
        if (loaded.Value is not { } formulary)
        {
            return new(null, loaded.Issues);
        }

        ModelBook book = new()
        {
            InputsHash = InputsHash(request.KnowledgeFolder),
            Basis = formulary.Calibrated is null ? "priors" : "calibrated",
            CalibratedOn = formulary.Calibrated is { } calibrated ? RowsInWords(calibrated.Provenance) : null,
            Equations = [.. ModelEquations.Of(formulary).Select(e => new BookEquation(e.Name, e.IsDerivative, e.Formula, e.Unit, e.Meaning))],
            Parameters = new ParameterFiller(formulary).Fill(),
            DrugValues = [.. formulary.Drugs.Values.SelectMany(DrugValues)],
            Fit = null,
        };
        if (!request.WithFit)
        {
            return new(book, loaded.Issues);
        }

        Reading<TrialMaterial> material = TrialMaterial.Load(request.KnowledgeFolder, formulary);
        Reading<LeftOutTable> leftOut = LeftOutTable.Load(request.KnowledgeFolder);
        return material.Value is { } trials
            ? new(book with { Fit = Fit(request, formulary, trials, leftOut.Value, progress) }, [.. loaded.Issues, .. material.Issues, .. leftOut.Issues])
            : new(null, [.. loaded.Issues, .. material.Issues]);
    }

    /// <summary>Hash of the knowledge that the fit depends on: model, drugs, population, trials, published models.</summary>
    public static string InputsHash(string knowledgeFolder)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string folder in new[] { "drugs", "model", "models", "population", "trials" })
        {
            string path = Path.Combine(knowledgeFolder, folder);
            foreach (string file in (Directory.Exists(path) ? Directory.GetFiles(path) : []).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{folder}/{Path.GetFileName(file)}\n"));
                hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
            }
        }

        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static string RowsInWords(DrawProvenance from)
    {
        string which = from.Rows == "all" ? "rows of published trials, recalled ones counted less" : $"{from.Rows} rows of published trials";
        string without = from.LeftOut.IsEmpty ? string.Empty : $", without {string.Join(", ", from.LeftOut)}";
        return string.Create(CultureInfo.InvariantCulture, $"{from.RowCount} {which}{without}");
    }

    private static BookFit Fit(ModelBookRequest request, DrugFormulary formulary, TrialMaterial trials, LeftOutTable? leftOut, Action<string, double>? progress)
    {
        ImmutableArray<TrialRow> rows = trials.Rows;
        ImmutableArray<ModelDraw> draws = Draws(formulary, request.Draws);
        ArmOptions options = new() { Patients = request.Patients, Seed = Seed, Threads = request.Threads, OwnPatients = true };
        ArmPredictions predictions = new ArmSimulator(formulary, rows).Predict(draws, options, share => progress?.Invoke("Arms of trials", share));
        ImmutableArray<RowCheck> checks = [.. Enumerable.Range(0, rows.Length).Select(r => RowCheck.Of(rows[r], predictions.Predicted(r), predictions.MonteCarloError(r), formulary.Calibration, formulary.Calibrated?.Provenance.Dispersion ?? 1.0))];
        SkinModelPredictions ours = leftOut is not null ? SkinModelLeftOut.From(leftOut, rows) : SkinModelLeftOut.Run(predictions, formulary, formulary.Calibrated is not null);
        ImmutableArray<LeftOutPrediction> all = ours.Predictions;
        for (int m = 0; m < trials.Baselines.Length; m++)
        {
            progress?.Invoke("Baselines", (double)m / trials.Baselines.Length);
            all = all.AddRange(LeaveOneTrialOut.Run(trials.Baselines[m], rows));
        }

        return new BookFit
        {
            Draws = draws.Length,
            Patients = request.Patients,
            Rows = [.. checks.Select(ValidateTrials.Row)],
            Groups = [.. CheckSummary.All(checks).Select(ValidateTrials.Group)],
            LeftOut = Scores(all, onlyShared: false),
            LeftOutShared = Scores(all, onlyShared: true),
            LeftOutRows = Rows(all),
            Assumes = trials.Baselines.ToImmutableSortedDictionary(model => model.Name, model => model.Assumes, StringComparer.Ordinal),
            LeftOutBy = ours.Methods.ToImmutableSortedDictionary(m => m.Key, m => Token.Of(m.Value), StringComparer.Ordinal),
        };
    }

    // By class, then all together; models in the order they were given.
    private static ImmutableArray<BookScore> Scores(ImmutableArray<LeftOutPrediction> predictions, bool onlyShared) =>
    [
        .. ResponseComparison.Of(predictions, onlyShared).OrderBy(s => s.Class is null).ThenBy(s => s.Class).Select(s =>
        {
            double? Said(double value) => s.Predicted > 0 ? value : null;
            return new BookScore(
                s.Model, s.Class is { } rowClass ? CheckSummary.Name(rowClass) : "all", s.Rows, s.Predicted, Said(s.MeanAbsoluteError), Said(s.MeanError), Said(s.Inside), Said(s.IntervalScore));
        }),
    ];

    // The first model is the skin model: where it errs most comes first.
    private static ImmutableArray<BookLeftOutRow> Rows(ImmutableArray<LeftOutPrediction> predictions) =>
    [
        .. predictions.GroupBy(p => p.Row)
            .OrderByDescending(row => Math.Abs((row.First().Prediction.Mean - row.Key.Value) ?? 0.0)).ThenBy(row => row.Key.Table).ThenBy(row => row.Key.Line)
            .Select(row => new BookLeftOutRow(
                row.Key.Trial, row.Key.Arm, row.Key.Endpoint, row.Key.Week, CheckSummary.Name(row.Key.Class), row.Key.Value!.Value, [.. row.Select(p => p.Prediction.Mean)])),
    ];

    private static ImmutableArray<ModelDraw> Draws(DrugFormulary formulary, int most)
    {
        if (formulary.Calibrated is not { } calibrated)
        {
            return [.. Enumerable.Range(0, most).Select(d => ModelDraw.Sample(formulary, Seed, (uint)d))];
        }

        ImmutableArray<ModelDraw> all = ModelDraw.From(calibrated, formulary);
        int count = Math.Min(most, all.Length);
        return [.. Enumerable.Range(0, count).Select(d => all[(int)((long)d * all.Length / count)])];
    }

    private static IEnumerable<BookDrugValue> DrugValues(SystemicDrug drug) => drug.Pk.Parameters.Values.Select(p => new BookDrugValue(
        drug.Name, p.Name, p.Published.Value, p.Published.Unit, Variability(p.Variability), p.Published.Source, p.Published.Status.ToString().ToLowerInvariant()));

    private static string Variability(PkVariability variability) => variability switch
    {
        PkVariability.None => "",
        PkVariability.LogNormal v => $"log-normal, variance {v.Omega2:0.####}",
        PkVariability.BetweenOccasions v => $"log-normal between occasions, variance {v.Omega2:0.####}",
        PkVariability.Shared v => $"{v.Factor.Value:0.###} times the effect of {v.Of}",
        PkVariability.BoxCox v => $"Box-Cox {v.Lambda:0.###}, variance {v.Omega2:0.####}",
        _ => throw new InvalidOperationException($"Unknown variability {variability}."),
    };
}
