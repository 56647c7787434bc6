using System.Collections.Immutable;

using Clearance.Course;

namespace Clearance.Formulary;

/// <summary>Reads one drug file.</summary>
internal sealed class DrugReader(SourcedReader sourced)
{
    public const string Schema = "clearance.knowledge.drug/1";

    public SystemicDrug? Read(FieldReader root)
    {
        root.NeedSchema(Schema);
        var drugClass = root.NeedChoice<DrugClass>("class");
        var regimens = new RegimenReader(sourced).Read(root);
        var pk = root.NeedFields("pk") is { } block ? new PkModelReader(sourced).Read(block) : null;
        var name = root.NeedText("name");
        var interactions = new DrugInteractionReader(sourced);
        var drug = new
        {
            Description = root.NeedText("description"),
            Aliases = root.Texts("aliases"),
            MolecularWeight = sourced.Need(root, "molecular_weight", Dimension.MolarMass),
            UnboundFraction = sourced.Need(root, "unbound_fraction", Dimension.Number),
            Potencies = ReadPotencies(root, drugClass == DrugClass.JakInhibitor),
            Blocked = ReadBlocked(root, drugClass != DrugClass.JakInhibitor),
            Ratios = interactions.Ratios(root),
            Shares = interactions.Shares(root),
            Stages = interactions.Stages(root),
            Adjustments = interactions.Adjustments(root),
            Limits = ReadLimits(root),
            Notes = root.FieldsList("notes").Select(f => sourced.ReadNote(f)).ToImmutableArray(),
            Facts = ReadFacts(root),
            Alternatives = ReadAlternatives(root),
        };
        root.Finish();
        return pk is null
            ? null
            : new SystemicDrug
            {
                Name = name,
                Class = drugClass,
                Description = drug.Description,
                Aliases = [.. drug.Aliases],
                MolecularWeight = drug.MolecularWeight,
                UnboundFraction = drug.UnboundFraction,
                Pk = pk,
                Potencies = drug.Potencies,
                BlockedSignals = drug.Blocked,
                Regimens = regimens,
                ExposureRatios = drug.Ratios,
                ClearanceBy = drug.Shares,
                RenalStages = drug.Stages,
                Adjustments = drug.Adjustments,
                Limits = drug.Limits,
                Notes = drug.Notes,
                Facts = drug.Facts,
                Alternatives = drug.Alternatives,
            };
    }

    private ImmutableSortedDictionary<PotencyClass, JakPotency> ReadPotencies(FieldReader root, bool expected)
    {
        var potencies = ImmutableSortedDictionary.CreateBuilder<PotencyClass, JakPotency>();
        if ((expected ? root.NeedFields("potencies") : null) is not { } list)
        {
            return potencies.ToImmutable();
        }

        foreach (var potencyClass in Enum.GetValues<PotencyClass>())
        {
            if (list.NeedFields(Token.Of(potencyClass)) is not { } item)
            {
                continue;
            }

            var potency = new JakPotency(
                potencyClass,
                sourced.Need(item, "median", Dimension.MolarConcentration),
                sourced.Need(item, "low90", Dimension.MolarConcentration),
                sourced.Need(item, "high90", Dimension.MolarConcentration),
                item.NeedText("basis"));
            item.Finish();
            if (potency.Low90.Value > potency.Median.Value || potency.Median.Value > potency.High90.Value)
            {
                item.Log.Error("potency.range", item.Place, "The median lies outside its 90% range.", "Give low90 <= median <= high90.");
            }

            potencies[potencyClass] = potency;
        }

        list.Finish();
        return potencies.ToImmutable();
    }

    private ImmutableArray<BlockedSignal> ReadBlocked(FieldReader root, bool expected)
    {
        if (expected)
        {
            root.NeedList("blocked_signals");
        }

        return [.. root.FieldsList("blocked_signals").Select(item =>
        {
            var (source, status) = sourced.Basis(item);
            var blocked = new BlockedSignal(item.NeedChoice<SkinSignal>("signal"), item.NeedChoice<BlockadeStep>("step"), item.NeedText("at"), source, status);
            item.Finish();
            return blocked;
        })];
    }

    private ImmutableArray<LabelLimit> ReadLimits(FieldReader root)
    {
        root.NeedList("limits");
        return [.. root.FieldsList("limits").Select(item =>
        {
            var limit = new LabelLimit(item.NeedText("quantity"), item.NeedText("relation"), sourced.Need(item, "value"), item.NeedText("action"));
            item.Finish();
            return limit;
        })];
    }

    private ImmutableSortedDictionary<string, SourcedValue> ReadFacts(FieldReader root)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, SourcedValue>(StringComparer.Ordinal);
        if (root.NeedFields("facts") is { } list)
        {
            foreach (var entry in list.Entries())
            {
                if (list.AsFields(entry.Value) is { } item)
                {
                    facts[entry.Key] = sourced.Read(item);
                }
            }
        }

        return facts.ToImmutable();
    }

    private ImmutableArray<AlternativeValue> ReadAlternatives(FieldReader root)
    {
        var values = ImmutableArray.CreateBuilder<AlternativeValue>();
        if (root.NeedFields("alternatives") is { } models)
        {
            foreach (var model in models.Entries())
            {
                if (models.AsFields(model.Value) is not { } list)
                {
                    continue;
                }

                foreach (var entry in list.Entries())
                {
                    if (list.AsFields(entry.Value) is { } item)
                    {
                        values.Add(new AlternativeValue(model.Key, entry.Key, sourced.Read(item)));
                    }
                }
            }
        }

        return values.ToImmutable();
    }
}
