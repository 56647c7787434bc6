using Xunit;

namespace Clearance.Testing;

/// <summary>
/// A fact that needs something outside the .NET SDK: a program on PATH, or one of the named libraries below.
/// Where it is absent the test is skipped and says what to install; with <c>CI=true</c> it is never skipped,
/// so an absent tool fails the run there. <c>./test</c> installs the Debian packages when it may.
/// </summary>
/// <example><code>[RequiresToolFact("chromium")] public void The_page_opens() { ... }</code></example>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresToolFactAttribute : FactAttribute
{
    public RequiresToolFactAttribute(params string[] tools)
    {
        Skip = Requirement.ReasonToSkip(tools);
    }
}

/// <summary>The theory form of <see cref="RequiresToolFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresToolTheoryAttribute : TheoryAttribute
{
    public RequiresToolTheoryAttribute(params string[] tools)
    {
        Skip = Requirement.ReasonToSkip(tools);
    }
}

/// <summary>Finds programs and the few libraries that tests need, and says how to get them.</summary>
internal static class Requirement
{
    /// <summary>Libraries that are no program: where Debian puts them, and the package that brings them.</summary>
    private static readonly Dictionary<string, (string[] Places, string Package)> Libraries = new(StringComparer.Ordinal)
    {
        ["boost-odeint"] = (["/usr/include/boost/numeric/odeint.hpp", "/usr/local/include/boost/numeric/odeint.hpp"], "libboost-dev"),
        ["desolve"] = (["/usr/lib/R/site-library/deSolve/DESCRIPTION", "/usr/local/lib/R/site-library/deSolve/DESCRIPTION", "/usr/lib/R/library/deSolve/DESCRIPTION"], "r-cran-desolve"),
        ["libsbml"] = ([.. from machine in new[] { "x86_64", "aarch64" } from perl in new[] { "5.36", "5.38", "5.40", "5.42" } select $"/usr/lib/{machine}-linux-gnu/perl5/{perl}/LibSBML.pm"], "libsbml5-perl"),
    };

    /// <summary>Programs whose Debian package has another name.</summary>
    private static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["R"] = "r-base-core",
        ["Rscript"] = "r-base-core",
        ["node"] = "nodejs",
    };

    /// <summary>Null when every tool is there or when CI is true (then the test runs and fails by itself).</summary>
    public static string? ReasonToSkip(IEnumerable<string> tools)
    {
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var missing = tools.Where(tool => !IsPresent(tool)).ToList();
        return missing.Count == 0
            ? null
            : $"needs {string.Join(", ", missing)}; on Debian: apt-get install {string.Join(" ", missing.Select(PackageOf).Distinct(StringComparer.Ordinal))}";
    }

    /// <summary>Whether a program is on PATH or a named library is installed.</summary>
    public static bool IsPresent(string tool) =>
        Libraries.TryGetValue(tool, out var library) ? library.Places.Any(File.Exists) : FindOnPath(tool) is not null;

    /// <summary>The full path of a program on PATH, or null.</summary>
    public static string? FindOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static string PackageOf(string tool) =>
        Libraries.TryGetValue(tool, out var library) ? library.Package : Packages.GetValueOrDefault(tool, tool);
}
