package io.orcha.platform.embedded;

import java.nio.file.Path;

/** Another live service keeps its data in the same directory. */
final class HomeInUseException extends EmbeddedPostgresException {

    private static final long serialVersionUID = 1L;

    private final String holder;

    HomeInUseException(Path home, String holder) {
        super("The directory " + home + " is in use by another Orcha Memory (process " + holder
                + "); set orcha.data-dir to another directory");
        this.holder = holder;
    }

    boolean byThisProcess() {
        return holder.equals(HomeLock.ownId());
    }
}
