package io.orcha.bench;

import java.util.List;

/**
 * Service CPU time per request, in milliseconds, that other ways to build the same endpoints were measured with on this
 * class of machine: two cores shared by client, service and database, 16 and 64 connections, a model that takes no time.
 * They are constants, not measured again; none of them stores the chat.
 *
 * @param aim what the project aims at
 */
record Reference(String request, double aim, List<Figure> figures) {

    static final Reference GET = new Reference(
            "memory GET",
            0.04,
            List.of(
                    new Figure("FastAPI + SQLAlchemy", 0.7, 1.0),
                    new Figure("Fastify + pg", 0.05, 0.05),
                    new Figure("Spring Boot JPA", 0.08, 0.10),
                    new Figure("Spring Boot JDBC", 0.04, 0.06)));

    static final Reference POST = new Reference(
            "memory POST",
            0.065,
            List.of(
                    new Figure("FastAPI + SQLAlchemy", 1.2, 1.3),
                    new Figure("Fastify + pg", 0.13, 0.13),
                    new Figure("Spring Boot JPA", 0.12, 0.15),
                    new Figure("Spring Boot JDBC", 0.07, 0.07)));

    static final Reference CHAT = new Reference(
            "chat",
            0.17,
            List.of(
                    new Figure("FastAPI + SQLAlchemy", 2.0, 2.3),
                    new Figure("Fastify + pg", 0.10, 0.10),
                    new Figure("Spring Boot JPA", 0.21, 0.21),
                    new Figure("Spring Boot JDBC", 0.17, 0.17)));

    static final String NOTE = "service CPU ms per request, measured on this class of machine"
            + " (2 cores shared by client, service and database); none of them stores the chat";

    static List<Reference> all() {
        return List.of(GET, POST, CHAT);
    }

    /** The range over 16 and 64 connections. */
    record Figure(String service, double lowestMs, double highestMs) {

        @Override
        public String toString() {
            return lowestMs == highestMs ? "%.2f".formatted(lowestMs) : "%.2f–%.2f".formatted(lowestMs, highestMs);
        }
    }
}
