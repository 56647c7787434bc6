using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Clearance.Calibration;
using Clearance.Course;
using Clearance.Formulary;
using Clearance.Simulation;

namespace Clearance.Consult;

/// <summary>Holds published rows against the model: calibrated draws where the knowledge has them, else its priors.</summary>
public static class ValidateTrials
{
    /// <summary>Executes a validation.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="progress">Told a phase and the share of it that is done.</param>
    public static ValidateAnswer Execute(ValidateRequest request, Action<string, double>? progress = null)
    {
        IssueLog log = new();
        Reading<DrugFormulary> formulary = DrugFormulary.Load(request.KnowledgeFolder);
        log.AddRange(formulary.Issues);
        if (formulary.Value is not { } known)
        {
            return new(null, log.ToImmutable());
        }

        Reading<DesignBook> designs = DesignBook.Load(request.KnowledgeFolder, known);
        log.AddRange(designs.Issues);
        if (designs.Value is not { } book)
        {
            return new(null, log.ToImmutable());
        }

        TrialFiles files = new(book, known);
        string efficacy = request.Efficacy ?? Path.Combine(request.KnowledgeFolder, "trials", "efficacy.csv");
        string durability = request.Durability ?? Path.Combine(request.KnowledgeFolder, "trials", "durability.csv");
        Reading<TrialRows> first = files.Load(TrialTable.Efficacy, efficacy);
        Reading<TrialRows> second = files.Load(TrialTable.Durability, durability);
        log.AddRange(first.Issues);
        ImmutableArray<Issue> issues = [.. log.ToImmutable(), .. second.Issues];
        if (first.Value is not { } responses || second.Value is not { } withdrawals)
        {
            return new(null, issues);
        }

        ImmutableArray<TrialRow> rows = [.. responses.Rows, .. withdrawals.Rows];
        if (request.LeavingOut is { } leaving)
        {
            (ImmutableArray<LeftOutRowCheck> left, ImmutableArray<Issue> found) = LeftOutChecks.Of(rows, leaving, request, known, Simulated);
            issues = issues.AddRange(found);
            return issues.Any(i => i.Severity == IssueSeverity.Error)
                ? new(null, issues)
                : new(Result(request, known, left, left.IsEmpty ? 0 : known.Calibrated?.Count ?? request.Draws, FileName(efficacy), FileName(durability)), issues);
        }

        ArmPredictions predictions = Simulated(rows);
        ImmutableArray<LeftOutRowCheck> checks = [.. Enumerable.Range(0, rows.Length).Select(r => new LeftOutRowCheck(
            RowCheck.Of(rows[r], predictions.Predicted(r), predictions.MonteCarloError(r), known.Calibration, known.Calibrated?.Provenance.Dispersion ?? 1.0), null, null))];
        return new(Result(request, known, checks, predictions.Draws, FileName(efficacy), FileName(durability)), issues);

        ArmPredictions Simulated(ImmutableArray<TrialRow> wanted)
        {
            ArmOptions options = new() { Patients = request.PatientsPerDraw, Seed = request.Seed, Threads = request.Threads, OwnPatients = true };
            return new ArmSimulator(known, wanted).Predict(Draws(known, request), options, share => progress?.Invoke("Arms of trials", share));
        }
    }

    // Draws are taken evenly from the calibrated ones; a shorter list is used whole.
    private static ImmutableArray<ModelDraw> Draws(DrugFormulary formulary, ValidateRequest request)
    {
        if (formulary.Calibrated is not { } calibrated)
        {
            return [.. Enumerable.Range(0, request.Draws).Select(d => ModelDraw.Sample(formulary, request.Seed, (uint)d))];
        }

        ImmutableArray<ModelDraw> all = ModelDraw.From(calibrated, formulary);
        int count = Math.Min(request.Draws, all.Length);
        return [.. Enumerable.Range(0, count).Select(d => all[(int)((long)d * all.Length / count)])];
    }

    private static ValidationResult Result(ValidateRequest request, DrugFormulary formulary, ImmutableArray<LeftOutRowCheck> left, int draws, string efficacy, string durability)
    {
        ImmutableArray<RowCheck> checks = [.. left.Select(row => row.Check)];
        RowCheck[] percent = [.. checks.Where(c => c.Row.Unit == "percent" && c.Row.Value is not null && double.TryParse(c.Row.Week, NumberStyles.Float, CultureInfo.InvariantCulture, out _))];
        return new ValidationResult
        {
            Schema = ValidationResult.CurrentSchema,
            Record = new ValidationRecord
            {
                Version = typeof(ValidateTrials).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
                KnowledgeHash = formulary.Hash,
                Efficacy = efficacy,
                Durability = durability,
                Basis = formulary.Calibrated is null ? "priors" : "calibrated",
                Draws = draws,
                PatientsPerDraw = request.PatientsPerDraw,
                LeftOut = request.LeavingOut is { } leaving ? leaving.Trial ?? "every trial" : null,
                Seed = request.Seed,
                PercentRows = percent.Length,
                PercentRowsSimulated = percent.Count(c => c.Interval is not null),
            },
            Rows = [.. left.Select(row => Row(row.Check) with { LeftOutBy = row.Method is { } method ? Token.Of(method) : null, ParetoK = row.ParetoK })],
            Groups = [.. CheckSummary.All(checks).Select(Group)],
        };
    }

    /// <summary>A checked row as results print it.</summary>
    internal static ValidatedRow Row(RowCheck check) => new()
    {
        Table = check.Row.Table == TrialTable.Efficacy ? "efficacy" : "durability",
        Line = check.Row.Line,
        Trial = check.Row.Trial,
        Arm = check.Row.Arm,
        Endpoint = check.Row.Endpoint,
        Week = check.Row.Week,
        Unit = check.Row.Unit,
        Observed = check.Row.Value,
        Predicted = check.Interval?.Mean,
        Low95 = check.Interval?.Low,
        High95 = check.Interval?.High,
        Inside = check.IsInside,
        Status = StatusWords.Of(check.Row.Status).ToString().ToLowerInvariant(),
        WhyNot = check.Row.WhyNot,
        Doubt = string.Join("; ", new[]
        {
            check.Row.Doubt,
            check.AssumedPatients is { } assumed ? string.Create(CultureInfo.InvariantCulture, $"size of the arm not given, {assumed} assumed") : "",
        }.Where(d => d.Length > 0)),
        Class = CheckSummary.Name(check.Row.Class),
        Miss = check.Interval is null ? null : check.Miss,
    };

    /// <summary>A group as results print it.</summary>
    internal static ValidatedGroup Group(CheckSummary summary) => new()
    {
        Group = summary.Group,
        Rows = summary.Rows,
        MeanAbsoluteError = summary.MeanAbsoluteError,
        MeanError = summary.MeanError,
        ShareInside = summary.ShareInside,
        IntervalScore = summary.IntervalScore,
    };

    // The record holds names, not folders: the same files elsewhere give the same bytes.
    private static string FileName(string path) => Path.GetFileName(path);
}
