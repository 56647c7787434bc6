using System.Collections.Immutable;

namespace Clearance.Consult;

/// <summary>What is needed to repeat the run byte for byte. Nothing in it depends on the machine.</summary>
public sealed record RunRecord
{
    /// <summary>"clearance".</summary>
    public required string Program { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The course file's name without its folder.</summary>
    public required string CourseFile { get; init; }

    /// <summary>SHA-256 of the course file's bytes, as "sha256:" and lower-case hexadecimal.</summary>
    public required string CourseHash { get; init; }

    /// <summary>SHA-256 over the knowledge files in ordinal order of their relative paths, as "sha256:" and lower-case hexadecimal.</summary>
    public required string KnowledgeHash { get; init; }

    /// <summary>The seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Virtual patients asked for.</summary>
    public required int Patients { get; init; }

    /// <summary>The readings of IL-13 that were run.</summary>
    public required ImmutableArray<Il13Reading> Il13Readings { get; init; }

    /// <summary>Everything later than this (a date or a day) was hidden; null if nothing was.</summary>
    public required string? AsOf { get; init; }

    /// <summary>Numerical outcomes, as in the population.</summary>
    public required ImmutableArray<StatusCount> Statuses { get; init; }
}

/// <summary>How the run went on this machine: printed beside the result, never part of it, so that the result can be compared byte for byte.</summary>
public sealed record RunInfo
{
    /// <summary>Wall time from reading the course to the finished result.</summary>
    public required TimeSpan WallTime { get; init; }

    /// <summary>Threads used.</summary>
    public required int Threads { get; init; }

    /// <summary>Lane width and processor class, as shown.</summary>
    public required string Machine { get; init; }
}
