package io.orcha.session;

import io.orcha.platform.problem.FieldChecks;

/** The name that a client has for the device that a user is on: any text, up to 128 bytes in UTF-8. */
public final class DeviceId {

    private static final int MAX_BYTES = 128;

    private DeviceId() {}

    /** Checks one among other fields. */
    public static void check(FieldChecks checks, String pointer, String value) {
        checks.text(pointer, value, MAX_BYTES);
    }

    /**
     * Checks one that stands alone.
     *
     * @param where how an error names it, for example {@code ?device_id}
     * @return the same
     * @throws io.orcha.platform.problem.InvalidFieldsException when it is not one
     */
    public static String checked(String value, String where) {
        var checks = new FieldChecks();
        check(checks, where, value);
        checks.throwIfAny();
        return value;
    }
}
