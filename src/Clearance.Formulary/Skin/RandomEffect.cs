namespace Clearance.Formulary;

/// <summary>Spread between patients or between the regions of a patient around the typical value.</summary>
/// <param name="Name">Name, for example patient_ln_d0.</param>
/// <param name="Symbol">The symbol of the parameter it moves (d0, pi, kap, p, kS, sn, phi, v, s).</param>
/// <param name="Scale">ln or logit.</param>
/// <param name="Level">Patient or region.</param>
/// <param name="Sd">Standard deviation on that scale.</param>
/// <param name="Class">How it gets its value.</param>
public sealed record RandomEffect(
    string Name, string Symbol, EffectScale Scale, EffectLevel Level, SourcedValue Sd, ParameterClass Class);

/// <summary>The scale of a random effect.</summary>
public enum EffectScale
{
    Ln,
    Logit,
}

/// <summary>Whose effect it is.</summary>
public enum EffectLevel
{
    Patient,
    Region,
}
