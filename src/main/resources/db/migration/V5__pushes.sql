create table if not exists push (
    id           bigint generated always as identity primary key,
    campaign_id  integer     not null references campaign on delete cascade,
    starts_at    timestamptz not null,
    recipients   bigint      not null,
    created_at   timestamptz not null,
    withdrawn_at timestamptz
);

comment on table push is 'Pushes that were announced, so that replicas are there when their clicks come';
comment on column push.starts_at is 'When it begins to be sent, in whole seconds: pushes of the same second are added up';
comment on column push.recipients is 'How many phones it goes to, 1 .. 2^40';
comment on column push.withdrawn_at is 'When it was withdrawn: the row stays so that doing it again finds it; null: not';

-- Finds those whose clicks come now or soon, and those that are over.
create index if not exists push_start on push (starts_at);
-- Finds those of a campaign, the newest first.
create index if not exists push_campaign on push (campaign_id, id);
