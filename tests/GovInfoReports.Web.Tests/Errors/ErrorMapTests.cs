using GovInfoReports.Data.Contents;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain;
using GovInfoReports.Web.Errors;

namespace GovInfoReports.Web.Tests.Errors;

public sealed class ErrorMapTests
{
    public static TheoryData<Exception, int> Statuses => new()
    {
        { RefusedException.NotFound("x"), 404 },
        { RefusedException.Forbidden("x"), 403 },
        { RefusedException.Conflict("Signing.Required"), 409 },
        { RefusedException.Invalid("field", "Reason.Required", 5), 400 },
        { new InvalidDataException("a form with too many fields"), 400 },
        { new PdfFontException("没有字体"), 503 },
        { new DamagedContentException("what is stored does not unpack"), 500 },
        { new InvalidOperationException("x"), 500 },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void What_a_person_did_is_told_apart_from_what_the_portal_did(Exception exception, int status) =>
        Assert.Equal(status, ErrorMap.StatusOf(exception));
}
