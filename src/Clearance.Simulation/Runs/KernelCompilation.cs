using System.Reflection;
using System.Runtime.CompilerServices;
using Clearance.Numerics.Lanes;
using Clearance.Pharmacokinetics;

namespace Clearance.Simulation;

/// <summary>
/// The kernels are compiled by the runtime for the lanes at hand when they are first called. A use case that is going to need
/// them can have that done beside the reading of files.
/// </summary>
public static class KernelCompilation
{
    /// <summary>Compiles the kernels for a lane width. No result depends on whether it was called.</summary>
    public static void Prepare(LaneWidth lanes)
    {
        Type lane = lanes switch
        {
            LaneWidth.Eight => typeof(Lane8),
            LaneWidth.Four => typeof(Lane4),
            LaneWidth.Scalar => typeof(Lane1),
            _ => throw new InvalidOperationException($"Unknown lane width {lanes}."),
        };

        // In the order of their first use.
        foreach (Type kernel in (Type[])[typeof(TriggerPaths), typeof(SaturableKernel), typeof(SkinStages), typeof(ScoreStages), typeof(LinearGridKernel)])
        {
            foreach (MethodInfo method in kernel.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization) && method.GetGenericArguments().Length == 1)
                {
                    RuntimeHelpers.PrepareMethod(method.MethodHandle, [lane.TypeHandle]);
                }
            }
        }
    }
}
