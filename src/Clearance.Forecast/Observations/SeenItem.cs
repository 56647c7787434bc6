using Clearance.Course;
using Clearance.Formulary;

namespace Clearance.Forecast;

/// <summary>One thing that was seen at a visit and that the model gives a probability to.</summary>
/// <param name="Observation">Position in the course's observations.</param>
/// <param name="Text">In words, with its number: "EASI 12.4", "clear".</param>
public abstract record SeenItem(int Observation, string Text)
{
    /// <summary>An exact EASI.</summary>
    public sealed record Easi(int Observation, string Text, double Value) : SeenItem(Observation, Text);

    /// <summary>EASI of single regions.</summary>
    /// <param name="Observation">Position in the course's observations.</param>
    /// <param name="Text">In words.</param>
    /// <param name="Regions">Which, one bit each from head and neck upward.</param>
    /// <param name="Values">Four values, those of other regions not used.</param>
    public sealed record Regional(int Observation, string Text, int Regions, double[] Values) : SeenItem(Observation, Text);

    /// <summary>Investigator's global assessment, 0 to 4.</summary>
    public sealed record Global(int Observation, string Text, int Level) : SeenItem(Observation, Text);

    /// <summary>Peak itch, 0 to 10.</summary>
    public sealed record Itch(int Observation, string Text, double Value) : SeenItem(Observation, Text);

    /// <summary>Body surface, per cent.</summary>
    public sealed record Surface(int Observation, string Text, double Percent, bool About) : SeenItem(Observation, Text);

    /// <summary>A word, as one interval of the table of words.</summary>
    /// <param name="Observation">Position in the course's observations.</param>
    /// <param name="Text">The word.</param>
    /// <param name="Score">The score it bounds.</param>
    /// <param name="Regions">The regions, one bit each.</param>
    /// <param name="Low">Lower end.</param>
    /// <param name="High">Upper end.</param>
    /// <param name="LowOpen">Whether the lower end is excluded.</param>
    /// <param name="ReferenceVisit">For a share: position of the kept day compared with; -1 for a value.</param>
    /// <param name="ReferenceValue">For a share: the EASI that was written then, if one was.</param>
    /// <param name="Meaning">The rule in a sentence.</param>
    public sealed record Words(
        int Observation, string Text, BoundedScore Score, int Regions, double Low, double High, bool LowOpen, int ReferenceVisit, double? ReferenceValue, string Meaning)
        : SeenItem(Observation, Text);
}

/// <summary>What was seen on one day.</summary>
/// <param name="Kept">Position among the days whose scores are kept.</param>
/// <param name="Day">Days from the anchor, as written.</param>
/// <param name="Items">What was seen.</param>
public sealed record Visit(int Kept, double Day, System.Collections.Immutable.ImmutableArray<SeenItem> Items);
