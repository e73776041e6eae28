using System.Globalization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>Does what the buttons of the officer's comments say on the entry form, after the form itself was saved.</summary>
public sealed class CommentReplies(AnswerComment answer, OpenPlace open)
{
    /// <summary>What the button says that marks a comment as done; its key follows.</summary>
    public const string Done = "done";

    /// <summary>What the button says that makes a comment one to deal with again; its key follows.</summary>
    public const string Undone = "undone";

    /// <summary>What the button says that opens a place.</summary>
    public const string Open = "open";

    /// <summary>Name of the field with the place to open.</summary>
    public const string PlaceField = "open.place";

    /// <summary>Name of the field with the reason for opening it.</summary>
    public const string ReasonField = "open.reason";

    /// <summary>Name of the field with the answer to a comment.</summary>
    public static string AnswerField(string id) => $"answer.{id}";

    /// <summary>Whether a button is one of these.</summary>
    public static bool Owns(string verb) => verb is Done or Undone or Open;

    /// <summary>Name of the field that a refusal of what a button says belongs to; <see langword="null"/> for the whole form.</summary>
    public static string? FieldOf(string verb, string argument, string? place) => place switch
    {
        null => null,
        AnnualReport.ReasonPlace when verb == Open => ReasonField,
        AnnualReport.ReasonPlace => AnswerField(argument),
        _ => PlaceField,
    };

    /// <summary>Does what a button says.</summary>
    /// <returns>The name of the text that says what was done, and the place it was done at.</returns>
    public async Task<(string Said, string Place)> DoAsync(Actor actor, int year, string verb, string argument, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        if (verb == Open)
        {
            var place = fields.GetValueOrDefault(PlaceField, string.Empty);
            await open.ExecuteAsync(actor, year, place, fields.GetValueOrDefault(ReasonField), ct);
            return ("Review.Clerk.Opened", place.Trim());
        }

        _ = long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        await answer.ExecuteAsync(actor, year, id, verb == Done, fields.GetValueOrDefault(AnswerField(argument)), ct);
        return (verb == Done ? "Review.Clerk.Done" : "Review.Clerk.Undone", string.Create(CultureInfo.InvariantCulture, $"comment-{id}"));
    }
}
