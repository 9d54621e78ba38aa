package io.orcha.recall.index;

import java.nio.ByteBuffer;

/** Digests of words as bytes: four for each, the highest first. */
public final class StoredTerms {

    private StoredTerms() {}

    public static byte[] toBytes(int[] terms) {
        var bytes = ByteBuffer.allocate(terms.length * Integer.BYTES);
        bytes.asIntBuffer().put(terms);
        return bytes.array();
    }

    public static int[] of(byte[] bytes) {
        var terms = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().get(terms);
        return terms;
    }
}
