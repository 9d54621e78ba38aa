package io.orcha.portability;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.platform.Database;
import io.orcha.platform.PrivateFile;
import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.Clock;

/** Writes everything of a user as a {@link UserBundle}, all of it of one moment, in constant memory. */
@ApplicationScoped
class UserExport {

    /** What of a bundle is one object; the rest are arrays. */
    private static final int OBJECTS = 2;

    private static final String[] SECTIONS = {
        "settings",
        "memory",
        "versions",
        "sources",
        "marks",
        "reviews",
        "sessions",
        "messages",
        "consents",
        "memories",
        "conversation_summaries",
        "entities",
        "relations"
    };

    /** One statement, because each sees one moment. */
    private static final String CURSOR =
            """
            DECLARE bundle NO SCROLL CURSOR FOR
            WITH given AS (SELECT ?::text AS user_id)
            SELECT section, json::text
              FROM (
                SELECT 0 AS section, 0::bigint AS number, NULL::uuid AS id, json_build_object(
                         'time_zone', time_zone, 'language', language, 'learning_paused', learning_paused,
                         'follow_mood', follow_mood,
                         'created_at', {created_at}) AS json
                  FROM users JOIN given USING (user_id)
                UNION ALL
                SELECT 1, 0, NULL, json_build_object(
                         'content', content, 'version', version, 'created_at', {created_at}, 'updated_at', {updated_at})
                  FROM user_memories JOIN given USING (user_id)
                UNION ALL
                SELECT 2, version, NULL, json_build_object(
                         'version', version, 'content', content, 'author', author, 'reason', reason, 'changes', changes,
                         'model', model, 'prompt_version', prompt_version, 'base_version', base_version,
                         'redactions', redactions, 'salt', encode(salt, 'hex'), 'digest', encode(digest, 'hex'),
                         'redacted_salt', encode(redacted_salt, 'hex'), 'redacted_at', {redacted_at},
                         'previous_hash', encode(previous_hash, 'hex'), 'hash', encode(hash, 'hex'),
                         'created_at', {created_at})
                  FROM user_memory_versions JOIN given USING (user_id)
                UNION ALL
                SELECT 3, version * 100000 + position, NULL, json_build_object(
                         'version', version, 'position', position, 'sentence', sentence, 'message_ids', message_ids,
                         'model', model, 'prompt_version', prompt_version, 'created_at', {created_at})
                  FROM memory_sentence_sources JOIN given USING (user_id)
                UNION ALL
                SELECT 4, 0, id, json_build_object('id', id, 'kind', kind, 'text', text, 'created_at', {created_at})
                  FROM memory_marks JOIN given USING (user_id)
                UNION ALL
                SELECT 5, 0, id, json_build_object(
                         'id', id, 'text', text, 'reasons', reasons, 'message_ids', message_ids, 'state', state,
                         'created_at', {created_at}, 'decided_at', {decided_at})
                  FROM memory_reviews JOIN given USING (user_id)
                UNION ALL
                SELECT 6, 0, id, json_build_object(
                         'session_id', id, 'title', title, 'device_id', device_id, 'persona', persona, 'created_at', {created_at},
                         'last_activity_at', {last_activity_at})
                  FROM chat_sessions JOIN given USING (user_id)
                UNION ALL
                SELECT 7, 0, id, json_build_object(
                         'message_id', id, 'session_id', session_id, 'role', role, 'content', content, 'speaker', speaker,
                         'to_learn', to_learn,
                         'to_remember', role = 'user' AND (learn.source_id IS NOT NULL OR COALESCE(index.learn, false)),
                         'partial', partial, 'created_at', {created_at},
                         'memory', CASE WHEN recent_statements IS NOT NULL THEN json_build_object(
                           'version', memory_version, 'recent_statements', recent_statements,
                           'recalled', COALESCE(recalled, '{}'), 'facts', COALESCE(facts, '{}')) END)
                  FROM chat_messages AS m JOIN given USING (user_id)
                  LEFT JOIN recall_tasks AS learn
                    ON learn.user_id = m.user_id AND learn.task = 'learn' AND learn.source_id = m.id
                  LEFT JOIN recall_tasks AS index
                    ON index.user_id = m.user_id AND index.task = 'index' AND index.source_id = m.id
                UNION ALL
                SELECT 8, (extract(epoch FROM recorded_at) * 1000000)::bigint, id, json_build_object(
                         'granted', granted, 'text_version', text_version, 'recorded_at', {recorded_at})
                  FROM user_consents JOIN given USING (user_id)
                UNION ALL
                SELECT 9, (extract(epoch FROM created_at) * 1000000)::bigint, id, json_build_object(
                         'id', id, 'text', text, 'kind', kind, 'importance', importance, 'confidence', confidence,
                         'valid_from', {valid_from}, 'valid_to', {valid_to}, 'superseded_by', superseded_by,
                         'message_ids', message_ids, 'said_at', {said_at}, 'origin', origin, 'model', model, 'scope', scope,
                         'pinned', pinned, 'suppressed', suppressed, 'archived_at', {archived_at}, 'access_count', access_count,
                         'last_accessed_at', {last_accessed_at}, 'created_at', {created_at}, 'updated_at', {updated_at})
                  FROM long_term_memories JOIN given USING (user_id)
                UNION ALL
                SELECT 10, 0, session_id, json_build_object(
                         'session_id', session_id, 'summary', summary, 'through', through, 'message_count', message_count,
                         'model', model, 'created_at', {created_at}, 'updated_at', {updated_at})
                  FROM conversation_summaries JOIN given USING (user_id)
                UNION ALL
                SELECT 11, 0, id, json_build_object(
                         'id', id, 'name', name, 'named', named, 'kind', kind, 'origin', origin,
                         'merged_into', (SELECT o.id FROM memory_entities AS o WHERE o.user_id = e.user_id AND o.id = e.merged_into),
                         'created_at', {created_at}, 'updated_at', {updated_at},
                         'names', ARRAY(
                           SELECT json_build_object('name_key', n.name_key, 'name', n.name, 'written', n.written)
                             FROM memory_entity_names AS n
                            WHERE n.user_id = e.user_id AND n.entity_id = e.id
                            ORDER BY n.name_key),
                         'mentions', ARRAY(
                           SELECT json_build_object('name_key', m.name_key, 'message_id', m.message_id)
                             FROM memory_entity_mentions AS m
                            WHERE m.user_id = e.user_id AND m.entity_id = e.id
                            ORDER BY m.name_key, m.message_id))
                  FROM memory_entities AS e JOIN given USING (user_id)
                UNION ALL
                SELECT 12, 0, id, json_build_object(
                         'id', id, 'subject_id', subject_id, 'predicate', predicate, 'object_id', object_id, 'value', value,
                         'strength', strength, 'confidence', confidence, 'valid_from', {valid_from}, 'valid_to', {valid_to},
                         'recorded_at', {recorded_at}, 'superseded_at', {superseded_at}, 'superseded_by', superseded_by,
                         'message_ids', message_ids, 'memory_ids', memory_ids, 'origin', origin, 'model', model)
                  FROM memory_relations JOIN given USING (user_id)
              ) AS everything
             ORDER BY section, number, id
            """.replaceAll("\\{(\\w+)}", "to_char($1 AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");

    private static final String FETCH = "FETCH 500 FROM bundle";

    private final Database database;
    private final Clock clock;

    UserExport(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes the bundle. It is collected in a private file first, so that a slow reader holds no transaction, and a failure is told
     * before the first byte.
     */
    void write(UserId user, OutputStream output) throws IOException {
        try (var spool = PrivateFile.open("orcha-export")) {
            var bundle = new BufferedOutputStream(Channels.newOutputStream(spool), 1 << 16);
            database.forUser(user.value()).transaction(statements -> collect(statements, user, bundle));
            bundle.flush();
            spool.position(0);
            Channels.newInputStream(spool).transferTo(output);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Sections collect(Statements statements, UserId user, OutputStream bundle) {
        statements.update(CURSOR, user.value());
        var sections = new Sections(bundle);
        // A user's id needs no escaping.
        sections.write("{\"format\":\"%s\",\"version\":%d,\"exported_at\":\"%s\",\"user_id\":\"%s\""
                .formatted(UserBundle.FORMAT, UserBundle.VERSION, clock.instant(), user.value()));
        int fetched;
        do {
            fetched = statements
                    .query(
                            row -> {
                                sections.add(row.getInt(1), row.getString(2));
                                return true;
                            },
                            FETCH)
                    .size();
        } while (fetched > 0);
        sections.finish();
        return sections;
    }

    /** The members of the bundle in their order, with those that have nothing in them. */
    private static final class Sections {

        private final OutputStream output;
        private int current = -1;
        private boolean isEmpty;

        Sections(OutputStream output) {
            this.output = output;
        }

        void add(int section, String json) {
            beginUpTo(section);
            write((isEmpty || current < OBJECTS ? "" : ",") + (current < OBJECTS ? "" : "\n") + json);
            isEmpty = false;
        }

        void finish() {
            beginUpTo(SECTIONS.length - 1);
            end();
            write("\n}\n");
        }

        private void beginUpTo(int section) {
            while (current < section) {
                end();
                current++;
                isEmpty = true;
                write(",\n\"" + SECTIONS[current] + "\":" + (current < OBJECTS ? "" : "["));
            }
        }

        private void end() {
            if (current >= 0) {
                write(current >= OBJECTS ? "]" : isEmpty ? "null" : "");
            }
        }

        private void write(String text) {
            try {
                output.write(text.getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
