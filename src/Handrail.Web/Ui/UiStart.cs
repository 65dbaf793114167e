
namespace Handrail.Web.Ui;

/// <summary>Pages, their words and their own files, for <c>Program</c>.</summary>
public static class UiStart
{
    public static void AddUi(this IHostApplicationBuilder builder)
    {
        _ = builder.Services.AddLocalization();
        _ = builder.Services
            .AddRazorPages(o => o.RootDirectory = "/Features")
            .AddViewLocalization()
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, words) => words.Create(typeof(Wording)));
    }

    public static void UseUi(this WebApplication app)
    {
        _ = app.UseRequestLocalization("en-GB");
        _ = app.MapStaticAssets();
        _ = app.MapRazorPages().WithStaticAssets();
    }
}
