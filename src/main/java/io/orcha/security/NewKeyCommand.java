package io.orcha.security;

import io.orcha.user.Scope;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The command {@code new-api-key [id] [scope …]}: prints a new key and the settings that make the service accept it. It needs
 * neither the service nor a database, and stores nothing.
 */
public final class NewKeyCommand {

    /** Its name on the command line. */
    public static final String NAME = "new-api-key";

    private NewKeyCommand() {}

    /**
     * Runs it.
     *
     * @param arguments what follows its name
     * @return the exit code of the process
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        var names = Arrays.stream(arguments).skip(1).toList();
        if (arguments.length > 0 && !ApiKey.isId(arguments[0])) {
            err.println("The id of a key has 1 to 32 characters of a-z and 0-9.");
            return 2;
        }
        if (names.stream().map(Scope::of).anyMatch(Optional::isEmpty)) {
            err.println("Scopes are " + Scopes.NAMES + ".");
            return 2;
        }
        var key = arguments.length > 0 ? ApiKey.create(arguments[0]) : ApiKey.create();
        var scopes = names.isEmpty() ? Scope.ADMIN.id() : String.join(",", names);
        out.printf("""
                # The key, for its holder alone. It is shown only here.
                %1$s

                # For the service's configuration, as properties
                orcha.security.api-keys.%2$s.hash=%3$s
                orcha.security.api-keys.%2$s.scopes=%4$s
                # or as environment variables
                ORCHA_SECURITY_API_KEYS_%5$s_HASH=%3$s
                ORCHA_SECURITY_API_KEYS_%5$s_SCOPES=%4$s
                """, key.text(), key.id(), key.hash().hex(), scopes, key.id().toUpperCase(Locale.ROOT));
        return 0;
    }
}
