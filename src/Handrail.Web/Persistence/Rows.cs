using System.Data.Common;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Handrail.Web.Persistence;

/// <summary>
/// How a row of a mapped type is read from a result of hand-written SQL, and inserted by it. Columns, conversions and members come from the model,
/// so a new column is a line of its map and nothing here; they are compiled once, which is what makes it quick.
/// </summary>
internal sealed class Rows
{
    private static readonly MethodInfo IsNull = typeof(DbDataReader).GetMethod(nameof(DbDataReader.IsDBNull))!;

    private readonly List<IProperty> properties;
    private readonly string insert;

    private Rows(IEntityType type)
    {
        properties = [.. type.GetProperties()];
        Table = type.GetTableName()!;
        Columns = string.Join(", ", properties.Select(p => $"c.\"{p.GetColumnName()}\""));
        Key = string.Join(", ", type.FindPrimaryKey()!.Properties.Select(p => $"c.\"{p.GetColumnName()}\""));
        Read = Compile(type.ClrType, properties);
        insert = $"insert into {Table} ({Columns.Replace("c.\"", "\"", StringComparison.Ordinal)}) values ";
    }

    public string Table { get; }

    /// <summary>The columns in the order in which <see cref="Read"/> expects them, of a table that the statement calls "c".</summary>
    public string Columns { get; }

    public string Key { get; }

    public Func<DbDataReader, object> Read { get; }

    /// <summary>Made once for each type of a model.</summary>
    public static Rows Of(IModel model, Type type) =>
        (model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is not mapped", nameof(type))).GetOrAddRuntimeAnnotationValue("Handrail:Rows", of => new Rows(of!), model.FindEntityType(type));

    /// <summary>Adds to a command a statement that inserts these rows, each value as its type mapping writes it.</summary>
    public void Insert(DbCommand command, IEnumerable<object> rows)
    {
        var sql = new StringBuilder();
        foreach (var row in rows)
        {
            sql.Append('(');
            foreach (var property in properties)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
                command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, name, property.GetGetter().GetClrValue(row), property.IsNullable));
                sql.Append(name).Append(',');
            }

            sql[^1] = ')';
            sql.Append(',');
        }

        if (sql.Length == 0) return;
        sql[^1] = ';';
#pragma warning disable CA2100 // The names are the model's; what people type is a parameter.
        command.CommandText += insert + sql;
#pragma warning restore CA2100
    }

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
