using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Handrail.Web.Ui;

/// <summary>Pages and their words, for <see cref="Start"/>.</summary>
public static class UiStart
{
    public static IMvcBuilder AddUi(this IServiceCollection services) => services.AddLocalization()
        // How much is read is the server's limit; a text within it is refused by the domain, in a sentence.
        .Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.ValueLengthLimit = int.MaxValue)
        // Secure they are all made at the front door: told so here, the framework would refuse http://localhost.
        .AddAntiforgery(form => form.Cookie.Name = "__Host-handrail-form")
        .Configure<CookieTempDataProviderOptions>(said => said.Cookie.Name = "__Host-handrail-said")
        .AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Features";
            // The framework's own check answers before the typed text is read; ours checks the same token and keeps the text.
            pages.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
            pages.Conventions.AddFolderApplicationModelConvention("/", Name);
        })
        .AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<LargeForm>();
            mvc.Filters.Add<ExpiredForm>();
            Plainly(mvc.ModelBindingMessageProvider);
        })
        .AddViewLocalization()
        .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (_, words) => words.Create(typeof(Wording)));

    /// <summary>
    /// A form of which nothing was filled in sends no field, and the binder would take it for one without a name: what is missing
    /// could not be said beside its field, and fields without a name would be read.
    /// </summary>
    private static void Name(PageApplicationModel page)
    {
        foreach (var property in page.HandlerProperties)
            if (property.BindingInfo is { BinderModelName: null } binding) binding.BinderModelName = property.PropertyName;
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
