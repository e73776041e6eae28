using FluentValidation;

namespace GovInfoReports.Application.Notices;

/// <summary>What can be said of an address for mail without sending any.</summary>
public sealed class NoticeChoiceValidator : AbstractValidator<NoticeChoice>
{
    /// <summary>Longest address, in characters.</summary>
    public const int AddressLength = 200;

    /// <summary>Sets the rules up.</summary>
    public NoticeChoiceValidator() => RuleFor(c => c.Address)
        .MaximumLength(AddressLength).Says("Notice.AddressTooLong", AddressLength)
        .Must(a => a.Length == 0 || IsAddress(a)).Says("Notice.AddressWrong");

    // One mailbox and nothing else: what a header must not carry, line breaks above all, is no part of it.
    private static bool IsAddress(string address) =>
        address.IndexOfAny([' ', ',', ';', '<', '>', '"', '(', ')', '\r', '\n', '\t']) < 0
        && System.Net.Mail.MailAddress.TryCreate(address, out var parsed)
        && string.Equals(parsed.Address, address, StringComparison.Ordinal)
        && parsed.Host.Contains('.', StringComparison.Ordinal);
}
