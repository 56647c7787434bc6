using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Clearance.Formulary;

/// <summary>A hash over the numbers of all priors, so that draws made from other priors are noticed. Notes and sources do not count.</summary>
public static class PriorsHash
{
    /// <summary>SHA-256 as "sha256:" and lower-case hexadecimal.</summary>
    public static string Of(SkinModelFacts skin, TopicalFacts topicals, CalibrationFacts calibration)
    {
        StringBuilder text = new();
        foreach ((string symbol, SkinParameter parameter) in skin.Parameters.Where(p => p.Value.Block != "hazard"))
        {
            Add(symbol, parameter.Prior);
        }

        foreach (RandomEffect effect in skin.RandomEffects)
        {
            Add(effect.Name, new Prior.Fixed(effect.Sd.Internal));
        }

        foreach (SteroidClassFacts steroid in topicals.Classes.Values)
        {
            Add(steroid.Class.ToString(), steroid.Prior);
        }

        foreach ((string name, KnowledgeSetting setting) in calibration.Settings)
        {
            Add(name, new Prior.Fixed(setting.Value.Internal));
        }

        return $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}";

        void Add(string name, Prior prior) => text.Append(CultureInfo.InvariantCulture, $"{name}: {prior}\n");
    }
}
