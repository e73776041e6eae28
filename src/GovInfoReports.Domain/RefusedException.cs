namespace GovInfoReports.Domain;

/// <summary>Something that a person asked for is not done, and why. Nothing was stored.</summary>
public class RefusedException : Exception
{
    /// <summary>Refuses for one or more reasons.</summary>
    public RefusedException(RefusalKind kind, params IReadOnlyList<Refusal> reasons)
        : this(kind, string.Join("; ", reasons), reasons)
    {
    }

    private RefusedException(RefusalKind kind, string message, IReadOnlyList<Refusal> reasons)
        : base(message) => (Kind, Reasons) = (kind, reasons);

    /// <summary>Whose turn it is.</summary>
    public RefusalKind Kind { get; }

    /// <summary>Why, at least one.</summary>
    public IReadOnlyList<Refusal> Reasons { get; }

    /// <summary>Key of the first reason.</summary>
    public string Key => Reasons[0].Key;

    /// <summary>Arguments of the first reason.</summary>
    public IReadOnlyList<object?> Arguments => Reasons[0].Arguments;

    /// <summary>What was entered in a place cannot be taken.</summary>
    public static RefusedException Invalid(string? place, string key, params object?[] arguments) => new(RefusalKind.Invalid, new Refusal(place, key, arguments));

    /// <summary>What was entered cannot be taken.</summary>
    public static RefusedException Invalid(params IReadOnlyList<Refusal> reasons) => new(RefusalKind.Invalid, reasons);

    /// <summary>The state does not allow it.</summary>
    public static RefusedException Conflict(string key, params object?[] arguments) => new(RefusalKind.Conflict, new Refusal(null, key, arguments));

    /// <summary>There is no such thing, or it is not the person's.</summary>
    /// <param name="what">For the log; the person is never told more than that it was not found.</param>
    public static RefusedException NotFound(string what) => new(RefusalKind.NotFound, $"{what} was not found.", [new Refusal(null, "Refused.NotFound")]);

    /// <summary>The person may not do this.</summary>
    /// <param name="what">For the log.</param>
    public static RefusedException Forbidden(string what) => new(RefusalKind.Forbidden, $"{what} is not allowed.", [new Refusal(null, "Refused.Forbidden")]);
}
