-- Run again after a crash between a migration and its record: each statement can be repeated.

create table if not exists link (
    token      text collate "C" primary key,
    key_id     smallint    not null,
    sealed     bytea       not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    constraint link_token_form check (octet_length(token) = 12)
);

comment on table link is 'Stored links, a row each';
comment on column link.token is '12 base62 characters, the part of the URL that stands for the link';
comment on column link.key_id is 'The entry of the key ring that sealed the row';
comment on column link.sealed is 'AES-256-GCM of target, data and label; the token is the associated data';
comment on column link.expires_at is 'From when on clicks are answered 410; null: never';
comment on column link.revoked_at is 'Since when clicks are answered 410; null: not revoked';

-- Finds the rows that are past their retention.
create index if not exists link_end on link (least(expires_at, revoked_at))
    where expires_at is not null or revoked_at is not null;

-- Finds the rows that need a key.
create index if not exists link_key on link (key_id);

create table if not exists idempotent_answer (
    id          bytea primary key,
    key_id      smallint    not null,
    request_mac bytea       not null,
    answer      bytea       not null,
    created_at  timestamptz not null default now()
);

comment on table idempotent_answer is 'Answers kept for repeated requests with the same Idempotency-Key';
comment on column idempotent_answer.id is 'SHA-256 of the API key''s name and the Idempotency-Key';
comment on column idempotent_answer.key_id is 'The entry of the key ring that request_mac and answer need';
comment on column idempotent_answer.request_mac is 'HMAC-SHA256 of the request''s body';
comment on column idempotent_answer.answer is 'AES-256-GCM of the answer; the id is the associated data';

create index if not exists idempotent_answer_created on idempotent_answer (created_at);

create table if not exists deny_list (
    kind       smallint    not null,
    subject    bytea       not null,
    denied     boolean     not null default true,
    expires_at timestamptz,
    changed_at timestamptz not null default now(),
    changed_in xid8        not null default pg_current_xact_id(),
    primary key (kind, subject)
);

comment on table deny_list is 'What is revoked and has no row of its own; every replica holds it in memory';
comment on column deny_list.kind is '1: a sealed link';
comment on column deny_list.subject is 'Kind 1: the first 16 bytes of SHA-256 of the token';
comment on column deny_list.denied is 'False once restored: replicas have to see the change';
comment on column deny_list.expires_at is 'When the subject leads nowhere anyway and the row can go; null: never';
comment on column deny_list.changed_in is 'The transaction of the last change: a reader asks for all that its last look could not see';

create index if not exists deny_list_changed on deny_list (changed_in);
