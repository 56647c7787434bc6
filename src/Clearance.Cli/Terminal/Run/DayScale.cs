namespace Clearance.Cli;

/// <summary>Days laid out on columns of text.</summary>
/// <param name="First">The day of the first column.</param>
/// <param name="Last">The day of the last column.</param>
/// <param name="Columns">How many columns.</param>
internal sealed record DayScale(double First, double Last, int Columns)
{
    /// <summary>The column of a day, clamped to the scale.</summary>
    public int Column(double day) => (int)Math.Round((Math.Clamp(day, First, Last) - First) / (Last - First) * (Columns - 1));

    /// <summary>The day in the middle of a column.</summary>
    public double Day(int column) => First + (Last - First) * column / Math.Max(1, Columns - 1);

    /// <summary>Month numbers under their columns, as many as stay apart.</summary>
    public string MonthAxis()
    {
        var months = (Last - First) / Rounded.DaysPerMonth;
        var step = new[] { 1, 2, 3, 6, 12, 24, 60 }.FirstOrDefault(s => s * Columns / months >= 4, 120);
        var row = new char[Columns + 4];
        Array.Fill(row, ' ');
        for (var month = (int)Math.Ceiling(First / Rounded.DaysPerMonth / step) * step; month * Rounded.DaysPerMonth <= Last; month += step)
        {
            var text = month.ToString("0");
            text.CopyTo(0, row, Column(month * Rounded.DaysPerMonth), Math.Min(text.Length, 4));
        }

        return new string(row).TrimEnd();
    }
}
