using Clearance.Numerics.Random;

namespace Clearance.Simulation;

/// <summary>A move that is proposed to every particle.</summary>
/// <param name="Number">Number of the move; addresses its random numbers.</param>
/// <param name="Law">What the particles' numbers follow roughly.</param>
public sealed record ParticleMove(uint Number, NumbersLaw Law)
{
    // A step is drawn between all of it and a quarter, triggers are renewed on a week up to all days. Choices of method, by measured score (docs/forecast.md).
    private const double StepRange = 4.0, FewestDays = 7.0;

    private const uint ChoicesAMove = 8, NumbersAMove = 256;

    /// <summary>What moves: one thing at a time, in turn, for together they would all have to suit.</summary>
    internal MoveKind Kind => (Number % 5) switch
    {
        0 or 2 => MoveKind.Numbers,
        1 or 3 => MoveKind.Draw,
        _ => MoveKind.Triggers,
    };

    /// <summary>The other draw of the typical values; under it the particle's numbers stay and its values change.</summary>
    internal int Draw(ulong seed, int particle, int draws) =>
        Math.Min(draws - 1, (int)(Choice(seed, particle, 0) * draws));

    /// <summary>Moves the numbers of a particle.</summary>
    /// <returns>Log of what the acceptance has to make good.</returns>
    internal double Numbers(ulong seed, int particle, Span<double> numbers)
    {
        RandomStream stream = new(seed, "move/number");
        Span<double> normal = stackalloc double[numbers.Length];
        for (int k = 0; k < normal.Length; k++)
        {
            normal[k] = stream.Normal((uint)particle, (Number * NumbersAMove) + (uint)k);
        }

        return Law.Step(Math.Pow(StepRange, -Choice(seed, particle, 1)), normal, numbers);
    }

    /// <summary>Days whose triggers are drawn anew, the first and the one after the last, of so many.</summary>
    internal (int From, int To) Days(ulong seed, int particle, int days)
    {
        double length = Math.Min(days, FewestDays * Math.Pow(days / FewestDays, Choice(seed, particle, 2)));
        double from = (Choice(seed, particle, 3) * (days + length)) - length;
        return ((int)Math.Max(0.0, Math.Ceiling(from)), (int)Math.Min(days, Math.Ceiling(from + length)));
    }

    /// <summary>Uniform number that decides about the acceptance.</summary>
    internal double Chance(ulong seed, int particle) => Choice(seed, particle, 4);

    private double Choice(ulong seed, int particle, uint which) =>
        new RandomStream(seed, "move/choice").Uniform((uint)particle, (Number * ChoicesAMove) + which);
}

/// <summary>What a move changes.</summary>
internal enum MoveKind
{
    /// <summary>The draw of the typical values.</summary>
    Draw,

    /// <summary>The numbers behind the patient.</summary>
    Numbers,

    /// <summary>The triggers of some days.</summary>
    Triggers,
}
