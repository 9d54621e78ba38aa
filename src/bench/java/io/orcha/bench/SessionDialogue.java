package io.orcha.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/** Sessions one after the other, each of the next user: a turn that opens it, and turns that name it. */
final class SessionDialogue implements Dialogue {

    private static final byte[] SESSION_ID = "\"session_id\":\"".getBytes(US_ASCII);

    private final Requests requests;
    private final int turns;
    private int user;
    private int turn;
    private byte[] followUp = new byte[0];

    SessionDialogue(Requests requests, int turns) {
        this.requests = requests;
        this.turns = turns;
    }

    @Override
    public byte[] next() {
        if (turn++ % turns == 0) {
            user = requests.nextUser();
            return requests.openSession(user);
        }
        return followUp;
    }

    @Override
    public void answered(ByteBuffer body) {
        if (turn % turns == 1) {
            var id = new byte[Requests.SESSION_ID_LENGTH];
            body.get(endOfKey(body), id);
            followUp = requests.continueSession(user, id);
        }
    }

    /** There may be no session to go on with. */
    @Override
    public void failed() {
        turn = 0;
    }

    private static int endOfKey(ByteBuffer body) {
        for (int i = body.position(); i <= body.limit() - SESSION_ID.length; i++) {
            if (body.slice(i, SESSION_ID.length).equals(ByteBuffer.wrap(SESSION_ID))) {
                return i + SESSION_ID.length;
            }
        }
        throw new IllegalStateException("The answer to a chat turn names no session");
    }
}
