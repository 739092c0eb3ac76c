create table if not exists campaign (
    id         integer generated always as identity (minvalue 0 maxvalue 16777215 start 0 no cycle) primary key,
    name       text        not null,
    target     text        not null,
    fallback   text,
    starts_at  timestamptz,
    ends_at    timestamptz,
    created_at timestamptz not null,
    version    integer     not null default 1,
    changed_in xid8        not null default pg_current_xact_id()
);

comment on table campaign is 'Campaigns, a row each; every replica holds those that are not over in memory';
comment on column campaign.id is '24 bits, the campaign in the tokens of its links';
comment on column campaign.target is 'Where the links lead, {recipient} standing for the number of the recipient';
comment on column campaign.fallback is 'Where clicks go that do not lead to the target; null: where the service says';
comment on column campaign.starts_at is 'Until when clicks are answered 404; null: not at all';
comment on column campaign.ends_at is 'From when on clicks are answered 410; null: never';
comment on column campaign.version is 'Grows with each change, which names the version that it is of';
comment on column campaign.changed_in is 'The transaction of the last change, as of deny_list';

-- Finds what changed, and what is to be held.
create index if not exists campaign_changed on campaign (changed_in);
create index if not exists campaign_end on campaign (coalesce(ends_at, 'infinity'));

comment on column deny_list.kind is '1: a sealed link, 2: a recipient of a campaign, 3: a campaign';
comment on column deny_list.subject is
    'Kind 1: the first 16 bytes of SHA-256 of the token; 2: campaign and recipient, 8 bytes each; 3: campaign, 8 bytes';
