package io.orcha.recall.vector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where Qdrant is. Vectors of what users wrote, and their ids, are sent there; texts are not. */
@ConfigMapping(prefix = "orcha.recall.qdrant")
interface QdrantConfig {

    /** The address of its gRPC port; {@code https} for one with TLS. */
    @WithDefault("http://localhost:6334")
    URI url();

    /** The key, if it wants one. */
    Optional<String> apiKey();

    /** The collection, which is created when it is missing. Vectors of another length need another one. */
    @WithDefault("orcha")
    String collection();
}
