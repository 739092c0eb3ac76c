-- Run again after a crash between a migration and its record: each statement can be repeated.

create table if not exists campaign_quarter (
    campaign_id integer     not null,
    quarter     timestamptz not null,
    clicks      bigint      not null,
    recipients  bigint      not null,
    missed      bigint      not null,
    bots        bigint      not null,
    phones      bigint      not null,
    tablets     bigint      not null,
    desktops    bigint      not null,
    primary key (campaign_id, quarter)
);

comment on table campaign_quarter is
    'Clicks of campaigns by the quarter of an hour, of which all hours and days of all zones are made';
comment on column campaign_quarter.clicks is
    'The sum of those minutes that are merged (slot 64 in campaign_minute); the other columns likewise';

create table if not exists link_quarter (
    link     bytea       not null,
    quarter  timestamptz not null,
    clicks   bigint      not null,
    missed   bigint      not null,
    bots     bigint      not null,
    phones   bigint      not null,
    tablets  bigint      not null,
    desktops bigint      not null,
    primary key (link, quarter)
);

comment on table link_quarter is 'Clicks of links without a campaign by the quarter of an hour, as campaign_quarter';

-- Find what is not merged yet, of all and of one: a few minutes, whatever else there is.
create index if not exists campaign_minute_open on campaign_minute (campaign_id, minute) where slot < 64;
create index if not exists link_minute_open on link_minute (link, minute) where slot < 64;
