using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Handrail.Web;

/// <summary>
/// What the server's log may say. The framework's own talk quotes what people ask for and write: what they search for, names of
/// files, titles, and the secrets of links in mails. No setting of a deployment turns it on; warnings and errors are told.
/// </summary>
public static class LogRules
{
    // The longest that a category begins with counts. What a request is about is noted beside every line that is written during it.
    private static readonly (string Category, LogLevel Least)[] Least =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        ("Microsoft.Hosting.Lifetime", LogLevel.Information),
        ("Microsoft", LogLevel.Warning),
        ("System", LogLevel.Warning),
        ("Npgsql", LogLevel.Warning),
    ];

    /// <summary>Every rule, whoever set it, for all providers or one of them, lets through what may be said and no more.</summary>
    public static IServiceCollection AddLogRules(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        var rules = options.Rules.Prepend(new LoggerFilterRule(null, null, options.MinLevel, null)).ToList();
        options.Rules.Clear();
        foreach (var rule in rules)
            options.Rules.Add(new LoggerFilterRule(rule.ProviderName, rule.CategoryName, rule.LogLevel, (provider, category, level) => MayBeSaid(category, level) && rule.Filter?.Invoke(provider, category, level) != false));
    });

    /// <summary>
    /// What broke and where, without the fault's own words: they can quote what somebody wrote. Of a database's fault, its code and what
    /// in the schema it is about.
    /// </summary>
    public static string Of(Exception? fault)
    {
        var text = new StringBuilder();
        for (var one = fault; one is not null; one = one.InnerException)
        {
            if (text.Length > 0) text.Append("\n   because of ");
            text.Append(one.GetType().FullName);
            if (one is SqliteException sqlite) text.Append(CultureInfo.InvariantCulture, $" {sqlite.SqliteExtendedErrorCode}");
            if (one is PostgresException postgres) text.Append(CultureInfo.InvariantCulture, $" {postgres.SqlState} {postgres.TableName} {postgres.ColumnName} {postgres.ConstraintName}");
            text.Append('\n').Append(new StackTrace(one, fNeedFileInfo: true).ToString().TrimEnd());
        }

        return text.ToString();
    }

    private static bool MayBeSaid(string? category, LogLevel level)
    {
        foreach (var (begins, least) in Least)
            if (category?.StartsWith(begins, StringComparison.Ordinal) == true) return level >= least;
        return true;
    }
}
