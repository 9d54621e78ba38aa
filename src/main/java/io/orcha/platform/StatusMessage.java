package io.orcha.platform;

/**
 * The answer of a command that has nothing else to tell.
 *
 * @param status always {@code ok}; failures are problems
 * @param message what was done, in words
 */
public record StatusMessage(String status, String message) {

    public static StatusMessage ok(String message) {
        return new StatusMessage("ok", message);
    }
}
