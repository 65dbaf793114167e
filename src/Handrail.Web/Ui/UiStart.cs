namespace Handrail.Web.Ui;

/// <summary>Pages and their words, for <see cref="Start"/>.</summary>
public static class UiStart
{
    public static IMvcBuilder AddUi(this IServiceCollection services) => services.AddLocalization()
        .AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Features";
            pages.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute());
        })
        // The framework's own check answers before the typed text is read; ours checks the same token and keeps the text.
        .AddMvcOptions(mvc => mvc.Filters.Add<ExpiredForm>())
        .AddViewLocalization()
        .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, words) => words.Create(typeof(Wording)));
}
