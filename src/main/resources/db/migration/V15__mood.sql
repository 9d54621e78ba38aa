-- Whether the service may read from what the user says how they feel. Nothing of that is stored: it is read anew when it is wanted.
ALTER TABLE users ADD COLUMN follow_mood boolean NOT NULL DEFAULT true;
