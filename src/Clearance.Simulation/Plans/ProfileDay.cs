using System.Collections.Immutable;

namespace Clearance.Simulation;

/// <summary>A day whose JAK inhibitor profile is computed and serves every other day with the same doses around it.</summary>
/// <param name="Day">The day, from the course's day 0.</param>
/// <param name="Treatment">The treatment it belongs to.</param>
/// <param name="InQuarters">True: four profiles, one for each quarter; false: one for the whole day.</param>
/// <param name="First">Index of its first profile in the table.</param>
/// <param name="DoseTimes">Times of doses within the day, 0 to 1, without repeats.</param>
public sealed record ProfileDay(int Day, Treatment Treatment, bool InQuarters, int First, ImmutableArray<double> DoseTimes);
