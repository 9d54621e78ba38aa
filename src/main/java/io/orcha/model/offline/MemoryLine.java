package io.orcha.model.offline;

import io.orcha.model.offline.Passage.Original;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of a memory; it stays byte for byte as it was until one of its sentences changes. */
final class MemoryLine {

    /** What a line begins with that this package wrote. */
    static final String BULLET = "- ";

    private final String head;
    private final List<Passage> passages;
    private @Nullable String unchanged;

    private MemoryLine(String head, List<Passage> passages, @Nullable String unchanged) {
        this.head = head;
        this.passages = new ArrayList<>(passages);
        this.unchanged = unchanged;
    }

    static MemoryLine added(List<Passage> passages) {
        return new MemoryLine(BULLET, passages, null);
    }

    /** A line of the memory so far, cut into sentences where the notes are, else where sentences end. */
    static MemoryLine of(String text, Notes notes, Passage.Context context) {
        var bare = MemoryText.bare(text);
        var head = text.substring(0, Math.max(0, text.indexOf(bare)));
        context.newLine();
        var passages = new ArrayList<Passage>();
        for (var sentence : notes.sentences(bare)) {
            passages.add(Passage.of(sentence, context));
        }
        return new MemoryLine(head, passages, text);
    }

    List<Passage> passages() {
        return passages;
    }

    String text() {
        return unchanged != null
                ? unchanged
                : head + passages.stream().map(Passage::text).collect(Collectors.joining(" "));
    }

    boolean isEmpty() {
        return unchanged == null && passages.isEmpty();
    }

    void replace(int at, Passage passage) {
        passages.set(at, passage);
        unchanged = null;
    }

    void remove(int at) {
        passages.remove(at);
        unchanged = null;
    }

    void clear() {
        passages.clear();
        unchanged = null;
    }

    /** The sentences of the present memory with the messages that support them, in the order of the text. */
    static final class Notes {
        private final List<Original> notes;
        private int next;

        Notes(List<Original> notes) {
            this.notes = notes;
        }

        private List<Original> sentences(String line) {
            var found = new ArrayList<Original>();
            int from = 0;
            for (int at = next; at < notes.size(); at++) {
                int place = line.indexOf(notes.get(at).text(), from);
                if (place < 0 || notes.get(at).text().isBlank()) {
                    break;
                }
                found.addAll(split(line.substring(from, place)));
                found.add(notes.get(at));
                from = place + notes.get(at).text().length();
                next = at + 1;
            }
            found.addAll(split(line.substring(from)));
            return found;
        }

        private static List<Original> split(String text) {
            var bare = text.strip();
            if (bare.isEmpty()) {
                return List.of();
            }
            var originals = new ArrayList<Original>();
            int from = 0;
            for (var sentence : Sentences.of(bare)) {
                // Sentences have single spaces, whatever the line has.
                var words = Arrays.stream(sentence.split(" ", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+"));
                var matcher = Pattern.compile(words).matcher(bare);
                if (!matcher.find(from)) {
                    return List.of(new Original(bare, List.of()));
                }
                originals.add(new Original(matcher.group(), List.of()));
                from = matcher.end();
            }
            return originals.isEmpty() ? List.of(new Original(bare, List.of())) : originals;
        }
    }
}
