package io.orcha.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An account of a Unix system without rights of its own. */
record Account(String name, int uid, int gid) {

    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    /** The account to run PostgreSQL as when the service runs as root. */
    static Optional<Account> unprivileged(Path passwd) throws IOException {
        var lines = Files.readAllLines(passwd);
        return UNPRIVILEGED.stream()
                .flatMap(name -> lines.stream().filter(line -> line.startsWith(name + ":")))
                .map(Account::parse)
                .filter(account -> account.uid != 0)
                .findFirst();
    }

    private static Account parse(String line) {
        var fields = line.split(":", -1);
        return new Account(fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }
}
