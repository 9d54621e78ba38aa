package io.orcha.recall.vector;

import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.recall.vector.RemoteIndex.Owner;
import io.orcha.recall.vector.RemoteIndex.Point;
import io.orcha.recall.vector.StoredUnits.Missing;
import io.orcha.recall.vector.StoredUnits.Superfluous;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The job that brings an external store up to date with a user's vectors. It compares what the store was given with what there is,
 * so it does not matter which change it was told of, or how often.
 */
@ApplicationScoped
class StoreUpdate implements Job {

    private static final int BATCH = 100;

    private final VectorStores stores;
    private final StoredUnits units;
    private final Users users;
    private final Database database;
    private final Clock clock;

    StoreUpdate(VectorStores stores, StoredUnits units, Users users, Database database, Clock clock) {
        this.stores = stores;
        this.units = units;
        this.users = users;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return VectorStores.STORE_JOB;
    }

    @Override
    public void run(String instance) {
        stores.external().ifPresent(index -> run(new UserId(instance), index));
    }

    private void run(UserId user, RemoteIndex index) {
        var owner = new Owner(user, users.erasures(user));
        var statements = database.onPrimary(user.value());
        for (var gone = units.superfluous(statements, user, BATCH);
                !gone.isEmpty();
                gone = units.superfluous(statements, user, BATCH)) {
            remove(owner, gone, index);
        }
        var missing = units.missing(statements, user, index.name(), BATCH);
        if (!missing.isEmpty()) {
            index.prepare();
        }
        // What is of an earlier life is erased, and not put.
        while (!missing.isEmpty() && units.announce(user, owner.life(), index.name(), missing)) {
            put(owner, missing, index);
            units.stored(user, missing);
            missing = units.missing(statements, user, index.name(), BATCH);
        }
    }

    private void remove(Owner owner, List<Superfluous> gone, RemoteIndex index) {
        var points = gone.stream()
                .flatMap(unit -> points(owner, unit.unit(), 0, unit.passages()))
                .toList();
        if (!points.isEmpty()) {
            index.remove(owner, points);
        }
        units.removed(owner.user(), gone);
    }

    /** What was deleted since it was found missing is not put, and is found superfluous next time. */
    private void put(Owner owner, List<Missing> missing, RemoteIndex index) {
        var vectors =
                units.vectors(owner.user(), missing.stream().map(Missing::unit).toList());
        var points = vectors.entrySet().stream()
                .flatMap(unit -> points(owner, unit.getKey(), unit.getValue()))
                .toList();
        if (!points.isEmpty()) {
            index.put(owner, points);
        }
        var left = missing.stream()
                .flatMap(unit -> points(owner, unit.unit(), unit.passages(), unit.announced()))
                .toList();
        if (!left.isEmpty()) {
            index.remove(owner, left);
        }
    }

    private static Stream<Point> points(Owner owner, UUID unit, List<Quantised> passages) {
        return IntStream.range(0, passages.size())
                .mapToObj(passage -> new Point(
                        owner.point(unit, passage),
                        unit,
                        passage,
                        numbers(passages.get(passage).vector())));
    }

    private static Stream<UUID> points(Owner owner, UUID unit, int from, int to) {
        return IntStream.range(from, to).mapToObj(passage -> owner.point(unit, passage));
    }

    private static List<Float> numbers(float[] vector) {
        var numbers = new ArrayList<Float>(vector.length);
        for (float number : vector) {
            numbers.add(number);
        }
        return numbers;
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        var user = new UserId(instance);
        var ofUser = statements.forUser(instance);
        return stores.external()
                .filter(index -> !units.superfluous(ofUser, user, 1).isEmpty()
                        || !units.missing(ofUser, user, index.name(), 1).isEmpty())
                .map(_ -> clock.instant());
    }

    /** It never gives up: a store that was away for days is filled when it is back. */
    @Override
    public Retries retries() {
        return new Retries(Duration.ofSeconds(2), Duration.ofMinutes(10), Integer.MAX_VALUE);
    }
}
