package io.orcha.security;

import java.util.HashMap;
import java.util.Map;

/**
 * The ids that are being looked up and that no key is known to have had. Made-up ids cost their sender nothing and are looked up
 * before anybody could be limited, so only so many of them are looked up at the same time.
 */
final class Strangers {

    private final int most;
    private final Map<String, Integer> waiting = new HashMap<>();

    Strangers(int most) {
        this.most = most;
    }

    /** Lets a request look its id up; false when there are too many other ids. Each that is let is to {@link #leave}. */
    synchronized boolean enter(String id) {
        if (waiting.size() >= most && !waiting.containsKey(id)) {
            return false;
        }
        waiting.merge(id, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String id) {
        waiting.computeIfPresent(id, (_, requests) -> requests == 1 ? null : requests - 1);
    }
}
