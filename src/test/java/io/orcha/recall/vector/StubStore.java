package io.orcha.recall.vector;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** What a vector store keeps, behind whatever protocol; it can be down or slow, and answer with what it should not. */
abstract class StubStore implements AutoCloseable {

    static final String API_KEY = "store-key";

    private final Map<String, Stored> points = new HashMap<>();
    private final AtomicInteger searches = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean down;
    private volatile long delayMillis;
    private volatile Stored intruder;

    /** A point, as it came over the wire. */
    record Stored(String user, long life, UUID unit, long passage, List<Float> vector) {

        double cosine(List<Float> other) {
            double product = 0;
            double mine = 0;
            double others = 0;
            for (int at = 0; at < other.size(); at++) {
                product += vector.get(at) * other.get(at);
                mine += vector.get(at) * vector.get(at);
                others += other.get(at) * other.get(at);
            }
            return product / Math.sqrt(mine * others);
        }
    }

    abstract Map<String, String> settings();

    @Override
    public abstract void close();

    synchronized void put(String id, Stored point) {
        points.put(id, point);
    }

    synchronized void removeIds(List<String> ids) {
        points.keySet().removeAll(ids);
    }

    synchronized void removeIf(Predicate<Stored> filter) {
        points.values().removeIf(filter);
    }

    synchronized List<Stored> nearest(Predicate<Stored> filter, List<Float> query, long limit) {
        searches.incrementAndGet();
        var found = new java.util.ArrayList<>(points.values().stream()
                .filter(filter)
                .sorted(Comparator.comparingDouble((Stored point) -> point.cosine(query))
                        .reversed())
                .limit(limit)
                .toList());
        if (intruder != null) {
            found.addFirst(intruder);
        }
        return found;
    }

    synchronized List<Stored> of(String user) {
        return points.values().stream()
                .filter(point -> point.user().equals(user))
                .toList();
    }

    synchronized void clear() {
        points.clear();
    }

    int searches() {
        return searches.get();
    }

    /** How many calls came with a wrong key. */
    int refused() {
        return refused.get();
    }

    void goDown() {
        down = true;
    }

    void comeBack() {
        down = false;
        delayMillis = 0;
        intruder = null;
    }

    void beSlow(long millis) {
        delayMillis = millis;
    }

    void mixIn(Stored point) {
        intruder = point;
    }

    /** How a call begins: whether it is answered at all. */
    boolean answers() {
        if (delayMillis > 0) {
            try {
                Thread.sleep(delayMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return !down;
    }

    boolean accepts(String key) {
        boolean right = API_KEY.equals(key);
        if (!right) {
            refused.incrementAndGet();
        }
        return right;
    }
}
