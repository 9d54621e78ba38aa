package io.orcha.backup;

/** A command cannot do what was asked; the message is one line for the operator, without anything a user wrote. */
final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Exit exit;

    BackupException(Exit exit, String message) {
        super(message);
        this.exit = exit;
    }

    /** The file is not a whole, unaltered backup that this release can read. */
    static BackupException refused(String message) {
        return new BackupException(Exit.REFUSED, message);
    }

    Exit exit() {
        return exit;
    }
}
