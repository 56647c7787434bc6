using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>A regimen of a course with its drug found.</summary>
public abstract record ResolvedRegimen
{
    private ResolvedRegimen()
    {
    }

    /// <summary>The regimen as read.</summary>
    public required Regimen Regimen { get; init; }

    /// <summary>A systemic drug with a complete dosing plan.</summary>
    public sealed record Systemic : ResolvedRegimen
    {
        /// <summary>The drug.</summary>
        public required SystemicDrug Drug { get; init; }

        /// <summary>The formulation taken.</summary>
        public required PkFormulation Formulation { get; init; }

        /// <summary>Dosing phases in order of time; loading first.</summary>
        public required ImmutableArray<DosePhase> Phases { get; init; }

        /// <summary>Windows in which due doses were not taken.</summary>
        public required ImmutableArray<MissedWindow> Missed { get; init; }

        /// <summary>First dose, days from the anchor.</summary>
        public double StartDay => Phases[0].FirstDay;

        /// <summary>No dose is taken from this day on; null while it goes on.</summary>
        public double? StopDay => Phases[^1].EndDay;

        /// <summary>Every dose taken before <paramref name="untilDay"/>, in order of time.</summary>
        public IEnumerable<ScheduledDose> DosesUntil(double untilDay) =>
            Phases.SelectMany(p => p.DosesUntil(untilDay)).Where(d => !Missed.Any(m => d.Day >= m.From && d.Day <= m.To));
    }

    /// <summary>A topical steroid.</summary>
    public sealed record Topical : ResolvedRegimen
    {
        /// <summary>The product.</summary>
        public required TopicalProduct Product { get; init; }

        /// <summary>Applications a day.</summary>
        public required double ApplicationsPerDay { get; init; }

        /// <summary>Regions treated; all four when no site is named.</summary>
        public required ImmutableArray<BodyRegion> Regions { get; init; }

        /// <summary>First application, days from the anchor.</summary>
        public required double StartDay { get; init; }

        /// <summary>No application from this day on; null while it goes on.</summary>
        public required double? StopDay { get; init; }

        /// <summary>Whether this counts where both are put on one region: by class, then by applications a day.</summary>
        public bool IsStrongerThan(Topical other) =>
            (Product.Class, ApplicationsPerDay).CompareTo((other.Product.Class, other.ApplicationsPerDay)) > 0;
    }

    /// <summary>Shown, not simulated.</summary>
    public sealed record NotModelled : ResolvedRegimen
    {
        /// <summary>Why not.</summary>
        public required string Why { get; init; }
    }
}

/// <summary>Equal doses at equal intervals.</summary>
/// <param name="FirstDay">Day of the first dose.</param>
/// <param name="EndDay">No dose from this day on; null when open.</param>
/// <param name="DoseMg">Dose, mg.</param>
/// <param name="IntervalDays">Days between doses.</param>
/// <param name="Count">Number of doses; null when only <paramref name="EndDay"/> limits it.</param>
public sealed record DosePhase(double FirstDay, double? EndDay, double DoseMg, double IntervalDays, int? Count)
{
    // A dose a rounding error before the end is not one more dose.
    private const double Tolerance = 1e-9;

    /// <summary>Doses before <paramref name="untilDay"/>.</summary>
    public IEnumerable<ScheduledDose> DosesUntil(double untilDay)
    {
        var end = Math.Min(untilDay, EndDay ?? double.PositiveInfinity);
        for (var k = 0; Count is null || k < Count; k++)
        {
            var day = FirstDay + k * IntervalDays;
            if (day >= end - Tolerance)
            {
                yield break;
            }

            yield return new ScheduledDose(day, DoseMg);
        }
    }
}

/// <summary>One dose.</summary>
/// <param name="Day">Days from the anchor.</param>
/// <param name="Mg">Dose, mg.</param>
public readonly record struct ScheduledDose(double Day, double Mg);

/// <summary>Doses due in [From, To] were not taken; days from the anchor.</summary>
public readonly record struct MissedWindow(double From, double To);
