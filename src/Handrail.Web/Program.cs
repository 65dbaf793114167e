using Handrail.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddHandrail();
var app = builder.Build();
await app.OpenAsync();
app.UseHandrail();
await app.RunAsync();

public partial class Program;
