package io.orcha.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.backup.Databases.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup holds, and what a restoration makes of it. */
class BackupTest {

    @TempDir
    static Path home;

    private static Databases databases;
    private static Target source;

    @TempDir
    Path directory;

    @BeforeAll
    static void fill() {
        databases = new Databases(home);
        source = database();
        List.of("ada", "42", "grace@example.com", "a|b~c=-+").forEach(user -> People.add(source, user));
    }

    @AfterAll
    static void stop() {
        databases.close();
    }

    @Test
    void bringsEveryValueBackExactly() throws Exception {
        var target = database();

        assertThat(source.run("backup", "--out", file().toString()).exit()).isEqualTo(Exit.DONE);
        var restored = target.run("restore", "--in", file().toString());

        assertThat(restored.exit()).as(restored.messages()).isEqualTo(Exit.DONE);
        for (var table : tables()) {
            assertThat(target.value("SELECT count(*) FROM " + table)).isNotEqualTo("0");
            if (!table.equals(Table.JOBS)) {
                assertThat(target.rows(table)).as(table).isEqualTo(source.rows(table));
            }
        }
        assertThat(restored.messages()).doesNotContain("secret");
    }

    @Test
    void bringsPackedBackupsBack() {
        var target = database();

        source.run("backup", "--gzip", "--out", file().toString());
        assertThat(target.run("verify", "--in", file().toString()).exit()).isEqualTo(Exit.DONE);
        assertThat(target.run("restore", "--in", file().toString()).exit()).isEqualTo(Exit.DONE);

        assertThat(target.rows("chat_messages")).isEqualTo(source.rows("chat_messages"));
    }

    @Test
    void isTheSameForTheSameState() throws IOException {
        source.run("backup", "--out", directory.resolve("1").toString());
        source.run("backup", "--out", directory.resolve("2").toString());

        var first = Files.readAllLines(directory.resolve("1"));
        var second = Files.readAllLines(directory.resolve("2"));

        // The header tells the time, and the trailer's checksum covers it.
        assertThat(first.subList(1, first.size() - 1)).isEqualTo(second.subList(1, second.size() - 1));
    }

    @Test
    void leavesNoJobRunningAndSchedulesWhatIsToBeLearned() {
        var target = database();
        source.run("backup", "--out", file().toString());

        target.run("restore", "--in", file().toString());

        assertThat(target.value("SELECT count(*) FROM scheduled_tasks WHERE picked"))
                .isEqualTo("0");
        assertThat(target.value("""
                        SELECT count(DISTINCT m.user_id) FROM chat_messages m
                          JOIN scheduled_tasks t ON t.task_name = 'roll-up' AND t.task_instance = m.user_id
                         WHERE m.to_learn
                        """)).isEqualTo("4");
    }

    @Test
    void schedulesTheLearningOfUsersWhoHadNoJob() {
        var origin = database();
        People.add(origin, "ada");
        origin.execute("DELETE FROM scheduled_tasks");
        var target = database();
        origin.run("backup", "--out", file().toString());

        target.run("restore", "--in", file().toString());

        assertThat(target.value("SELECT task_instance FROM scheduled_tasks")).isEqualTo("ada");
    }

    @Test
    void numbersGoOnAboveWhatWasRestored() {
        var target = database();
        source.run("backup", "--out", file().toString());
        target.run("restore", "--in", file().toString());

        target.execute("INSERT INTO oddities (user_id) VALUES ('42')");

        assertThat(target.value("SELECT max(number) > (SELECT count(*) - 1 FROM oddities) FROM oddities"))
                .isEqualTo("t");
    }

    @Test
    void makesTheTablesOfADatabaseThatHasNone() throws SQLException {
        var origin = databases.migrated();
        origin.execute("INSERT INTO users (user_id, created_at) VALUES ('ada', now())");
        var target = databases.empty();
        origin.run("backup", "--out", file().toString());

        assertThat(target.run("restore", "--dry-run", "--in", file().toString()).exit())
                .isEqualTo(Exit.DONE);
        assertThat(target.hasNoTables()).isTrue();
        var restored = target.run("restore", "--in", file().toString());

        assertThat(restored.exit()).as(restored.messages()).isEqualTo(Exit.DONE);
        assertThat(target.rows("users")).isEqualTo(origin.rows("users"));
    }

    @Test
    void aDryRunWritesNothing() {
        var target = database();
        source.run("backup", "--out", file().toString());

        var run = target.run("restore", "--dry-run", "--in", file().toString());

        assertThat(run.exit()).isEqualTo(Exit.DONE);
        assertThat(run.messages()).contains("4 users").contains("nothing was written");
        for (var table : tables()) {
            assertThat(target.value("SELECT count(*) FROM " + table)).isEqualTo("0");
        }
    }

    @Test
    void savesAndRestoresOneUser() {
        var target = database();
        People.add(target, "someone else");

        assertThat(source.run("backup", "--user", "42", "--out", file().toString())
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(target.run("restore", "--in", file().toString()).exit()).isEqualTo(Exit.DONE);

        assertThat(target.value("SELECT string_agg(user_id, ',' ORDER BY user_id) FROM users"))
                .isEqualTo("42,someone else");
        assertThat(target.value("SELECT count(*) FROM chat_messages WHERE user_id = '42'"))
                .isEqualTo("100");
        assertThat(target.value("SELECT picked::text FROM scheduled_tasks WHERE task_instance = 'someone else'"))
                .isEqualTo("true");
    }

    @Test
    void restoresOneUserOutOfABackupOfAll() {
        var target = database();
        People.add(target, "someone else");
        source.run("backup", "--out", file().toString());

        assertThat(target.run("restore", "--user", "ada", "--in", file().toString())
                        .exit())
                .isEqualTo(Exit.DONE);
        assertThat(target.run("restore", "--user", "nobody", "--in", file().toString())
                        .exit())
                .isEqualTo(Exit.CONFLICT);

        assertThat(target.value("SELECT string_agg(user_id, ',' ORDER BY user_id) FROM users"))
                .isEqualTo("ada,someone else");
    }

    @Test
    void refusesUsersWhoAreThereAndReplacesThemWhenTold() {
        var target = database();
        People.add(target, "ada");
        People.add(target, "someone else");
        target.execute("UPDATE user_memories SET content = 'of later' WHERE user_id = 'ada'");
        source.run("backup", "--out", file().toString());

        var refused = target.run("restore", "--in", file().toString());

        assertThat(refused.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(refused.messages()).contains("1 user(s)");
        assertThat(target.value("SELECT count(*) FROM users")).isEqualTo("2");

        assertThat(target.run("restore", "--replace", "--in", file().toString()).exit())
                .isEqualTo(Exit.DONE);
        assertThat(target.value("SELECT count(*) FROM users")).isEqualTo("5");
        assertThat(target.value("SELECT count(*) FROM user_memories WHERE content = 'of later'"))
                .isEqualTo("0");
        assertThat(target.value("SELECT picked FROM scheduled_tasks WHERE task_instance = 'someone else'"))
                .isEqualTo("t");
    }

    @Test
    void keepsWhoWasErasedSinceErased() {
        var target = database();
        People.add(target, "ada");
        People.add(target, "42");
        source.run("backup", "--out", file().toString());
        bury(target, "ada");

        var refused = target.run("restore", "--replace", "--in", file().toString());
        assertThat(refused.exit()).isEqualTo(Exit.CONFLICT);
        assertThat(refused.messages()).contains("1 user(s) were erased after the backup");

        var skipped = target.run("restore", "--replace", "--skip-erased", "--in", file().toString());
        assertThat(skipped.exit()).as(skipped.messages()).isEqualTo(Exit.DONE);
        assertThat(skipped.messages()).contains("1 user(s) were erased").contains("3 users");
        assertThat(target.value("SELECT count(*) FROM chat_messages WHERE user_id = 'ada'"))
                .isEqualTo("0");
        assertThat(target.value("SELECT count(*) FROM scheduled_tasks WHERE task_instance = 'ada'"))
                .isEqualTo("0");
        assertThat(target.value("SELECT erased_at IS NOT NULL FROM users WHERE user_id = 'ada'"))
                .isEqualTo("t");

        var brought = target.run("restore", "--even-erased", "--user", "ada", "--in", file().toString());
        assertThat(brought.exit()).as(brought.messages()).isEqualTo(Exit.DONE);
        assertThat(target.value("SELECT count(*) FROM chat_messages WHERE user_id = 'ada'"))
                .isEqualTo("100");
        assertThat(target.value("SELECT erasures FROM users WHERE user_id = 'ada'"))
                .as("what began in an earlier life stays there")
                .isEqualTo("3");
        assertThat(target.value("SELECT count(*) FROM audit_events WHERE user_id = 'ada' AND action = 'erased'"))
                .as("the receipt")
                .isEqualTo("1");
        assertThat(target.run("restore", "--skip-erased", "--even-erased", "--in", "x")
                        .exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void needsNoReplacementOfATombstone() {
        var target = database();
        bury(target, "ada");
        target.execute("UPDATE users SET erased_at = '2020-01-01'");
        source.run("backup", "--out", file().toString());

        var restored = target.run("restore", "--in", file().toString());

        assertThat(restored.exit()).as(restored.messages()).isEqualTo(Exit.DONE);
        assertThat(target.value("SELECT count(*) FROM chat_messages WHERE user_id = 'ada'"))
                .isEqualTo("100");
    }

    @Test
    void addsToTheAuditTrailAndReplacesNothingOfIt() {
        var origin = database();
        People.add(origin, "ada");
        audit(origin, "ada", "exported");
        origin.run("backup", "--out", file().toString());
        audit(origin, "ada", "paused");

        assertThat(origin.run("restore", "--replace", "--in", file().toString()).exit())
                .isEqualTo(Exit.DONE);

        assertThat(origin.value("SELECT string_agg(action, ',' ORDER BY action) FROM audit_events"))
                .isEqualTo("exported,paused,said");
    }

    /** As an erasure leaves a user. */
    private static void bury(Target target, String user) {
        target.execute(
                "DELETE FROM users WHERE user_id = '%1$s'; DELETE FROM scheduled_tasks WHERE task_instance = '%1$s'"
                        .formatted(user));
        target.execute("INSERT INTO users (user_id, created_at, erased_at, erasures) VALUES ('%s', now(), now(), 3)"
                .formatted(user));
        audit(target, user, "erased");
    }

    private static void audit(Target target, String user, String action) {
        target.execute("INSERT INTO audit_events VALUES ('%s', gen_random_uuid(), '%s', 'anonymous', '{}', now())"
                .formatted(user, action));
    }

    @Test
    void refusesABackupOfAnotherSchema() {
        var target = database();
        source.run("backup", "--out", file().toString());
        target.execute("""
                DELETE FROM flyway_schema_history
                 WHERE installed_rank = (SELECT max(installed_rank) FROM flyway_schema_history WHERE version IS NOT NULL)
                """);

        assertThat(target.run("restore", "--in", file().toString()).exit()).isEqualTo(Exit.CONFLICT);
        assertThat(source.run("backup", "--user", "nobody", "--out", file().toString())
                        .exit())
                .isEqualTo(Exit.CONFLICT);
    }

    @Test
    void writesFilesForTheirOwnerAndLeavesNoneUnfinished() throws IOException {
        source.run("backup", "--out", file().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        var failed = databases
                .empty()
                .run("backup", "--out", directory.resolve("none").toString());

        assertThat(failed.exit()).isEqualTo(Exit.CONFLICT);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void tellsHowItIsUsed() {
        assertThat(source.run("backup", "--everything").exit()).isEqualTo(Exit.USAGE);
        assertThat(source.run("restore").messages()).contains("--in is needed");
        assertThat(source.run("backup", "--out").messages()).contains("--out needs a value");
    }

    /** A new table without a user_id has to be decided about: does a backup hold it, or can it be made again? */
    @Test
    void leavesOutNoTableUnnoticed() {
        assertThat(databases.migrated().value("""
                SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class c
                 WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
                   AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'user_id')
                """))
                .isEqualTo(
                        "api_keys,caller_rate_limits,flyway_schema_history,index_rebuilds,paused_jobs,persona_versions,scheduled_tasks");
    }

    private static Target database() {
        var target = databases.migrated();
        People.addOddities(target);
        return target;
    }

    private static List<String> tables() {
        try (var connection = source.connect()) {
            return Table.all(connection).stream().map(Table::name).toList();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() {
        return directory.resolve("backup.ndjson");
    }
}
