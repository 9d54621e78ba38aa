package io.orcha.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The service's JVM seen from outside: what its heap keeps, its threads and its open files. Not for Windows. */
final class ServiceJvm implements AutoCloseable {

    private static final double MEGABYTE = 1 << 20;

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final List<MemoryPoolMXBean> heapPools;
    private final ThreadMXBean threads;
    private final UnixOperatingSystemMXBean system;

    private ServiceJvm(JMXConnector connector) throws IOException {
        this.connector = connector;
        var connection = connector.getMBeanServerConnection();
        this.memory = proxy(connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        this.heapPools = ManagementFactory.getPlatformMXBeans(connection, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        this.threads = proxy(connection, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.system =
                proxy(connection, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class);
    }

    @SuppressWarnings("BanJNDI") // The address is that of a process which the benchmark has started itself.
    static ServiceJvm attach(ProcessHandle process) throws IOException {
        try {
            var machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                return new ServiceJvm(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    /** Collects all garbage and tells what is left, in MB. What is allocated meanwhile does not count. */
    double heapAfterCollection() {
        memory.gc();
        return heapPools.stream()
                        .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                        .sum()
                / MEGABYTE;
    }

    /** Threads of the operating system; virtual threads come and go with the requests. */
    int threads() {
        return threads.getThreadCount();
    }

    /** Open files and sockets. */
    long fileDescriptors() {
        return system.getOpenFileDescriptorCount();
    }

    private static <T> T proxy(MBeanServerConnection connection, String name, Class<T> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(connection, name, type);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
