namespace Microsoft.SqlServer.Server;

/// <summary>How a CLR user-defined type is serialised.</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>By SQL Server, field by field.</summary>
    Native = 1,

    /// <summary>By the type itself, through <see cref="IBinarySerialize"/>.</summary>
    UserDefined = 2,
}

/// <summary>A CLR user-defined type that serialises itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    /// <param name="r">Where from.</param>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    /// <param name="w">Where to.</param>
    void Write(BinaryWriter w);
}

/// <summary>A type does not follow the rules for CLR user-defined types.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>Says which type is at fault, and why.</summary>
    /// <param name="udtType">The type.</param>
    /// <param name="resourceReason">The reason.</param>
    /// <returns>The exception to throw.</returns>
    public static InvalidUdtException Create(Type udtType, string resourceReason)
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new($"'{udtType.FullName}' is an invalid user defined type, reason: {resourceReason}.");
    }
}

/// <summary>Marks a CLR user-defined type.</summary>
/// <param name="format">How it is serialised.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How the type is serialised.</summary>
    public Format Format { get; } = format;

    /// <summary>The largest size in bytes, or -1 for unlimited.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether all values have the same length.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether the serialised bytes sort like the values.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that validates a value read from bytes.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The name of the type.</summary>
    public string? Name { get; set; }
}
