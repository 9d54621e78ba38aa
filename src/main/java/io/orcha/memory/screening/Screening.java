package io.orcha.memory.screening;

import java.util.List;

public final class Screening {
    private Screening() {}

    public static Screened screen(String message) {
        return new Screened(message, List.of());
    }
}
