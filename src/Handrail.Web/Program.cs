var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "Handrail");
app.Run();

public partial class Program;
