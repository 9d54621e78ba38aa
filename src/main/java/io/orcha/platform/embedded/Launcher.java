package io.orcha.platform.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL's programs are started. They refuse to run as root, so root starts them in a user namespace of their
 * own, where it is nobody and still owns its files, or as an unprivileged account that the files are handed to.
 *
 * @param prefix what comes before every command
 * @param owner whom the files must belong to, null for whoever runs the service
 */
record Launcher(List<String> prefix, @Nullable Account owner) {

    private static final Account ROOT = new Account("root", 0, 0);

    Launcher {
        prefix = List.copyOf(prefix);
    }

    /**
     * The way that works on this machine.
     *
     * @throws EmbeddedPostgresException the service runs as root and there is none
     */
    static Launcher detect(Platform platform) throws IOException {
        if (platform.isWindows() || new UnixSystem().getUid() != 0) {
            return direct();
        }
        if (platform.isLinux()) {
            var launcher = inUserNamespace().or(Launcher::asUnprivilegedAccount);
            if (launcher.isPresent()) {
                return launcher.get();
            }
        }
        throw new EmbeddedPostgresException("PostgreSQL does not run as root, and this system offers neither"
                + " user namespaces nor an unprivileged account to run it as; start the service as another user"
                + " or set QUARKUS_DATASOURCE_JDBC_URL to a PostgreSQL of your own");
    }

    static Launcher direct() {
        return new Launcher(List.of(), null);
    }

    static Optional<Launcher> inUserNamespace() {
        var launcher = new Launcher(List.of("unshare", "-U"), ROOT);
        // PostgreSQL needs a name for the user it finds itself to be.
        return Optional.of(launcher).filter(it -> it.succeeds(List.of("id", "-un")));
    }

    static Optional<Launcher> asUnprivilegedAccount() {
        try {
            return Account.unprivileged(Path.of("/etc/passwd")).flatMap(Launcher::as);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Launcher> as(Account account) {
        return List.of(
                        List.of("setpriv", "--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups"),
                        List.of("runuser", "-u", account.name(), "--"))
                .stream()
                .map(prefix -> new Launcher(prefix, account))
                .filter(launcher -> launcher.succeeds(List.of("true")))
                .findFirst();
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a file or a directory with all in it to the account that PostgreSQL runs as. */
    void handOver(Path path) throws IOException {
        if (owner != null
                && !Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(owner.uid())) {
            FileTree.chown(path, owner.uid(), owner.gid());
        }
    }

    /**
     * Lets PostgreSQL through the home to what lies in it.
     *
     * @throws EmbeddedPostgresException a directory above the home keeps it out
     */
    void letInto(Path home, Path program) throws IOException {
        if (owner == null || reaches(program)) {
            return;
        }
        Files.setAttribute(home, "unix:gid", owner.gid());
        FileTree.permit(home, "rwx--x---");
        if (!reaches(program)) {
            throw new EmbeddedPostgresException("PostgreSQL cannot reach " + home + " as the user " + owner.name()
                    + ", as which it must run because the service runs as root;"
                    + " set orcha.data-dir to a directory below one that everybody may enter, such as /var/lib/orcha");
        }
    }

    private boolean reaches(Path program) {
        return succeeds(List.of("test", "-x", program.toString()));
    }

    private boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
