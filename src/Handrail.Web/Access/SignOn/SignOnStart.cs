using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Handrail.Web.Access.SignOn;

/// <summary>Organisations' own sign-on, one scheme for each provider.</summary>
public static class SignOnStart
{
    public static AuthenticationBuilder AddSignOn(this AuthenticationBuilder authentication, SignOnProvider provider, Func<TicketReceivedContext, Task> arrived, Func<RemoteFailureContext, Task> failed) =>
        authentication.AddOAuth<SignOnOptions, SignOnHandler>(provider.Scheme, provider.Label, options =>
        {
            options.Provider = provider;
            options.ClientId = provider.ClientId;
            options.ClientSecret = provider.ClientSecret;
            options.CallbackPath = $"/sign-on/{provider.Name}/back";
            // Replaced by what the provider publishes before anybody is sent there.
            options.AuthorizationEndpoint = options.TokenEndpoint = provider.Issuer;
            options.UsePkce = true;
            options.Scope.Add("openid");
            options.RemoteAuthenticationTimeout = SignOnHandler.Patience;
            options.BackchannelTimeout = TimeSpan.FromSeconds(10);
            options.CorrelationCookie.Name = "__Host-handrail-on.";
            options.CorrelationCookie.Path = "/";
            // The provider leads back by a link, which is enough for Lax.
            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.MaxAge = SignOnHandler.Patience;
            var (document, over) = (provider.Issuer.TrimEnd('/') + "/.well-known/openid-configuration", new HttpDocumentRetriever { RequireHttps = provider.NeedsHttps });
            options.Discovery = new ConfigurationManager<OpenIdConnectConfiguration>(document, new OpenIdConnectConfigurationRetriever(), over);
            options.DiscoverAnew = cancel => OpenIdConnectConfigurationRetriever.GetAsync(document, over, cancel);
            options.Events.OnTicketReceived = arrived;
            options.Events.OnRemoteFailure = failed;
            options.Events.OnAccessDenied = denied => { denied.Response.Redirect("/sign-in?on=denied"); denied.HandleResponse(); return Task.CompletedTask; };
        });
}
