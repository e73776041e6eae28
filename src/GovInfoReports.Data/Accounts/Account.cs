using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.AspNetCore.Identity;

namespace GovInfoReports.Data.Accounts;

/// <summary>An account of the portal: a person, with the posts that the person holds, held and will hold.</summary>
public sealed class Account : IdentityUser<int>
{
    /// <summary>Longest display name, in characters.</summary>
    public const int DisplayNameLength = 50;

    /// <summary>Name of the person as shown in decisions.</summary>
    public string DisplayName { get; set; } = string.Empty;

    /// <summary>What the account is for, now, before and later.</summary>
    public ICollection<Post> Posts { get; } = [];

    /// <summary>Whether the password was set by somebody else and must be changed before anything is done.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Whether the account can sign in.</summary>
    public bool IsActive { get; set; } = true;

    /// <summary>Which notices the person wants to see in the portal.</summary>
    public NoticeKinds PortalNotices { get; set; } = NoticeKinds.All;

    /// <summary>Which notices the person wants by mail, where there is an address.</summary>
    public NoticeKinds MailNotices { get; set; } = NoticeKinds.All;

    /// <summary>When the account was made, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>When the person last signed in, UTC.</summary>
    public DateTime? LastSignInAt { get; set; }
}
