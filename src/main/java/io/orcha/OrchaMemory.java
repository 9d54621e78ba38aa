package io.orcha;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process's entry point. */
@QuarkusMain
public final class OrchaMemory {

    private OrchaMemory() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
