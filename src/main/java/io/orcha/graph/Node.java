package io.orcha.graph;

import io.orcha.graph.Entity.Name;
import java.util.List;

/** An entity as one thing, with all that it is called under whatever it was merged from. */
record Node(Entity entity, List<Name> names) {

    Node {
        names = List.copyOf(names);
    }
}
