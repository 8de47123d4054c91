package yishu.pipelines.release;

import picocli.CommandLine.Command;

/** {@code ./yishu release}: from a load that has passed its checks to figures that everybody sees, and back. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Prepares, compares, approves, publishes and rolls back releases.",
            "",
            "A dataset whose contract says 'release: {approval: required}' is only prepared by ./yishu ingest. Until it "
                    + "is approved and published, no question sees anything of it, nor that it is there.",
            "",
            "Who you are: the account of the operating system that the command runs under. Where several people share "
                    + "one, the setting release.identity=claimed lets --by name the person; the account is recorded "
                    + "beside. release.approvers=li,wang says who may approve; by default everybody but the preparer.",
            "",
            "This keeps people from publishing by mistake, too early or alone, and shows who did what. It does not stop "
                    + "whoever may write the files of the warehouse, nor whoever reads them past the doors: let no other "
                    + "account have that right. With claimed names it trusts those who share the account."
        },
        subcommands = {
            PrepareCommand.class,
            DiffCommand.class,
            ApproveCommand.class,
            PublishCommand.class,
            WithdrawCommand.class,
            RollbackCommand.class,
            CalendarCommand.class,
            ListCommand.class
        })
public final class ReleaseCommand {}
