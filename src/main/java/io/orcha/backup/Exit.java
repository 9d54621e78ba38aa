package io.orcha.backup;

/** How a command ends. */
enum Exit {
    DONE(0),
    /** The database, the disk or something else did not work. */
    FAILED(1),
    /** The arguments are not understood. */
    USAGE(2),
    /** The file is not a whole, unaltered backup that this release can read. */
    REFUSED(3),
    /** The database is not one that this file may be restored into. */
    CONFLICT(4);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
