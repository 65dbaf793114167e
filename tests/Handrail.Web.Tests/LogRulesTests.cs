using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Handrail.Web.Tests;

[Trait("Runs", "once")]
public sealed class LogRulesTests
{
    [Fact]
    public void A_fault_is_told_by_its_kind_its_place_and_its_cause_and_never_in_its_own_words()
    {
        var told = LogRules.Of(Fallen());
        Assert.StartsWith("System.InvalidOperationException\n   at Handrail.Web.Tests.LogRulesTests.Fallen()", told, StringComparison.Ordinal);
        Assert.Contains("because of System.FormatException\n", told, StringComparison.Ordinal);
        Assert.Contains("because of Microsoft.Data.Sqlite.SqliteException 2067", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Gwilym", told, StringComparison.Ordinal);
        Assert.Equal("", LogRules.Of(null));
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Logging:Console:LogLevel:Default")]
    [InlineData("Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting")]
    public void No_setting_makes_the_framework_talk(string setting)
    {
        using var site = new Site { Log = new Told(), Settings = new(StringComparer.Ordinal) { [setting] = "Trace" } };
        var loggers = site.Services.GetRequiredService<ILoggerFactory>();
        Assert.False(loggers.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Critical));
        Assert.False(loggers.CreateLogger("Microsoft.AspNetCore.Mvc.Infrastructure.FileStreamResultExecutor").IsEnabled(LogLevel.Information));
        Assert.False(loggers.CreateLogger("Npgsql.Command").IsEnabled(LogLevel.Debug));
        Assert.True(loggers.CreateLogger("Microsoft.AspNetCore.Mvc").IsEnabled(LogLevel.Warning));
        Assert.True(loggers.CreateLogger("Handrail.Web.Mailing").IsEnabled(LogLevel.Information));
    }

    private static InvalidOperationException Fallen()
    {
        try
        {
            try
            {
                throw new FormatException("“Gwilym Grant” is not a number", new SqliteException("UNIQUE constraint failed by Gwilym", 19, 2067));
            }
            catch (FormatException cause)
            {
                throw new InvalidOperationException("Gwilym Grant cannot be read", cause);
            }
        }
        catch (InvalidOperationException fault)
        {
            return fault;
        }
    }

    /// <summary>Rules for the console count for this one too.</summary>
    [ProviderAlias("Console")]
    private sealed class Told : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
        }

        public void Dispose()
        {
        }
    }
}
