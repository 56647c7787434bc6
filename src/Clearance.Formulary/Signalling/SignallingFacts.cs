using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>Which receptor class carries each signal, and the table of cytokines behind it.</summary>
public sealed record SignallingFacts
{
    /// <summary>The eight signals.</summary>
    public required ImmutableSortedDictionary<SkinSignal, SignalFacts> Signals { get; init; }

    /// <summary>The reading of IL-13 used when nothing is chosen.</summary>
    public required Il13Reading DefaultIl13Reading { get; init; }

    /// <summary>The class of IL-13 under each reading.</summary>
    public required ImmutableSortedDictionary<Il13Reading, PotencyClass> Il13Class { get; init; }

    /// <summary>What each reading says, in words.</summary>
    public required ImmutableArray<SourcedNote> Il13Statements { get; init; }

    /// <summary>Cytokine, receptor chains, JAKs and STATs.</summary>
    public required ImmutableArray<CytokineFacts> Cytokines { get; init; }

    /// <summary>The class of a signal under a reading.</summary>
    public PotencyClass ClassOf(SkinSignal signal, Il13Reading reading) =>
        signal == SkinSignal.Il13 ? Il13Class[reading] : Signals[signal].Class;
}

/// <summary>One signal of the skin model.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Symbol">The symbol of the model equations (4t, 4k, 13, 31, 22, g, T, gc).</param>
/// <param name="Name">Name to print.</param>
/// <param name="Class">Receptor class (for IL-13 under the default reading).</param>
/// <param name="Cytokines">Keys into the table of cytokines.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure the class is.</param>
public sealed record SignalFacts(
    SkinSignal Signal, string Symbol, string Name, PotencyClass Class, ImmutableArray<string> Cytokines, string Source, ValueStatus Status);

/// <summary>A cytokine, its receptor, kinases and transcription factors.</summary>
public sealed record CytokineFacts
{
    /// <summary>Key.</summary>
    public required string Id { get; init; }

    /// <summary>Name to print.</summary>
    public required string Name { get; init; }

    /// <summary>Receptor chains.</summary>
    public required SourcedNote Chains { get; init; }

    /// <summary>Kinases.</summary>
    public required ImmutableArray<string> Jaks { get; init; }

    /// <summary>Source and status of the kinases.</summary>
    public required SourcedNote JaksBasis { get; init; }

    /// <summary>Which kinase sits on which chain; mostly textbook.</summary>
    public required SourcedNote? ChainMap { get; init; }

    /// <summary>Transcription factors.</summary>
    public required ImmutableArray<string> Stats { get; init; }

    /// <summary>Source and status of the transcription factors.</summary>
    public required SourcedNote StatsBasis { get; init; }

    /// <summary>Receptor class; null when no JAK is involved.</summary>
    public required PotencyClass? Class { get; init; }

    /// <summary>Role in atopic dermatitis, role in infection, what blocks it.</summary>
    public required ImmutableArray<SourcedNote> Roles { get; init; }
}
