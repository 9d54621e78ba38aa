package io.orcha.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Finds whose a row of a backup is. */
final class RowOwner {

    private static final JsonFactory JSON = new JsonFactory();

    private RowOwner() {}

    /**
     * The text of a column. It is near the row's beginning, and no more is read.
     *
     * @throws BackupException when the row does not name it
     */
    static String of(byte[] row, String column) {
        try (var parser = JSON.createParser(row)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean found = parser.currentName().equals(column);
                    var value = parser.nextToken();
                    if (found && value == JsonToken.VALUE_STRING) {
                        return parser.getText();
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw BackupException.refused("a row is no JSON");
        }
        throw BackupException.refused("a row names no user");
    }
}
