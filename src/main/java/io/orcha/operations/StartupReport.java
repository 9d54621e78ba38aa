package io.orcha.operations;

import io.orcha.model.LanguageModel;
import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.platform.RowLevelSecurity;
import io.orcha.platform.embedded.EmbeddedDatabase;
import io.orcha.recall.vector.VectorStores;
import io.orcha.security.Authentication;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Tells in one line what the service stands on, once it serves. */
@ApplicationScoped
class StartupReport {

    private static final Logger LOG = Logger.getLogger(StartupReport.class);

    private static final String DATABASE = """
            SELECT current_setting('server_version'),
                   EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'vector')
            """;

    private final Database database;
    private final RowLevelSecurity rowLevelSecurity;
    private final LanguageModel model;
    private final Embedder embedder;
    private final VectorStores vectors;
    private final Authentication authentication;

    StartupReport(
            Database database,
            RowLevelSecurity rowLevelSecurity,
            LanguageModel model,
            Embedder embedder,
            VectorStores vectors,
            Authentication authentication) {
        this.database = database;
        this.rowLevelSecurity = rowLevelSecurity;
        this.model = model;
        this.embedder = embedder;
        this.vectors = vectors;
        this.authentication = authentication;
    }

    void log(@ObservesAsync HttpServerStart start) {
        var options = start.options();
        LOG.infof(
                "Orcha Memory serves: database=%s, row-level security=%s, model=%s (%s), embedding=%s, vector store=%s,"
                        + " authentication=%s, url=http://%s:%d",
                describeDatabase(),
                rowLevelSecurity.isActive() ? "yes" : "no",
                model.info().provider(),
                model.info().name(),
                embedder.model(),
                vectors.kind().id(),
                authentication.describe(),
                options.getHost(),
                actualPort());
    }

    private String describeDatabase() {
        return database.queryOne(
                        row -> "%s PostgreSQL %s, vector extension=%s"
                                .formatted(
                                        EmbeddedDatabase.isRunning() ? "embedded" : "configured",
                                        row.getString(1),
                                        row.getBoolean(2) ? "yes" : "no"),
                        DATABASE)
                .orElseThrow();
    }

    /** Where port 0 is configured, Quarkus tells here which one was taken. */
    private static int actualPort() {
        return ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    }
}
