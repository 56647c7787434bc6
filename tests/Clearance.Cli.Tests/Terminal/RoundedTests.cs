using Clearance.Consult;

namespace Clearance.Cli.Tests;

public sealed class RoundedTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.001, "<1")]
    [InlineData(0.456, "46")]
    [InlineData(0.994, "99")]
    [InlineData(0.996, ">99")]
    [InlineData(1, "100")]
    public void A_share_is_never_rounded_to_none_or_all(double share, string shown) => Assert.Equal(shown, Rounded.Share(share));

    [Theory]
    [InlineData(0.4, 0.2, 0.6, "40 20-60")]
    [InlineData(0.05, 0.02, 0.1, " 5 2-10")]
    [InlineData(0.999, 0.997, 0.9999, "all >99")]
    [InlineData(0, 0, 0, "all 0")]
    public void A_range_that_prints_as_one_number_is_said_of_all(double median, double low, double high, string shown) =>
        Assert.Equal(shown, Rounded.Share(new Interval { Median = median, Low = low, High = high }));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0531, "0.053")]
    [InlineData(0.534, "0.53")]
    [InlineData(1.94, "1.9")]
    [InlineData(12.4, "12")]
    [InlineData(63123.4, "63,123")]
    public void A_rate_keeps_two_digits(double rate, string shown) => Assert.Equal(shown, Rounded.Rate(rate));

    [Fact]
    public void Small_differences_keep_a_decimal_and_large_ones_do_not()
    {
        Assert.Equal("+0.5 (-0.4 to +1.4)", Rounded.Gain(new Probability { P = 0.005, Low = -0.004, High = 0.014 }));
        Assert.Equal("+15 (+13 to +17)", Rounded.Gain(new Probability { P = 0.15, Low = 0.13, High = 0.17 }));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(274, "9")]
    [InlineData(365.25, "12")]
    [InlineData(45, "1.5")]
    public void A_month_is_a_twelfth_of_365_and_a_quarter_days(double day, string month) => Assert.Equal(month, Rounded.Month(day));
}
