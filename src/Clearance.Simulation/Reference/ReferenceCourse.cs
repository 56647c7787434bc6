using System.Collections.Immutable;
using Clearance.Numerics.Solvers;

namespace Clearance.Simulation;

/// <summary>A course of one patient, resolved within the day.</summary>
/// <param name="DailyEasi">EASI of the whole body, points, mean of each day from day 0.</param>
/// <param name="Antibody">mg/L at the beginning of each day, of the first antibody with saturable elimination; empty when there is none.</param>
/// <param name="Status">How the integration ended; the values hold only when the end was reached.</param>
public sealed record ReferenceCourse(ImmutableArray<double> DailyEasi, ImmutableArray<double> Antibody, SolverStatus Status);
