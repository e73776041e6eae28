namespace GovInfoReports.Domain.Organisations;

/// <summary>A post 岗位: a role at a unit that an account holds from a day on, and until a day or for good.</summary>
public sealed class Post
{
    private Post()
    {
    }

    /// <summary>Key in the store; 0 until stored.</summary>
    public int Id { get; private set; }

    /// <summary>The account that holds it.</summary>
    public int AccountId { get; private set; }

    public Role Role { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>The unit: the clerk's and the signer's own, or the area of the others.</summary>
    public Unit Unit { get; private set; } = null!;

    /// <summary>First day, in China.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day, in China, on which it still runs; <see langword="null"/> for none.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The account that takes over what waits here when it has ended; <see langword="null"/> for none.</summary>
    public int? SuccessorId { get; private set; }

    /// <summary>When what waited went to the successor, UTC; <see langword="null"/> until then.</summary>
    public DateTime? HandedOverAt { get; private set; }

    /// <summary>Makes a post at a stored unit; an account holds it once it is among its posts.</summary>
    public static Post At(Role role, int unitId, DateOnly from = default, DateOnly? until = null) => until < from
        ? throw RefusedException.Invalid(nameof(Until), "Post.UntilBeforeFrom")
        : new Post { Role = role, UnitId = unitId, From = from, Until = until };

    /// <summary>Makes a post at a unit that is stored along with it.</summary>
    public static Post OfNewUnit(Role role, Unit unit, DateOnly from) => new() { Role = role, UnitId = unit.Id, Unit = unit, From = from };

    /// <summary>Whether it runs on a day.</summary>
    public bool RunsOn(DateOnly day) => From <= day && !HasEnded(day);

    /// <summary>Whether its last day is before a day.</summary>
    public bool HasEnded(DateOnly day) => Until < day;

    /// <summary>Whether another post is the same role at the same unit on one day at least.</summary>
    public bool Doubles(Post other) =>
        Role == other.Role && UnitId == other.UnitId && !(Until < other.From) && !(other.Until < From);

    /// <summary>Ends it, at the earliest with yesterday, which is at once.</summary>
    /// <param name="successor">The account that takes over, or <see langword="null"/>.</param>
    public void End(DateOnly last, DateOnly today, int? successor = null)
    {
        if (HasEnded(today))
        {
            throw RefusedException.Conflict("Post.HasEnded");
        }

        if (last < today.AddDays(-1))
        {
            throw RefusedException.Invalid(nameof(Until), "Post.EndsInThePast");
        }

        if (successor == AccountId)
        {
            throw RefusedException.Invalid(nameof(SuccessorId), "Post.OwnSuccessor");
        }

        (Until, SuccessorId) = (last, successor);
    }

    /// <summary>Says that what waited here went to the successor.</summary>
    public void HandOver(DateTime at) => HandedOverAt = at;
}
