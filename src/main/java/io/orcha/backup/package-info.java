/**
 * Backups of the database as files that can be checked, and their way back.
 *
 * <p>A backup is UTF-8 text, one JSON object a line, optionally packed with gzip:
 *
 * <pre>{@code
 * {"#backup":"orcha-memory","version":1,"created_at":"…","service":"…","schema":"4","users":null}
 * {"#table":"users","columns":["user_id","created_at",…]}
 * {"user_id":"42","created_at":"2026-11-21T09:30:00.123456+00:00",…}
 * {"#end":"users","rows":1,"sha256":"…"}
 * …
 * {"#trailer":"orcha-memory","tables":8,"rows":4711,"sha256":"…"}
 * }</pre>
 *
 * <p>A row is what PostgreSQL's {@code row_to_json} makes of its stored columns (computed ones are left out), in the order of its
 * table's primary key; tables come before those that refer to them. {@code users} names the users of a partial backup and is null
 * for all. {@code sha256} of an end line covers the rows of its table with their line feeds, that of the trailer every byte
 * before the trailer. Everything in a file is of one moment. The checksums show damage; they are no signature.
 */
@NullMarked
package io.orcha.backup;

import org.jspecify.annotations.NullMarked;
