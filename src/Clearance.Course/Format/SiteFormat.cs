namespace Clearance.Course;

/// <summary>Reads lists of body sites and single regions, with an issue of their own for an unknown one.</summary>
internal static class SiteFormat
{
    public static ValueList<BodySite> Read(FieldReader fields, string key)
    {
        var sites = new List<BodySite>();
        foreach (var node in fields.Items(key))
        {
            if (fields.AsScalar(node, "a body site") is not { } scalar)
            {
                continue;
            }

            if (!Token.TryParse<BodySite>(scalar.Text, out var site))
            {
                Unknown(scalar.Text, scalar.Place, Token.All<BodySite>(), fields.Log);
            }
            else if (sites.Contains(site))
            {
                fields.Log.Error("site.twice", scalar.Place, $"'{scalar.Text}' is named twice.", "Name it once.");
            }
            else
            {
                sites.Add(site);
            }
        }

        return [.. sites];
    }

    /// <summary>Reads a map from EASI regions to something.</summary>
    public static IEnumerable<(BodyRegion Region, DocumentNode Node)> Regions(FieldReader parent, string key)
    {
        if (parent.Fields(key) is not { } fields)
        {
            yield break;
        }

        foreach (var entry in fields.Entries())
        {
            if (Token.TryParse<BodyRegion>(entry.Key, out var region))
            {
                yield return (region, entry.Value);
            }
            else
            {
                Unknown(entry.Key, entry.KeyPlace, Token.All<BodyRegion>(), parent.Log);
            }
        }
    }

    private static void Unknown(string word, SourcePlace place, IReadOnlyCollection<string> known, IssueLog log)
    {
        var nearest = NearestKey.Of(word, known);
        log.Error("region.unknown", place, $"'{Names.Shortened(word)}' is not a region known here.", (nearest is null ? "" : $"Did you mean '{nearest}'? ") + $"Known: {string.Join(", ", known)}.");
    }
}
