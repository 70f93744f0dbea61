-- Appends are statements of the client since this release (libs/kernel/events/append-sql.ts): plans inside a function are made anew
-- whenever a connection goes from one tenant to another.
drop function es.append_many(text, smallint, jsonb);
drop function es.append(text, smallint, uuid, text, int, jsonb, uuid, jsonb);
drop function es.enter(text);
