using Clearance.Formulary;

namespace Clearance.Bench;

/// <summary>The repository's knowledge folder, found above the program.</summary>
internal static class Knowledge
{
    public static DrugFormulary Load()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Clearance.slnx")))
        {
            folder = folder.Parent;
        }

        return DrugFormulary.Load(Path.Combine(folder?.FullName ?? ".", "knowledge")).Value
            ?? throw new InvalidOperationException("The knowledge folder cannot be read.");
    }
}
