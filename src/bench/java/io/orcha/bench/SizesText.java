package io.orcha.bench;

import java.util.List;
import java.util.Random;

/** What the users of {@link Sizes} and their assistant say: the same for the same user and session, different for others. */
final class SizesText {

    private static final List<String> WORDS = List.of(("morning evening garden window kitchen train river mountain city"
                    + " winter summer coffee bread letter music guitar painting travel ticket meeting project budget report doctor"
                    + " exercise running cycling recipe dinner friend cousin neighbour holiday flight museum market weather umbrella"
                    + " bicycle engine battery camera picture story novel chapter poem lesson teacher student exam language grammar")
            .split(" ", -1));

    private static final List<String> PLACES = List.of(
            "Graz", "Linz", "Porto", "Turin", "Lyon", "Leeds", "Bergen", "Aarhus", "Utrecht", "Ghent", "Split", "Brno");

    private static final List<String> NAMES = List.of(
            "Ada", "Bela", "Cleo", "Dora", "Emil", "Finn", "Greta", "Hugo", "Ida", "Jonas", "Klara", "Leo", "Mira",
            "Nils");

    private final Random random;
    private final int session;

    SizesText(int user, int session) {
        this.random = new Random(31L * user + session);
        this.session = session;
    }

    /** Something to remember. */
    String fact(int number) {
        return number % 2 == 0
                ? "My friend %s %d lives in %s.".formatted(any(NAMES), session, any(PLACES))
                : "I love %s and %s number %d.".formatted(any(WORDS), any(WORDS), session);
    }

    /** Nothing to remember. */
    String question(int bytes) {
        return "What do you think about " + text(bytes - 25) + "?";
    }

    String reply(int bytes) {
        return text(bytes - 1) + ".";
    }

    private String text(int bytes) {
        var text = new StringBuilder(any(WORDS));
        while (text.length() < bytes) {
            text.append(' ').append(any(WORDS));
        }
        return text.substring(0, bytes);
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
