using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Handrail.Web.Ui;

/// <summary>Pages, their words and their own files, for <c>Program</c>.</summary>
public static class UiStart
{
    public static void AddUi(this IHostApplicationBuilder builder)
    {
        _ = builder.Services.AddLocalization();
        _ = builder.Services
            .AddRazorPages(o => o.RootDirectory = "/Features")
            .AddMvcOptions(o => Plainly(o.ModelBindingMessageProvider))
            .AddViewLocalization()
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, words) => words.Create(typeof(Wording)));
    }

    public static void UseUi(this WebApplication app)
    {
        _ = app.UseRequestLocalization("en-GB");
        _ = app.MapStaticAssets();
        _ = app.MapRazorPages().WithStaticAssets();
    }

    /// <summary>The binder's own sentences name fields as the code does; a form's own rules say more.</summary>
    private static void Plainly(DefaultModelBindingMessageProvider binder)
    {
        const string check = "Check this answer";
        binder.SetAttemptedValueIsInvalidAccessor((_, _) => check);
        binder.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => check);
        binder.SetUnknownValueIsInvalidAccessor(_ => check);
        binder.SetNonPropertyUnknownValueIsInvalidAccessor(() => check);
        binder.SetValueIsInvalidAccessor(_ => check);
        binder.SetValueMustBeANumberAccessor(_ => "Enter a number");
        binder.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
    }
}
