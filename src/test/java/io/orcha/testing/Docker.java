package io.orcha.testing;

import org.testcontainers.DockerClientFactory;

/** Whether tests with containers can run. */
public final class Docker {

    private Docker() {}

    /** Asked by JUnit before Quarkus has set up a class, when the thread's class loader may be that of another class. */
    public static boolean isThere() {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(DockerClientFactory.class.getClassLoader());
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
