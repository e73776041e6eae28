using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation.AspNetCore;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace GovInfoReports.Web.Hosting;

/// <summary>Pages and what they are made with.</summary>
internal static class PagesSetup
{
    /// <summary>Largest body of a request; a page for uploads raises it for itself.</summary>
    public const long BodyLimit = 4 * 1024 * 1024;

    public static WebApplicationBuilder AddPortalPages(this WebApplicationBuilder builder)
    {
        var culture = CultureInfo.GetCultureInfo("zh-CN");
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.DefaultThreadCurrentUICulture = culture;

        var services = builder.Services;
        services.AddRazorPages(options =>
            {
                options.Conventions.Add(new PageRouteTransformerConvention(new KebabCase()));
                options.Conventions.AddFolderRouteModelConvention("/", OneAddressEach);
                options.Conventions.AddPageRoute("/Public/Report", "/units/{code}/{year:int}/editions/{number:int}");
                Policies.Apply(options);
            })
            .AddMvcOptions(options =>
            {
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add<RefusedFormFilter>();
                options.Filters.Add<TakenFormFilter>();
                options.Filters.Add<UnknownStepFilter>();
                options.MaxModelBindingCollectionSize = 2000;
                options.MaxModelValidationErrors = 400;
            });
        services.AddFluentValidationAutoValidation(options => options.DisableDataAnnotationsValidation = true);
        services.AddOptions<MvcOptions>().Configure<Texts>((options, texts) => Say(options.ModelBindingMessageProvider, texts));
        services.Configure<RouteOptions>(options =>
        {
            options.LowercaseUrls = true;
            options.AppendTrailingSlash = false;
        });
        // Chinese text stays itself in HTML instead of becoming numeric entities.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<FormOptions>(options =>
        {
            options.ValueCountLimit = 4000;
            options.KeyLengthLimit = 512;
            options.ValueLengthLimit = 1024 * 1024;
            options.MultipartBodyLengthLimit = BodyLimit;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit;
        });
        services.AddResponseCompression(options =>
        {
            // The only secrets in pages are form tokens, which are encrypted anew for every response.
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/schema+json", "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return builder;
    }

    // The first page of a folder is the folder; /county/index beside /county would be a second address of the same page.
    private static void OneAddressEach(PageRouteModel page)
    {
        foreach (var second in page.Selectors.Where(s => s.AttributeRouteModel?.Template?.EndsWith("/Index", StringComparison.Ordinal) == true).ToList())
        {
            page.Selectors.Remove(second);
        }
    }

    private static void Say(DefaultModelBindingMessageProvider messages, Texts texts)
    {
        messages.SetValueMustNotBeNullAccessor(_ => texts["Shared.Input.Required"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["Shared.Input.Required"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["Shared.Input.Required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Shared.Input.Required"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Shared.Input.Invalid", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Shared.Input.Invalid", value]);
        messages.SetValueIsInvalidAccessor(value => texts["Shared.Input.Invalid", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["Shared.Input.Unknown"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Shared.Input.Unknown"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["Shared.Input.Number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Shared.Input.Number"]);
    }
}
