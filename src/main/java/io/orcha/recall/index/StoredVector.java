package io.orcha.recall.index;

import java.nio.ByteBuffer;

/** A vector as bytes: a scale as a float, then one signed byte a number. */
final class StoredVector {

    private StoredVector() {}

    static byte[] toBytes(float[] vector) {
        float largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        float scale = largest == 0 ? 1 : largest / Byte.MAX_VALUE;
        var bytes = ByteBuffer.allocate(Float.BYTES + vector.length).putFloat(scale);
        for (float number : vector) {
            bytes.put((byte) Math.round(number / scale));
        }
        return bytes.array();
    }
}
