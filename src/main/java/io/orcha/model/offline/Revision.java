package io.orcha.model.offline;

import io.orcha.model.offline.Merged.Why;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries out what the owner of a memory asks for; what matches nothing changes nothing. */
final class Revision {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("city", "residence"),
            Map.entry("town", "residence"),
            Map.entry("address", "residence"),
            Map.entry("residence", "residence"),
            Map.entry("home", "residence"),
            Map.entry("job", "profession"),
            Map.entry("profession", "profession"),
            Map.entry("occupation", "profession"),
            Map.entry("employer", "employer"),
            Map.entry("name", "name"),
            Map.entry("nickname", "name"),
            Map.entry("age", "age"),
            Map.entry("birthday", "birthday"),
            Map.entry("allergy", "allergy"),
            Map.entry("allergies", "allergy"),
            Map.entry("diet", "diet"),
            Map.entry("phone", "phone"),
            Map.entry("number", "phone"),
            Map.entry("e-mail", "email"),
            Map.entry("email", "email"),
            Map.entry("car", "car"),
            Map.entry("partner", "partner"));
    private static final String RELATION = "relation ";
    private static final Set<String> OLD = Lexicon.words("old previous former stale outdated wrong earlier");
    private static final Set<String> PADDING = Lexicon.words(
            "thing things stuff fact facts info information part bit line sentence anything everything memory more old "
                    + "previous former stale outdated wrong earlier all");

    private final MemoryLines memory;
    private final int maxBytes;

    Revision(MemoryLines memory, int maxBytes) {
        this.memory = memory;
        this.maxBytes = maxBytes;
    }

    void apply(List<Instruction> steps) {
        for (var step : steps) {
            switch (step) {
                case Instruction.State(var text) -> memory.add(text, Set.of(), maxBytes);
                case Instruction.Correct(var text) -> correct(text);
                case Instruction.Drop(var what) -> drop(what);
                case Instruction.Replace(var old, var with) -> replace(old, with);
            }
        }
    }

    /** Of people and animals there may be several; a correction means the one that the memory names, if it is only one. */
    private void correct(String text) {
        for (var clause : Clauses.of(text)) {
            for (var claim : ClauseReading.of(clause, "").claims()) {
                Predicate<ClauseReading> other = old -> old.claims().stream()
                        .anyMatch(known -> known.key().equals(claim.key())
                                && !known.value().equals(claim.value()));
                long others = memory.lines().stream()
                        .flatMap(line -> line.passages().stream())
                        .filter(passage -> passage.readings().stream().anyMatch(other))
                        .count();
                if (claim.key().startsWith(RELATION) && others == 1) {
                    remove(other, List.of(), true);
                }
            }
        }
        memory.add(text, Set.of(), maxBytes);
    }

    private void drop(String what) {
        var words = Word.of(what).stream()
                .filter(word -> !word.isMark())
                .map(Word::norm)
                .toList();
        if (words.stream().anyMatch(OLD::contains) && words.stream().anyMatch(KINDS::containsKey)) {
            return; // "The old city" went when the new one was stated, and is not known without it.
        }
        var stated = Statement.of(what);
        var reading = Clauses.of(what).stream()
                .map(clause -> ClauseReading.of(clause, ""))
                .findFirst();
        if (reading.isPresent() && !stated.facts().isEmpty()) {
            var claims = reading.get().claims();
            remove(
                    old -> old.claims().stream().anyMatch(claims::contains),
                    claims.stream().map(Claim::value).toList(),
                    true);
            return;
        }
        var kinds = new HashSet<String>();
        var rest = new HashSet<>(ContentWords.of(what));
        for (var word : words) {
            if (KINDS.containsKey(word)) {
                kinds.add(KINDS.get(word));
                rest.removeAll(ContentWords.of(word));
            }
            if (PADDING.contains(word)) {
                rest.removeAll(ContentWords.of(word));
            }
        }
        if (!kinds.isEmpty()) {
            remove(
                    old -> old.claims().stream()
                            .anyMatch(claim -> kinds.contains(claim.key())
                                    && (rest.isEmpty() || claim.value().containsAll(rest))),
                    List.of(rest),
                    !rest.isEmpty());
        } else if (!rest.isEmpty()) {
            remove(
                    old -> old.stems().containsAll(rest) || rest.contains(ContentWords.stem(old.subject())),
                    List.of(rest),
                    false);
        }
    }

    /** Pinned sentences go only when the instruction names the very thing that they say. */
    private void remove(Predicate<ClauseReading> matching, List<Set<String>> things, boolean precise) {
        for (var line : memory.lines()) {
            for (int at = line.passages().size() - 1; at >= 0; at--) {
                // A removal takes along the sentences that continue the removed one.
                if (at >= line.passages().size()) {
                    continue;
                }
                var old = line.passages().get(at);
                boolean may = !old.pinned() || precise || things.stream().anyMatch(named -> names(named, old));
                if (may && old.readings().stream().anyMatch(matching)) {
                    var left = ClauseCut.without(old, matching, things);
                    if (left.isEmpty()) {
                        memory.remove(line, at, null, Why.INSTRUCTED);
                    } else {
                        memory.replace(line, at, old.rewritten(left), Why.INSTRUCTED);
                    }
                }
            }
        }
        memory.removeEmptyLines();
    }

    /** Whether these words are all that the sentence says. */
    private static boolean names(Set<String> stems, Passage passage) {
        return stems.containsAll(passage.stems());
    }

    private void replace(String old, String with) {
        var word = Pattern.compile(
                "(?<![\\p{L}\\d])" + Pattern.quote(old) + "(?![\\p{L}\\d])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (var line : memory.lines()) {
            for (int at = 0; at < line.passages().size(); at++) {
                var passage = line.passages().get(at);
                var matcher = word.matcher(passage.text());
                if (matcher.find()) {
                    var text = matcher.replaceAll(Matcher.quoteReplacement(with));
                    memory.replace(line, at, passage.rewritten(text), Why.INSTRUCTED);
                }
            }
        }
    }
}
