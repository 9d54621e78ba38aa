package io.orcha.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** The same look at the statements that Hibernate makes as {@link InspectedDatabase} has at our own. */
@PersistenceUnitExtension
@ApplicationScoped
class InspectedEntities implements StatementInspector {

    private static final long serialVersionUID = 1L;

    private final transient AgroalDataSource owner;
    private final transient Set<String> inspected = ConcurrentHashMap.newKeySet();

    InspectedEntities(@DataSource(Database.OWNER) AgroalDataSource owner) {
        this.owner = owner;
    }

    @Override
    public String inspect(String sql) {
        if (inspected.add(sql)) {
            var wrong = StatementPlan.of(owner, sql).readForEverybody();
            if (!wrong.isEmpty()) {
                inspected.remove(sql);
                throw new AssertionError("Hibernate reads %s without naming the user: %s".formatted(wrong, sql));
            }
        }
        return sql;
    }
}
