namespace Clearance.Pharmacokinetics;

/// <summary>State of the antibody model of one patient, mg per litre of central volume.</summary>
internal struct SaturableState
{
    public double S1;
    public double S2;
    public double S3;
    public double S4;
    public double C;
    public double P;
}
