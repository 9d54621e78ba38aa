package io.orcha.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured with a running service.
 *
 * @param requests kinds of request, each on its own
 * @param chatCost whether kinds of chat turn are compared
 * @param rollUp whether roll-ups are measured
 */
record Scenarios(List<Scenario> requests, boolean chatCost, boolean rollUp) {

    private static final String CHAT_COST = "chat_cost";
    private static final String ROLL_UP = "roll_up";

    static final Scenarios ALL = new Scenarios(List.of(Scenario.values()), true, true);

    static final Scenarios NONE = new Scenarios(List.of(), false, false);

    Scenarios {
        requests = List.copyOf(requests);
    }

    /** @throws IllegalArgumentException when there is none of one of the names, which commas separate */
    static Scenarios named(String names) {
        var requests = new ArrayList<Scenario>();
        boolean chatCost = false;
        boolean rollUp = false;
        for (var name : names.split(",", -1)) {
            switch (name) {
                case CHAT_COST -> chatCost = true;
                case ROLL_UP -> rollUp = true;
                default ->
                    requests.add(Scenario.named(name)
                            .orElseThrow(() -> new IllegalArgumentException("There is no scenario " + name)));
            }
        }
        return new Scenarios(requests, chatCost, rollUp);
    }

    @JsonValue
    List<String> titles() {
        var studies =
                Stream.concat(chatCost ? Stream.of(CHAT_COST) : Stream.of(), rollUp ? Stream.of(ROLL_UP) : Stream.of());
        return Stream.concat(requests.stream().map(Scenario::title), studies).toList();
    }
}
