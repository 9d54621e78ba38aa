package io.orcha.eval;

import io.orcha.eval.Planted.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a user tells in a year: facts in random order, later changes of them, and chatter in between. The same seed gives the
 * same year.
 */
final class Year {

    private static final List<String> CHATTER = List.of(
            "How are you today?",
            "Thanks, that helps!",
            "Can you explain how tides work?",
            "Write me a limerick about rain.",
            "It has been raining since breakfast.",
            "The bus was late again.",
            "Parking downtown took ages.",
            "What should I cook tonight?",
            "Ok, good to know.",
            "The queue at the post office was endless.",
            "lol",
            "Someone left the window open again.",
            "That film last night was far too long.",
            "Which year did the Berlin wall fall?",
            "The printer ran out of toner.",
            "Never mind.");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November");

    private final Random random;
    private final int rollUps;
    private final List<Planted> facts = new ArrayList<>();
    private int made;

    private Year(long seed, int rollUps) {
        this.random = new Random(seed);
        this.rollUps = rollUps;
    }

    /** A year with about this share of the facts of each kind, at least one. */
    static Year of(long seed, int rollUps, double share) {
        var year = new Year(seed, rollUps);
        for (var kind : Kind.values()) {
            int count = Math.max(1, (int) Math.round(kind.count * share));
            for (int i = 0; i < count; i++) {
                year.plant(kind, i);
            }
        }
        return year;
    }

    List<Planted> facts() {
        return List.copyOf(facts);
    }

    int rollUps() {
        return rollUps;
    }

    /** What is said before a roll-up, with chatter before, between and behind. */
    List<String> messages(int rollUp) {
        var messages = new ArrayList<String>();
        var chance = new Random(rollUp * 31L + 7);
        for (var fact : facts) {
            for (var telling : fact.tellings()) {
                if (telling.rollUp() == rollUp) {
                    messages.add(CHATTER.get(chance.nextInt(CHATTER.size())));
                    messages.add(telling.sentence());
                }
            }
        }
        messages.add(CHATTER.get(chance.nextInt(CHATTER.size())));
        return messages;
    }

    private void plant(Kind kind, int index) {
        boolean heldOut = kind.count == 1 ? random.nextBoolean() : index % 2 == 1;
        var key = kind.keys.isEmpty() ? "" : kind.keys.get(index % kind.keys.size());
        int tellings = 1 + Math.abs(kind.changes);
        // Half of the many facts that may change do.
        boolean changes = kind.changes != 0 && (kind.count < 10 || index % 4 < 2);
        if (!changes) {
            tellings = 1;
        }
        int at = random.nextInt(Math.max(1, rollUps - tellings * rollUps / 10 - rollUps / 10));
        var told = new ArrayList<Telling>();
        var old = "";
        for (int i = 0; i < tellings; i++) {
            boolean back = i > 0 && kind.changes < 0;
            var value = back ? "" : value(kind, index, i, tellings);
            var source = heldOut ? Wordings.HELD_OUT : Wordings.TUNED;
            var wordings = i == 0 ? source.told(kind) : source.changed(kind);
            var sentence = wordings.get(random.nextInt(wordings.size()))
                    .replace("{k}", key)
                    .replace("{o}", old)
                    .replace("{v}", back ? old : value);
            told.add(new Telling(at, sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1), value));
            old = value;
            at += rollUps / 10 + random.nextInt(Math.max(1, rollUps / 20));
        }
        boolean pinned = tellings == 1 && !kind.identity && facts.size() % 17 == 3;
        facts.add(new Planted(kind, key, heldOut, pinned, List.copyOf(told)));
    }

    private String value(Kind kind, int index, int telling, int tellings) {
        made++;
        return switch (kind) {
            case PLAN -> (1 + made % 28) + " " + MONTHS.get(random.nextInt(MONTHS.size()));
            case FAVOURITE -> invented();
            case CONTACT -> index == 0 ? "0900 " + (4000 + made) : "me" + made + "@example.org";
            case COLLEAGUE -> kind.values.get((index + index / kind.keys.size() * 7) % kind.values.size());
            default -> kind.values.get(kind.changes < 0 ? index : (index * tellings + telling) % kind.values.size());
        };
    }

    /** A name that nobody has heard before, so that no other sentence has it. */
    private String invented() {
        var syllables = List.of("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu", "dor", "fel");
        var name = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            name.append(syllables.get(random.nextInt(syllables.size())));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
