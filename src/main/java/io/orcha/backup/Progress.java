package io.orcha.backup;

import java.io.PrintStream;

/** Tells on standard error how far a command is: tables and numbers, nothing of what is in them. */
final class Progress {

    private static final int STEP = 500_000;

    private final PrintStream output;
    private String table = "";
    private long rows;

    Progress(PrintStream output) {
        this.output = output;
    }

    void begin(String name) {
        table = name;
        rows = 0;
    }

    void row() {
        rows++;
        if (rows % STEP == 0) {
            output.println(table + ": " + rows + " rows so far");
        }
    }

    void end() {
        output.println(table + ": " + rows + " rows");
    }

    void say(String message) {
        output.println(message);
    }
}
