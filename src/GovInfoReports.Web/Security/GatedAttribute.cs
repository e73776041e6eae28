namespace GovInfoReports.Web.Security;

/// <summary>
/// Puts a page behind a gate. Gates look for it on the endpoint that a request was routed to, so that no other way of writing the address
/// leads around them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class GatedAttribute(Gate gate) : Attribute
{
    public Gate Gate { get; } = gate;

    public static bool Is(HttpContext context, Gate gate) => context.GetEndpoint()?.Metadata.GetMetadata<GatedAttribute>()?.Gate == gate;
}
