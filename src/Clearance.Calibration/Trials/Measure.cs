using Clearance.Simulation;

namespace Clearance.Calibration;

/// <summary>What a row counts or averages. All scores are those written down, with their errors.</summary>
public abstract record Measure
{
    private Measure()
    {
    }

    /// <summary>True when it is a share of patients.</summary>
    public virtual bool IsShare => true;

    /// <summary>True when it is about the first time something happens.</summary>
    public virtual bool IsFirstTime => false;

    /// <summary>Share whose EASI fell by at least a fraction of the score at enrolment; 1 is EASI-100.</summary>
    /// <param name="Fraction">0.5, 0.75, 0.9 or 1.</param>
    /// <param name="Region">The score: the whole body or a region.</param>
    public sealed record EasiResponse(double Fraction, ArmScore Region) : Measure;

    /// <summary>Share with EASI at or below some points.</summary>
    /// <param name="Points">The bound.</param>
    public sealed record EasiAtMost(double Points) : Measure;

    /// <summary>Share with IGA at most this (IGA 0/1: 1).</summary>
    /// <param name="Level">The bound.</param>
    public sealed record IgaAtMost(int Level) : Measure;

    /// <summary>Share with IGA 4.</summary>
    public sealed record IgaFour : Measure;

    /// <summary>Share whose IGA rose by at most one point since the selection.</summary>
    public sealed record IgaWithinOne : Measure;

    /// <summary>Share whose PP-NRS fell by some points, of those who had as many at enrolment.</summary>
    /// <param name="Points">Usually 4.</param>
    /// <param name="IsOneDay">Whether one day's score is held against the weekly mean at enrolment.</param>
    public sealed record ItchResponse(double Points, bool IsOneDay = false) : Measure;

    /// <summary>Share with PP-NRS at or below some points.</summary>
    /// <param name="Points">The bound.</param>
    public sealed record ItchAtMost(double Points) : Measure;

    /// <summary>Share whose PP-NRS rose by some points since the selection, or who were rescued.</summary>
    /// <param name="Points">Usually 3.</param>
    public sealed record ItchRise(double Points) : Measure;

    /// <summary>Share that has lost a fraction of its EASI response since the selection with IGA 2 or more, at any visit.</summary>
    /// <param name="Fraction">0.5 for half.</param>
    public sealed record Flare(double Fraction) : Measure
    {
        /// <inheritdoc/>
        public override bool IsFirstTime => true;
    }

    /// <summary>Mean of a score, points.</summary>
    /// <param name="Score">The score.</param>
    public sealed record MeanScore(ArmScore Score) : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;
    }

    /// <summary>Median of a score, points.</summary>
    /// <param name="Score">The score.</param>
    public sealed record MedianScore(ArmScore Score) : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;
    }

    /// <summary>Mean per cent change of a score since enrolment; negative when it improves.</summary>
    /// <param name="Score">The score.</param>
    public sealed record MeanPercentChange(ArmScore Score) : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;
    }

    /// <summary>Change of the per cent improvement of a score since the selection, percentage points; negative when it is lost.</summary>
    /// <param name="Score">The score.</param>
    public sealed record ImprovementLost(ArmScore Score) : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;
    }

    /// <summary>Mean body surface area, per cent.</summary>
    public sealed record MeanBsa : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;
    }

    /// <summary>Mean change of the body surface area since enrolment, points of per cent.</summary>
    public sealed record BsaChange : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;
    }

    /// <summary>Median days since the selection until a visit with IGA 2 or more.</summary>
    public sealed record MedianDaysToIga2 : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;

        /// <inheritdoc/>
        public override bool IsFirstTime => true;
    }

    /// <summary>Median days since the selection until a visit at which the response is lost, see <see cref="Flare"/>.</summary>
    /// <param name="Fraction">0.5 for half.</param>
    public sealed record MedianDaysToFlare(double Fraction) : Measure
    {
        /// <inheritdoc/>
        public override bool IsShare => false;

        /// <inheritdoc/>
        public override bool IsFirstTime => true;
    }
}
