package io.orcha.portability;

import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever the graph of a bundle holds, it is imported, or refused with its place and nothing is stored. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class BadGraphBundleTest extends SpoiledBundles {

    @Test
    void refusesBadEntitiesWithTheirPlace() {
        var first = "/entities/0";
        assertRefused("/entities", bundle -> bundle.put("entities", "none"));
        assertRefused(first, bundle -> bundle.withArray("entities").setNull(0));
        for (var field :
                List.of("id", "name", "named", "kind", "origin", "created_at", "updated_at", "names", "mentions")) {
            assertRefused(first + "/" + field, bundle -> at(bundle, first).remove(field));
        }
        assertRefused(first + "/id", bundle -> at(bundle, first).put("id", NIL));
        assertRefused(
                "/entities/2/id",
                bundle -> bundle.withArray("entities").add(at(bundle, first).deepCopy()));
        assertRefused(first + "/name", bundle -> at(bundle, first).put("name", "x".repeat(2001)));
        assertRefused(first + "/origin", bundle -> at(bundle, first).put("origin", "guessed"));
        assertRefused(first + "/updated_at", bundle -> at(bundle, first).put("updated_at", "2999-01-01T00:00:00Z"));
        assertRefused(first + "/merged_into", bundle -> at(bundle, first).put("merged_into", NIL));
        assertRefused(first + "/merged_into", bundle -> at(bundle, first).set("merged_into", bundle.at(first + "/id")));
        assertRefused(first + "/merged_into", bundle -> {
            at(bundle, first).set("merged_into", bundle.at("/entities/1/id"));
            at(bundle, "/entities/1").set("merged_into", bundle.at(first + "/id"));
        });
        for (var field : List.of("name_key", "name", "written")) {
            assertRefused(
                    first + "/names/0/" + field,
                    bundle -> at(bundle, first + "/names/0").remove(field));
        }
        assertRefused(
                first + "/names/0/name",
                bundle -> at(bundle, first + "/names/0").put("name", "ﷺ".repeat(600)));
        assertRefused(
                first + "/mentions/0/name_key",
                bundle -> at(bundle, first)
                        .putArray("mentions")
                        .addObject()
                        .put("name_key", "somebody")
                        .set("message_id", bundle.at("/messages/0/message_id")));
        assertRefused(
                first + "/mentions/0/message_id",
                bundle -> at(bundle, first)
                        .putArray("mentions")
                        .addObject()
                        .set("name_key", bundle.at(first + "/names/0/name_key")));
    }

    @Test
    void refusesBadRelationsWithTheirPlace() {
        var first = "/relations/0";
        assertRefused("/relations", bundle -> bundle.put("relations", "none"));
        assertRefused(first, bundle -> bundle.withArray("relations").setNull(0));
        for (var field : List.of(
                "id", "predicate", "strength", "confidence", "recorded_at", "message_ids", "memory_ids", "origin")) {
            assertRefused(first + "/" + field, bundle -> at(bundle, first).remove(field));
        }
        assertRefused(
                "/relations/3/id",
                bundle -> bundle.withArray("relations").add(at(bundle, first).deepCopy()));
        for (var end : List.of("subject_id", "object_id")) {
            assertRefused(first + "/" + end, bundle -> at(bundle, first).put(end, NIL));
        }
        assertRefused(
                first + "/subject_id",
                bundle -> at(bundle, first)
                        .putNull("subject_id")
                        .putNull("object_id")
                        .putNull("value"));
        assertRefused(
                first + "/value",
                bundle -> at(bundle, first).put("value", "nurse").set("object_id", bundle.at("/entities/0/id")));
        assertRefused(first + "/value", bundle -> at(bundle, first).put("value", "x".repeat(4001)));
        assertRefused(first + "/strength", bundle -> at(bundle, first).put("strength", 1.1));
        assertRefused(first + "/confidence", bundle -> at(bundle, first).put("confidence", -0.1));
        assertRefused(
                first + "/valid_to",
                bundle -> at(bundle, first)
                        .put("valid_from", "2026-01-02T00:00:00Z")
                        .put("valid_to", "2026-01-01T00:00:00Z"));
        assertRefused(
                first + "/superseded_at",
                bundle -> at(bundle, first).putNull("superseded_at").set("superseded_by", bundle.at(first + "/id")));
        assertRefused(first + "/origin", bundle -> at(bundle, first).put("origin", "imported"));
        assertRefused(
                first + "/message_ids/0",
                bundle -> at(bundle, first).putArray("message_ids").add(NIL));
        // What relates to somebody who is not there is told of the relation.
        assertRefused(
                "/relations/" + ofTheSister() + "/object_id",
                bundle -> bundle.withArray("entities").removeAll());
    }

    private int ofTheSister() {
        int i = 0;
        while (good.at("/relations/%d/object_id".formatted(i)).isNull()) {
            i++;
        }
        return i;
    }
}
