package io.orcha.memory.control;

import io.orcha.memory.Author;
import io.orcha.memory.Expectation;
import io.orcha.memory.Marks;
import io.orcha.memory.Marks.Kind;
import io.orcha.memory.Marks.Mark;
import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.memory.MemoryChange;
import io.orcha.memory.MemoryChanges;
import io.orcha.memory.MemoryConfig;
import io.orcha.memory.MemoryText;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pins and suppressions. Each of them is a version of the memory: a version then always gives the same prompt, byte for byte.
 */
@ApplicationScoped
class Marking {

    /** So many marks of a kind a user may have: each of them costs something with every prompt. */
    private static final int MOST = 200;

    private final Marks marks;
    private final Memories memories;
    private final MemoryChanges changes;
    private final Permission permission;
    private final MemoryConfig config;

    Marking(Marks marks, Memories memories, MemoryChanges changes, Permission permission, MemoryConfig config) {
        this.permission = permission;
        this.marks = marks;
        this.memories = memories;
        this.changes = changes;
        this.config = config;
    }

    List<Mark> list(UserId user, Kind kind) {
        return marks.list(user, kind);
    }

    /** @throws io.orcha.memory.StaleVersionException when the memory is not as expected */
    Mark pin(UserId user, String text, Expectation expectation) {
        permission.requireToSave(user);
        var sentence = text.replace('\n', ' ');
        return add(user, Kind.PIN, sentence, "a sentence was pinned", expectation);
    }

    /** @throws io.orcha.memory.StaleVersionException when the memory is not as expected */
    Mark suppress(UserId user, String text, Expectation expectation) {
        return add(user, Kind.SUPPRESSION, text, "something is not to be mentioned", expectation);
    }

    /**
     * Removes a mark.
     *
     * @throws MarkNotFoundException when the user has no such mark
     * @throws io.orcha.memory.StaleVersionException when the memory is not as expected
     */
    void remove(UserId user, Kind kind, UUID id, Expectation expectation) {
        if (marks.find(user, kind, id).isEmpty()) {
            throw new MarkNotFoundException();
        }
        var reason = kind == Kind.PIN ? "a sentence was unpinned" : "something may be mentioned again";
        changes.apply(user, expectation, base -> change(base, content(base), reason), _ -> {
            marks.remove(user, id);
            return true;
        });
    }

    private Mark add(UserId user, Kind kind, String text, String reason, Expectation expectation) {
        expectation.require(memories.find(user).orElse(null));
        var known = find(user, kind, text);
        if (known != null) {
            return known;
        }
        changes.apply(
                user,
                expectation,
                base -> change(base, kind == Kind.PIN ? with(base, text) : content(base), reason),
                _ -> {
                    if (marks.list(user, kind).size() >= MOST) {
                        throw InvalidFieldsException.of("/text", "is one too many: there may be " + MOST);
                    }
                    marks.add(user, kind, text);
                    return true;
                });
        var added = find(user, kind, text);
        if (added == null) {
            throw new MarkNotFoundException(); // It was removed in the same moment.
        }
        return added;
    }

    private @Nullable Mark find(UserId user, Kind kind, String text) {
        return marks.list(user, kind).stream()
                .filter(mark -> mark.text().equals(text))
                .findFirst()
                .orElse(null);
    }

    private String with(@Nullable Memory base, String sentence) {
        var content = content(base);
        if (content != null && MemoryText.sentences(content).containsAll(MemoryText.sentences(sentence))) {
            return content;
        }
        var more = MemoryText.with(content, sentence);
        if (more.getBytes(StandardCharsets.UTF_8).length > config.maxBytes()) {
            throw InvalidFieldsException.of("/text", "does not fit into the memory, which is full");
        }
        return more;
    }

    private static @Nullable String content(@Nullable Memory base) {
        return base == null ? null : base.content();
    }

    private static MemoryChange change(@Nullable Memory base, @Nullable String content, String reason) {
        return MemoryChange.of(content, Author.USER_EDIT, reason, base);
    }
}
