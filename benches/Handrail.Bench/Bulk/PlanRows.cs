using System.Collections;
using Handrail.Domain.Log;
using Handrail.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handrail.Bench.Bulk;

/// <summary>A table that a plan has rows in, with its columns and how a row's values come from the mapped object, all out of the model.</summary>
internal sealed class Table
{
    private readonly IProperty[] properties;

    public Table(IEntityType type)
    {
        properties = [.. type.GetProperties()];
        (Name, Columns) = (type.GetTableName()!, [.. properties.Select(p => p.GetColumnName())]);
    }

    public string Name { get; }

    public IReadOnlyList<string> Columns { get; }

    /// <summary>The values as the columns hold them; null for none.</summary>
    public object?[] Values(object row) => Array.ConvertAll(properties, property =>
    {
        var value = property.GetGetter().GetClrValue(row);
        return value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    });
}

internal sealed record Row(Table Table, object?[] Values);

/// <summary>The rows of a plan and all that belongs to it, as the application itself would save them.</summary>
internal sealed class PlanRows(IModel model)
{
    private readonly Dictionary<Type, Table> tables = model.GetEntityTypes().ToDictionary(type => type.ClrType, type => new Table(type));


    public Row Of(object row) => new(tables[row.GetType()], tables[row.GetType()].Values(row));

    /// <summary>The plan, then what belongs to it, then its log; each before what refers to it.</summary>
    public IEnumerable<Row> Of(Plan plan, IEnumerable<Entry> entries, IEnumerable<EntryValue> values, IEnumerable<Notice> notices) =>
        Tree(plan, model.FindEntityType(typeof(Plan))!).Concat(entries).Concat(values).Concat(notices).Select(Of);

    private static IEnumerable<object> Tree(object row, IEntityType type)
    {
        yield return row;
        foreach (var navigation in type.GetNavigations().Where(n => n.IsCollection))
            foreach (var child in (IEnumerable)navigation.GetGetter().GetClrValue(row)!)
                foreach (var below in Tree(child, navigation.TargetEntityType))
                    yield return below;
    }
}
