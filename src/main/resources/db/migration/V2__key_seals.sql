create table if not exists key_seals (
    key_id  smallint not null,
    purpose text collate "C" not null,
    seals   bigint not null,
    primary key (key_id, purpose)
);

comment on table key_seals is 'How often each key has sealed; each replica adds what it did';
comment on column key_seals.key_id is 'The entry of the key ring that the key is derived from';
comment on column key_seals.purpose is 'What the key is for';
comment on column key_seals.seals is 'A key of AES-256-GCM with random nonces must not seal more than 2^32 times';
