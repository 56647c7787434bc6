using Clearance.Formulary;
using Clearance.Numerics.Random;
using Clearance.Numerics.Statistics;

namespace Clearance.Simulation;

/// <summary>The random numbers behind the facts of one virtual patient.</summary>
internal abstract class PatientNumbers
{
    private const uint MostAttempts = 2000;

    /// <summary>Standard normal number of a quantity.</summary>
    public abstract double Normal(string name);

    /// <summary>Uniform number of a quantity.</summary>
    public abstract double Uniform(string name);

    /// <summary>A value of a population quantity, within its limits.</summary>
    public abstract double Quantity(PopulationQuantity quantity);

    /// <summary>Numbers that are a function of the seed and the patient.</summary>
    public sealed class Counted(ulong seed, uint patient) : PatientNumbers
    {
        /// <inheritdoc/>
        public override double Normal(string name) => Stream(name).Normal(patient, 0);

        /// <inheritdoc/>
        public override double Uniform(string name) => Stream(name).Uniform(patient, 0);

        /// <inheritdoc/>
        public override double Quantity(PopulationQuantity quantity)
        {
            RandomStream stream = Stream(quantity.Name);
            for (uint attempt = 0; attempt < MostAttempts; attempt++)
            {
                double value = PriorSampler.Sample(quantity.Prior, stream, patient, attempt);
                if (!(value < quantity.Low) && !(value > quantity.High))
                {
                    return value;
                }
            }

            return quantity.Central.Internal;
        }

        private RandomStream Stream(string name) => new(seed, $"population/{name}");
    }

    /// <summary>
    /// Standard normal numbers that are given, and may be moved a little. A quantity with limits is held at them: what would
    /// lie beyond lies on the limit.
    /// </summary>
    public sealed class Given(LatentLayout layout, ReadOnlyMemory<double> numbers) : PatientNumbers
    {
        /// <inheritdoc/>
        public override double Normal(string name) => numbers.Span[layout.Fact(name)];

        /// <inheritdoc/>
        public override double Uniform(string name) => NormalDistribution.Cdf(Normal(name));

        /// <inheritdoc/>
        public override double Quantity(PopulationQuantity quantity) => Math.Clamp(
            PriorSampler.At(quantity.Prior, Normal(quantity.Name)),
            quantity.Low ?? double.NegativeInfinity,
            quantity.High ?? double.PositiveInfinity);
    }
}
