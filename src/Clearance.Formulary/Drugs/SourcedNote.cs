namespace Clearance.Formulary;

/// <summary>A statement in words.</summary>
/// <param name="Topic">One word for the subject.</param>
/// <param name="Text">The statement.</param>
/// <param name="Source">Key of the source.</param>
/// <param name="Status">How sure it is.</param>
public sealed record SourcedNote(string Topic, string Text, string Source, ValueStatus Status);
