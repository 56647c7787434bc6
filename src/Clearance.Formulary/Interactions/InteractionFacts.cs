using System.Collections.Immutable;

namespace Clearance.Formulary;

/// <summary>What classes of co-medication and genotypes do to pathways of clearance.</summary>
public sealed record InteractionFacts
{
    /// <summary>Effects by class, in the words of a course (strong_cyp3a4_inhibitor, ...); cyp2c19_poor_metabolizer is one too.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<PathwayEffect>> Classes { get; init; }

    /// <summary>Drugs that interactions were studied with, and the classes each stands for.</summary>
    public required ImmutableSortedDictionary<string, StudiedDrug> StudiedWith { get; init; }

    /// <summary>SD of the logarithm of a ratio whose study gives no interval.</summary>
    public required SourcedValue StudyWithoutInterval { get; init; }

    /// <summary>SD of the logarithm between members of a class, where shares of clearance are not known.</summary>
    public required SourcedValue AnotherOfTheClass { get; init; }

    /// <summary>SD of the logarithm of the static form's error, where nothing was measured.</summary>
    public required SourcedValue StaticForm { get; init; }
}

/// <summary>What a class leaves of one pathway.</summary>
/// <param name="Pathway">The pathway.</param>
/// <param name="Activity">What is left: 0.1 is a tenth, 10 ten times.</param>
/// <param name="Low">Lower end of the class.</param>
/// <param name="High">Upper end of the class.</param>
public sealed record PathwayEffect(ClearancePathway Pathway, SourcedValue Activity, double Low, double High);

/// <summary>A drug that interactions were studied with.</summary>
/// <param name="Classes">The classes it stands for.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure that is.</param>
public sealed record StudiedDrug(ImmutableArray<string> Classes, string Source, ValueStatus Status);
