package io.orcha.bench;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/** One connection's side of the load: what it asks next, and what it takes from an answer. */
interface Dialogue {

    /** The bytes of the next request. */
    byte[] next();

    /** Hears the body of the answer to the last request. */
    void answered(ByteBuffer body);

    /** Hears that the last request failed, with or without an answer. */
    void failed();

    /** Asks without heed to the answers. */
    static Dialogue repeating(Supplier<byte[]> requests) {
        return new Dialogue() {
            @Override
            public byte[] next() {
                return requests.get();
            }

            @Override
            public void answered(ByteBuffer body) {}

            @Override
            public void failed() {}
        };
    }
}
