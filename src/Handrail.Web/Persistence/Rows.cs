using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handrail.Web.Persistence;

/// <summary>
/// How a row of a mapped type is read from a result of hand-written SQL. Columns, conversions and members come from the model,
/// so a new column is a line of its map and nothing here; they are compiled once, which is what makes it quick.
/// </summary>
internal sealed class Rows
{
    private static readonly MethodInfo IsNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;

    private Rows(IEntityType type)
    {
        var properties = type.GetProperties().ToList();
        Table = type.GetTableName()!;
        Columns = string.Join(", ", properties.Select(p => $"c.\"{p.GetColumnName()}\""));
        Key = string.Join(", ", type.FindPrimaryKey()!.Properties.Select(p => $"c.\"{p.GetColumnName()}\""));
        Read = Compile(type.ClrType, properties);
    }

    public string Table { get; }

    /// <summary>The columns in the order in which <see cref="Read"/> expects them, of a table that the statement calls "c".</summary>
    public string Columns { get; }

    public string Key { get; }

    public Func<DbDataReader, object> Read { get; }

    public static Rows Of(IModel model, Type type) => new(model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is not mapped", nameof(type)));

    private static Func<DbDataReader, object> Compile(Type type, List<IProperty> properties)
    {
        var reader = Expression.Parameter(typeof(DbDataReader), "reader");
        var row = Expression.Variable(type, "row");
        var constructor = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, Type.EmptyTypes)
            ?? throw new InvalidOperationException($"{type.Name} needs a constructor without parameters");
        var body = Expression.Block(
            [row],
            [
                Expression.Assign(row, Expression.New(constructor)),
                .. properties.Select((property, column) => Expression.Assign(
                    Expression.MakeMemberAccess(row, property.PropertyInfo is { CanWrite: true } set ? set : property.FieldInfo!), Value(property, reader, column))),
                row,
            ]);
        return Expression.Lambda<Func<DbDataReader, object>>(body, reader).Compile();
    }

    /// <summary>One column as its type mapping reads it, on either engine.</summary>
    private static Expression Value(IProperty property, Expression reader, int column)
    {
        var mapping = property.GetRelationalTypeMapping();
        var method = mapping.GetDataReaderMethod();
        var at = Expression.Constant(column);
        var from = method.DeclaringType == typeof(DbDataReader) ? reader : Expression.Convert(reader, method.DeclaringType!);
        var value = mapping.CustomizeDataReaderExpression(Expression.Call(from, method, at));
        if (mapping.Converter is { } converter)
        {
            if (value.Type != converter.ProviderClrType) value = Expression.Convert(value, converter.ProviderClrType);
            value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        }

        if (value.Type != property.ClrType) value = Expression.Convert(value, property.ClrType);
        return property.IsNullable ? Expression.Condition(Expression.Call(reader, IsNull, at), Expression.Default(property.ClrType), value) : value;
    }
}
