package io.canto.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What every command of {@code canto} has: where it writes to, and the flags that are common to all. */
abstract class Subcommand implements Callable<Integer> {
    final Session session;

    @Mixin
    CommonFlags flags = new CommonFlags();

    Subcommand(Session session) {
        this.session = session;
    }
}
