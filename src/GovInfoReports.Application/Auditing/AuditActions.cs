namespace GovInfoReports.Application.Auditing;

/// <summary>Stable codes of what is done; their Chinese names are in the resources.</summary>
public static class AuditActions
{
    /// <summary>A report was begun.</summary>
    public const string ReportBegin = "report.begin";

    /// <summary>A draft was saved.</summary>
    public const string ReportSave = "report.save";

    /// <summary>What was carried over was changed with a reason, or taken from last year's report again.</summary>
    public const string ReportCarryOver = "report.carryOver";

    /// <summary>It was declared that there was nothing to report.</summary>
    public const string ReportNothing = "report.nothing";

    /// <summary>A figure withdrew such a declaration.</summary>
    public const string ReportSomething = "report.something";

    /// <summary>Last year's text was taken over.</summary>
    public const string ReportTakeOver = "report.takeOver";

    /// <summary>It was decided whose reports count in a government's figures.</summary>
    public const string RollUpMembers = "rollup.members";

    /// <summary>A government's figures were adjusted.</summary>
    public const string RollUpAdjust = "rollup.adjust";

    /// <summary>What the reports below add up to was taken over.</summary>
    public const string RollUpTakeOver = "rollup.takeOver";

    /// <summary>A file was imported from the command line or out of an archive.</summary>
    public const string ReportImport = "report.import";

    /// <summary>A text was brought for reading.</summary>
    public const string ReportBring = "report.bring";

    /// <summary>A reading was taken into the draft.</summary>
    public const string ReportAccept = "report.accept";

    /// <summary>A text that was brought was put away.</summary>
    public const string ReportDiscard = "report.discard";

    /// <summary>A finding was explained.</summary>
    public const string ReportExplain = "report.explain";

    /// <summary>A report was submitted.</summary>
    public const string ReportSubmit = "report.submit";

    /// <summary>A report was taken back.</summary>
    public const string ReportWithdraw = "report.withdraw";

    /// <summary>A report was sent to the unit's own chain.</summary>
    public const string ReportSendForSigning = "report.sendForSigning";

    /// <summary>A desk of the unit's own chain agreed.</summary>
    public const string ReportSign = "report.sign";

    /// <summary>A desk of the unit's own chain sent a report back to its clerk.</summary>
    public const string ReportSendBackInside = "report.sendBackInside";

    /// <summary>The clerk took a report back from a desk.</summary>
    public const string ReportRecallInside = "report.recallInside";

    /// <summary>A report was sent back.</summary>
    public const string ReportReturn = "report.return";

    /// <summary>An officer commented on a place.</summary>
    public const string ReportComment = "report.comment";

    /// <summary>An officer took a comment back.</summary>
    public const string ReportCommentRemove = "report.comment.remove";

    /// <summary>A clerk answered a comment.</summary>
    public const string ReportCommentAnswer = "report.comment.answer";

    /// <summary>An officer settled a comment or opened it again.</summary>
    public const string ReportCommentSettle = "report.comment.settle";

    /// <summary>A clerk asked the officer something.</summary>
    public const string ReportQuestion = "report.question";

    /// <summary>An officer answered a question.</summary>
    public const string ReportQuestionAnswer = "report.question.answer";

    /// <summary>A clerk opened a place that was not returned.</summary>
    public const string ReportOpen = "report.open";

    /// <summary>A report was found in order.</summary>
    public const string ReportApprove = "report.approve";

    /// <summary>A report was made public.</summary>
    public const string ReportPublish = "report.publish";

    /// <summary>A correction was begun.</summary>
    public const string ReportCorrect = "report.correct";

    /// <summary>A report of a past year was made public as a historic edition.</summary>
    public const string ReportPublishHistoric = "report.publishHistoric";

    /// <summary>Many files were brought for import at once.</summary>
    public const string BatchBegin = "batch.begin";

    /// <summary>Unit or year of such a file was put right, or it was left out.</summary>
    public const string BatchChoose = "batch.choose";

    /// <summary>The import of such files was set going.</summary>
    public const string BatchImport = "batch.import";

    /// <summary>Files that were brought for import at once were put away.</summary>
    public const string BatchDiscard = "batch.discard";

    /// <summary>A sign-off sheet was made.</summary>
    public const string ReportSignOff = "report.signOff";

    /// <summary>A unit was added.</summary>
    public const string UnitCreate = "unit.create";

    public const string UnitRename = "unit.rename";

    /// <summary>It was said whether a unit files reports.</summary>
    public const string UnitFiling = "unit.filing";

    /// <summary>A unit was marked as existing again.</summary>
    public const string UnitEnable = "unit.enable";

    /// <summary>A unit was marked as dissolved.</summary>
    public const string UnitDisable = "unit.disable";

    /// <summary>A unit was merged into another.</summary>
    public const string UnitMerge = "unit.merge";

    /// <summary>A unit was divided among several.</summary>
    public const string UnitSplit = "unit.split";

    /// <summary>A unit was abolished.</summary>
    public const string UnitAbolish = "unit.abolish";

    /// <summary>A unit came under another one.</summary>
    public const string UnitMove = "unit.move";

    /// <summary>A report went to the successor of its unit, or was put aside for the one that did.</summary>
    public const string UnitReport = "unit.report";

    /// <summary>A unit's own chain was set.</summary>
    public const string UnitChain = "unit.chain";

    /// <summary>Days and instructions of a collection were set.</summary>
    public const string CollectionSet = "collection.set";

    /// <summary>It was said whether a unit's report counts.</summary>
    public const string CollectionUnit = "collection.unit";

    /// <summary>A unit was given more time, or that was taken back.</summary>
    public const string CollectionExtend = "collection.extend";

    /// <summary>Clerks of units were reminded of their reports.</summary>
    public const string CollectionRemind = "collection.remind";

    /// <summary>An account was added.</summary>
    public const string AccountCreate = "account.create";

    /// <summary>The name of an account's person was changed.</summary>
    public const string AccountChange = "account.change";

    /// <summary>An account was opened again.</summary>
    public const string AccountEnable = "account.enable";

    /// <summary>An account was shut.</summary>
    public const string AccountDisable = "account.disable";

    /// <summary>An account went to the successor of its unit.</summary>
    public const string AccountMove = "account.move";

    /// <summary>An administrator gave an account a new initial password.</summary>
    public const string AccountReset = "account.reset";

    /// <summary>An administrator unlocked an account.</summary>
    public const string AccountUnlock = "account.unlock";

    /// <summary>An account got a post.</summary>
    public const string PostAdd = "post.add";

    /// <summary>A post was given an end, or ended.</summary>
    public const string PostEnd = "post.end";

    /// <summary>A post was handed over to another account.</summary>
    public const string PostHandOver = "post.handOver";

    /// <summary>A person changed the own password.</summary>
    public const string AccountPassword = "account.password";

    /// <summary>A person chose which notices to get, and where.</summary>
    public const string AccountNotices = "account.notices";

    /// <summary>A person signed out on all devices.</summary>
    public const string AccountSignOutEverywhere = "account.signOutEverywhere";

    /// <summary>A person signed in.</summary>
    public const string SignIn = "signIn.done";

    /// <summary>Somebody failed to sign in.</summary>
    public const string SignInFailed = "signIn.failed";

    /// <summary>Somebody tried to sign in by a name that no account has.</summary>
    public const string SignInUnknown = "signIn.unknown";

    /// <summary>An account was locked after too many failures.</summary>
    public const string SignInLocked = "signIn.locked";

    /// <summary>A person signed out.</summary>
    public const string SignOut = "signIn.out";

    /// <summary>An officer took a report of the office that is not public as a file.</summary>
    public const string ReportExport = "report.export";

    /// <summary>An officer took the figures of the area as a file.</summary>
    public const string AreaExport = "area.export";

    /// <summary>Somebody asked for what is not theirs to see or do.</summary>
    public const string AccessRefused = "access.refused";

    /// <summary>All codes that the record holds, of reports too, in the order to choose from.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ReportBegin, ReportSave, ReportCarryOver, ReportNothing, ReportSomething, ReportTakeOver, RollUpMembers, RollUpAdjust, RollUpTakeOver, ReportImport, ReportBring, ReportAccept, ReportDiscard, ReportExplain,
        ReportSendForSigning, ReportSign, ReportSendBackInside, ReportRecallInside,
        ReportSubmit, ReportWithdraw, ReportReturn, ReportApprove, ReportPublish, ReportCorrect, ReportSignOff,
        ReportComment, ReportCommentRemove, ReportCommentAnswer, ReportCommentSettle, ReportOpen, ReportQuestion, ReportQuestionAnswer,
        ReportPublishHistoric, BatchBegin, BatchChoose, BatchImport, BatchDiscard,
        ReportExport, AreaExport, AccessRefused,
        SignIn, SignInFailed, SignInUnknown, SignInLocked, SignOut,
        AccountCreate, AccountChange, AccountEnable, AccountDisable, AccountMove, AccountReset, AccountUnlock, PostAdd, PostEnd, PostHandOver, AccountPassword, AccountNotices, AccountSignOutEverywhere,
        UnitCreate, UnitRename, UnitFiling, UnitEnable, UnitDisable, UnitMerge, UnitSplit, UnitAbolish, UnitMove, UnitReport, UnitChain,
        CollectionSet, CollectionUnit, CollectionExtend, CollectionRemind,
    ];
}
