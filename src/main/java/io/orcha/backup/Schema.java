package io.orcha.backup;

import io.orcha.platform.embedded.CommandDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** The schema as Flyway keeps it: which migration a database is at, and which this release ends with. */
final class Schema {

    private static final String APPLIED = """
            SELECT version FROM flyway_schema_history
             WHERE success AND version IS NOT NULL
             ORDER BY installed_rank DESC
             LIMIT 1
            """;

    private final Flyway flyway;

    Schema(CommandDatabase database) {
        this.flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .placeholders(database.placeholders())
                .loggers("slf4j")
                .load();
    }

    /** The version of this release. */
    static String release() {
        return Objects.requireNonNullElse(Schema.class.getPackage().getImplementationVersion(), "unknown");
    }

    /** The latest migration that a database has seen; a database without the service's tables is refused. */
    static String applied(Connection connection) throws SQLException {
        if (Session.number(connection, "SELECT count(to_regclass('flyway_schema_history'))") == 0) {
            throw new BackupException(Exit.CONFLICT, "this database holds no tables of Orcha Memory");
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(APPLIED)) {
            if (!rows.next()) {
                throw new BackupException(Exit.CONFLICT, "this database holds no tables of Orcha Memory");
            }
            return rows.getString(1);
        }
    }

    /** The latest migration that the database has seen; null when it has seen none. */
    private @Nullable String applied() {
        var current = flyway.info().current();
        return current == null ? null : text(current.getVersion());
    }

    /** The migration that this release's code expects. */
    String expected() {
        @Nullable MigrationVersion latest = null;
        for (MigrationInfo migration : flyway.info().all()) {
            var version = migration.getVersion();
            if (version != null
                    && migration.getPhysicalLocation() != null
                    && (latest == null || version.compareTo(latest) > 0)) {
                latest = version;
            }
        }
        return latest == null ? "" : text(latest);
    }

    /**
     * Makes sure that the database's tables are those of a backup, and makes them in a database that has none.
     *
     * @param saved the migration that the backup's database was at
     * @return false when there are no tables, because a dry run makes none
     * @throws BackupException when the backup, the database and this release do not fit together
     */
    boolean prepareFor(String saved, boolean dryRun) {
        var applied = applied();
        var expected = expected();
        if (!saved.equals(expected) || !(applied == null || applied.equals(expected))) {
            throw new BackupException(
                    Exit.CONFLICT,
                    "the backup is of schema %s, the database of %s, and this release expects %s; restore with the release that made the backup, then upgrade"
                            .formatted(saved, applied == null ? "none" : applied, expected));
        }
        if (applied == null && !dryRun) {
            flyway.migrate();
        }
        return applied != null || !dryRun;
    }

    private static String text(MigrationVersion version) {
        return String.valueOf(version.getVersion());
    }
}
