using System.Reflection;

namespace Clearance.Cli;

/// <summary>The program's version as records show it.</summary>
internal static class ProgramVersion
{
    /// <summary>Major, minor and patch: "0.1.0".</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
