package io.orcha.memory.version;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two versions, line by line (Myers' algorithm, as java-diff-utils has it).
 *
 * @param from the version that is compared
 * @param to the version that it is compared with
 * @param unified a unified diff with three lines of context; empty when the texts are the same
 * @param changes the same, to be drawn
 */
record VersionDiff(long from, long to, String unified, List<Change> changes) {

    private static final int CONTEXT = 3;

    static VersionDiff between(MemoryVersion.WithText from, MemoryVersion.WithText to) {
        var before = lines(from.content());
        var after = lines(to.content());
        var patch = DiffUtils.diff(before, after);
        var unified = UnifiedDiffUtils.generateUnifiedDiff(
                "version " + from.version().version(), "version " + to.version().version(), before, patch, CONTEXT);
        return new VersionDiff(
                from.version().version(),
                to.version().version(),
                String.join("\n", unified),
                patch.getDeltas().stream().map(Change::of).toList());
    }

    private static List<String> lines(@Nullable String content) {
        return content == null ? List.of() : List.of(content.split("\n", -1));
    }

    /**
     * One place that differs.
     *
     * @param kind {@code insert}, {@code delete} or {@code change}
     * @param fromLine where it begins in the older text; the first line is 1
     * @param removed the lines that went
     * @param toLine where it begins in the newer text
     * @param added the lines that came
     */
    @Schema(name = "LineChange")
    record Change(String kind, int fromLine, List<String> removed, int toLine, List<String> added) {

        static Change of(AbstractDelta<String> delta) {
            var kind = delta.getType() == DeltaType.EQUAL ? DeltaType.CHANGE : delta.getType();
            return new Change(
                    kind.name().toLowerCase(Locale.ROOT),
                    delta.getSource().getPosition() + 1,
                    List.copyOf(delta.getSource().getLines()),
                    delta.getTarget().getPosition() + 1,
                    List.copyOf(delta.getTarget().getLines()));
        }
    }
}
