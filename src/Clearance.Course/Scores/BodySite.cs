namespace Clearance.Course;

/// <summary>The four regions of the EASI.</summary>
public enum BodyRegion
{
    HeadNeck,
    UpperLimbs,
    Trunk,
    LowerLimbs,
}

/// <summary>A place on the body as clinicians name it.</summary>
public enum BodySite
{
    Face,
    Forehead,
    Temple,
    Cheek,
    Eyelids,
    Lips,
    Ears,
    Scalp,
    Neck,
    HeadNeck,
    Arms,
    Elbows,
    Wrists,
    Hands,
    UpperLimbs,
    Chest,
    Nipples,
    Abdomen,
    Back,
    Axillae,
    Groin,
    Genitals,
    Trunk,
    Buttocks,
    Thighs,
    MedialThigh,
    Legs,
    Knees,
    Ankles,
    Feet,
    LowerLimbs,
    Eyes,
    WholeBody,
}

/// <summary>Sites and regions.</summary>
public static class BodySites
{
    /// <summary>
    /// The EASI region a site lies in; null for the whole body and for the eyes, which no skin score counts.
    /// Axillae, groin and genitals count as trunk, buttocks as lower limbs (EASI user guide; verified).
    /// </summary>
    public static BodyRegion? Region(this BodySite site) => site switch
    {
        BodySite.Face or BodySite.Forehead or BodySite.Temple or BodySite.Cheek or BodySite.Eyelids or BodySite.Lips
            or BodySite.Ears or BodySite.Scalp or BodySite.Neck or BodySite.HeadNeck => BodyRegion.HeadNeck,
        BodySite.Arms or BodySite.Elbows or BodySite.Wrists or BodySite.Hands or BodySite.UpperLimbs => BodyRegion.UpperLimbs,
        BodySite.Chest or BodySite.Nipples or BodySite.Abdomen or BodySite.Back or BodySite.Axillae or BodySite.Groin
            or BodySite.Genitals or BodySite.Trunk => BodyRegion.Trunk,
        BodySite.Buttocks or BodySite.Thighs or BodySite.MedialThigh or BodySite.Legs or BodySite.Knees or BodySite.Ankles
            or BodySite.Feet or BodySite.LowerLimbs => BodyRegion.LowerLimbs,
        BodySite.Eyes or BodySite.WholeBody => null,
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, null),
    };
}
