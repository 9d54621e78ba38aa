package io.orcha.platform.jobs;

import io.orcha.platform.Statements;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The jobs that there are. */
@ApplicationScoped
public class Jobs {

    private final List<Job> kinds;

    Jobs(@All List<Job> kinds) {
        this.kinds = kinds;
    }

    /**
     * Removes the jobs of every kind for an instance, in a transaction of the caller. A run that is under way finds that its
     * job is gone and ends.
     */
    public void removeAll(Statements statements, String instance) {
        var names = kinds.stream().map(Job::name).toArray(String[]::new);
        statements.update(
                "DELETE FROM scheduled_tasks WHERE task_name = ANY (?) AND task_instance = ?", names, instance);
    }
}
