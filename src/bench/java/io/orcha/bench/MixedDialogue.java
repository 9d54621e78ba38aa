package io.orcha.bench;

import java.nio.ByteBuffer;
import java.util.List;

/** What users do over a day, on one connection: mostly they chat, at times a client reads, saves or lists. */
final class MixedDialogue implements Dialogue {

    /** Ten turns of a session among sixteen requests. */
    static final List<Kind> PATTERN = List.of(
            Kind.READ, Kind.CHAT, Kind.CHAT, Kind.CHAT, Kind.LIST, Kind.CHAT, Kind.CHAT, Kind.READ, Kind.SAVE,
            Kind.CHAT, Kind.CHAT, Kind.CHAT, Kind.READ, Kind.CHAT, Kind.CHAT, Kind.SAVE);

    private final Requests requests;
    private final Dialogue chat;
    private int position;
    private Kind current = Kind.READ;

    enum Kind {
        CHAT,
        READ,
        SAVE,
        LIST
    }

    MixedDialogue(Requests requests) {
        this.requests = requests;
        this.chat = new SessionDialogue(requests, Scenario.TURNS_OF_A_SESSION);
    }

    /** The part of all requests that are chat turns. */
    static double chatShare() {
        return (double) PATTERN.stream().filter(Kind.CHAT::equals).count() / PATTERN.size();
    }

    @Override
    public byte[] next() {
        current = PATTERN.get(position++ % PATTERN.size());
        return switch (current) {
            case CHAT -> chat.next();
            case READ -> requests.readMemory();
            case SAVE -> requests.saveMemory();
            case LIST -> requests.listSessions();
        };
    }

    @Override
    public void answered(ByteBuffer body) {
        if (current == Kind.CHAT) {
            chat.answered(body);
        }
    }

    @Override
    public void failed() {
        if (current == Kind.CHAT) {
            chat.failed();
        }
    }
}
