using System.Globalization;
using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
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

    /// <summary>Does what a button says.</summary>
    public async Task<Reply> DoAsync(Actor actor, int year, string verb, string argument, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        var place = fields.GetValueOrDefault(PlaceField, string.Empty);
        var field = verb == Open ? ReasonField : AnswerField(argument);
        try
        {
            if (verb == Open)
            {
                await open.ExecuteAsync(actor, year, place, fields.GetValueOrDefault(ReasonField), ct);
                return new Reply("Review.Clerk.Opened", place.Trim());
            }

            _ = long.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var id);
            await answer.ExecuteAsync(actor, year, id, verb == Done, fields.GetValueOrDefault(field), ct);
            return new Reply(verb == Done ? "Review.Clerk.Done" : "Review.Clerk.Undone", string.Create(CultureInfo.InvariantCulture, $"comment-{id}"));
        }
        catch (RefusedException invalid) when (invalid is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            return new Reply(null, string.Empty, invalid.Reasons[0] with { Place = PlaceField }, StatusCodes.Status400BadRequest);
        }
        catch (RefusedException missing) when (missing.Key == "Reason.Required")
        {
            return new Reply(null, string.Empty, missing.Reasons[0] with { Place = field }, StatusCodes.Status400BadRequest);
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            return new Reply(null, string.Empty, null, StatusCodes.Status409Conflict);
        }
        catch (StaleRevisionException)
        {
            return new Reply(null, string.Empty, null, StatusCodes.Status409Conflict);
        }
        catch (RefusedException wrong) when (wrong.Key is AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk)
        {
            return new Reply(null, string.Empty, wrong.Reasons[0], StatusCodes.Status409Conflict);
        }
    }
}
