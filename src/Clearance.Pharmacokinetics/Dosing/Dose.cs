namespace Clearance.Pharmacokinetics;

/// <summary>One dose as given.</summary>
/// <param name="Day">When, in days from the course's anchor.</param>
/// <param name="AmountMg">How much, mg of the product's labelled dose (bioavailability is not taken off).</param>
public readonly record struct Dose(double Day, double AmountMg);
