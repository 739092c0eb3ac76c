-- Run again after a crash between a migration and its record: each statement can be repeated.

create table if not exists click (
    id          uuid        not null,
    clicked_at  timestamptz not null,
    kind        smallint    not null,
    campaign_id integer,
    recipient   bigint,
    link        bytea,
    outcome     smallint    not null,
    device      smallint    not null,
    system      smallint    not null,
    client      smallint    not null,
    language    text collate "C",
    bot         smallint    not null,
    primary key (clicked_at, id)
) partition by range (clicked_at);

comment on table click is
    'Clicks that were answered, a row each; a partition a day (UTC), made ahead and dropped after the retention';
comment on column click.id is 'UUIDv7, drawn when the click came: what is recorded twice is the same';
comment on column click.clicked_at is 'The time in the id, in milliseconds';
comment on column click.kind is '1: of a stored link, 2: of a sealed one, 3: of a campaign''s';
comment on column click.campaign_id is 'Kind 3: the campaign; else null';
comment on column click.recipient is 'Kind 3: the number of the recipient; else null';
comment on column click.link is
    'Kind 1: the 12 bytes of the token; 2: the first 16 bytes of SHA-256 of the token; else null';
comment on column click.outcome is '1: redirected, 2: opened by an app, 3: gone, 4: before the campaign''s start';
comment on column click.device is '0: another one or unknown, 1: phone, 2: tablet, 3: desktop';
comment on column click.system is '0: another one or unknown, 1: Android, 2: iOS, 3: Windows, 4: macOS, 5: Linux';
comment on column click.client is '0: browser, 1: browser in an app, 2: app';
comment on column click.language is
    'The first language that the browser asked for, 2 or 3 lower-case letters; null: none';
comment on column click.bot is
    '0: a person, 1: a HEAD request, 2: fetched ahead, 3: a preview, 4: a scanner, 5: another machine';

create table if not exists first_click (
    campaign_id integer     not null,
    recipient   bigint      not null,
    clicked_at  timestamptz not null,
    primary key (campaign_id, recipient)
);

comment on table first_click is 'Recipients that a link has led to the target, a row each; outlives the clicks';
comment on column first_click.clicked_at is 'The first such click of a person: the minute that counts the recipient';

create table if not exists campaign_minute (
    campaign_id integer     not null,
    minute      timestamptz not null,
    slot        smallint    not null,
    clicks      bigint      not null,
    recipients  bigint      not null,
    missed      bigint      not null,
    bots        bigint      not null,
    phones      bigint      not null,
    tablets     bigint      not null,
    desktops    bigint      not null,
    primary key (campaign_id, minute, slot)
);

comment on table campaign_minute is 'Clicks of campaigns by the minute, added up as they are recorded; outlives them';
comment on column campaign_minute.slot is
    'Who added, so that replicas need not wait for each other: only the sum over all slots says something';
comment on column campaign_minute.clicks is 'Of people, outcome 1 and 2';
comment on column campaign_minute.recipients is
    'Recipients whose first click it was; less than none in a slot that took one back which another had counted';
comment on column campaign_minute.missed is 'Of people, outcome 3 and 4';
comment on column campaign_minute.bots is 'Not of people, whatever the outcome';
comment on column campaign_minute.phones is 'Those of clicks that are of phones; the next two likewise';

create table if not exists link_minute (
    link     bytea       not null,
    minute   timestamptz not null,
    slot     smallint    not null,
    clicks   bigint      not null,
    missed   bigint      not null,
    bots     bigint      not null,
    phones   bigint      not null,
    tablets  bigint      not null,
    desktops bigint      not null,
    primary key (link, minute, slot)
);

comment on table link_minute is 'Clicks of links without a campaign by the minute, as campaign_minute';
comment on column link_minute.link is 'As in click';

-- record_clicks(slot smallint, id uuid[], millis bigint[], kind smallint[], campaign_id integer[], recipient bigint[],
--     link bytea[], outcome smallint[], device smallint[], system smallint[], client smallint[], language text[],
--     bot smallint[]) returns integer
--
-- Records clicks, each once however often it is called with it: adds up only what it inserted, and returns how many
-- that were. The arrays have an element for each click, in any order; one may be shorter than that of the ids, or
-- empty, where the rest is null. Millis count from 1970. A day without a partition fails the call with SQLSTATE 23514,
-- and nothing is recorded.
--
-- Locks are taken in the same order by every call: clicks by their key, new first clicks by theirs, first clicks that
-- move, minutes. Nobody waits for one of them while it holds a later one, so no two calls wait for each other.
create or replace function record_clicks(own_slot smallint, new_id uuid[], new_millis bigint[], new_kind smallint[],
    new_campaign integer[], new_recipient bigint[], new_link bytea[], new_outcome smallint[], new_device smallint[],
    new_system smallint[], new_client smallint[], new_language text[], new_bot smallint[])
returns integer language plpgsql
-- Plans outlive what the statistics of young tables say, and no table is ever to be read as a whole.
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off
as $record$
declare
    inserted integer;
    campaign_changes campaign_minute[];
    link_changes link_minute[];
    known first_click[];
    earlier record;
begin
    with event as (
        select new_id[i] as id, to_timestamp(new_millis[i] / 1000::float8) as clicked_at, new_kind[i] as kind,
            new_campaign[i] as campaign_id, new_recipient[i] as recipient, new_link[i] as link,
            new_outcome[i] as outcome, new_device[i] as device, new_system[i] as system, new_client[i] as client,
            new_language[i] as language, new_bot[i] as bot
        from generate_subscripts(new_id, 1) as i
    ), recorded as (
        insert into click (id, clicked_at, kind, campaign_id, recipient, link, outcome, device, system, client,
            language, bot)
        select id, clicked_at, kind, campaign_id, recipient, link, outcome, device, system, client, language, bot
        from event order by clicked_at, id
        on conflict do nothing
        returning campaign_id, recipient, link, clicked_at,
            date_bin('1 minute', clicked_at, 'epoch') as minute,
            bot > 0 as by_bot, bot = 0 and outcome in (1, 2) as led, bot = 0 and outcome in (3, 4) as missed, device
    ), reached as (
        select campaign_id, recipient, min(clicked_at) as clicked_at from recorded
        where led and campaign_id is not null group by campaign_id, recipient
    ), first_time as (
        insert into first_click (campaign_id, recipient, clicked_at)
        select campaign_id, recipient, clicked_at from reached order by campaign_id, recipient
        on conflict do nothing
        returning campaign_id, recipient, clicked_at
    )
    select (select count(*) from recorded),
        array(
            select row(campaign_id, minute, own_slot, sum(clicks), sum(recipients), sum(missed), sum(bots), sum(phones),
                sum(tablets), sum(desktops))::campaign_minute
            from (
                select campaign_id, minute, count(*) filter (where led) as clicks, 0 as recipients,
                    count(*) filter (where missed) as missed, count(*) filter (where by_bot) as bots,
                    count(*) filter (where led and device = 1) as phones,
                    count(*) filter (where led and device = 2) as tablets,
                    count(*) filter (where led and device = 3) as desktops
                from recorded where campaign_id is not null group by campaign_id, minute
                union all
                select campaign_id, date_bin('1 minute', clicked_at, 'epoch') as minute, 0, count(*), 0, 0, 0, 0, 0
                from first_time group by campaign_id, minute
            ) as change group by campaign_id, minute),
        array(
            select row(link, minute, own_slot, count(*) filter (where led), count(*) filter (where missed),
                count(*) filter (where by_bot), count(*) filter (where led and device = 1),
                count(*) filter (where led and device = 2), count(*) filter (where led and device = 3))::link_minute
            from recorded where link is not null group by link, minute),
        array(
            select row(campaign_id, recipient, clicked_at)::first_click
            from reached where (campaign_id, recipient) not in (select campaign_id, recipient from first_time))
    into inserted, campaign_changes, link_changes, known;

    -- Row by row, by the key: a plan from before there were any would read all that there are for each of them.
    for earlier in
        select given.campaign_id, given.recipient, moved.was, given.clicked_at as is
        from (select * from unnest(known) order by campaign_id, recipient) as given cross join lateral (
            select first.clicked_at as was from first_click as first
            where first.campaign_id = given.campaign_id and first.recipient = given.recipient
                and first.clicked_at > given.clicked_at for update) as moved
    loop
        update first_click set clicked_at = earlier.is
        where campaign_id = earlier.campaign_id and recipient = earlier.recipient;
        campaign_changes := campaign_changes
            || row(earlier.campaign_id, date_bin('1 minute', earlier.was, 'epoch'), own_slot, 0, -1, 0, 0, 0, 0,
                0)::campaign_minute
            || row(earlier.campaign_id, date_bin('1 minute', earlier.is, 'epoch'), own_slot, 0, 1, 0, 0, 0, 0,
                0)::campaign_minute;
    end loop;

    insert into campaign_minute as old (campaign_id, minute, slot, clicks, recipients, missed, bots, phones, tablets,
        desktops)
    select new.campaign_id, new.minute, new.slot, sum(new.clicks), sum(new.recipients), sum(new.missed),
        sum(new.bots), sum(new.phones), sum(new.tablets), sum(new.desktops)
    from unnest(campaign_changes) as new group by 1, 2, 3 order by 1, 2, 3
    on conflict (campaign_id, minute, slot) do update set clicks = old.clicks + excluded.clicks,
        recipients = old.recipients + excluded.recipients, missed = old.missed + excluded.missed,
        bots = old.bots + excluded.bots, phones = old.phones + excluded.phones,
        tablets = old.tablets + excluded.tablets, desktops = old.desktops + excluded.desktops;

    insert into link_minute as old (link, minute, slot, clicks, missed, bots, phones, tablets, desktops)
    select new.link, new.minute, new.slot, new.clicks, new.missed, new.bots, new.phones, new.tablets, new.desktops
    from unnest(link_changes) as new order by 1, 2
    on conflict (link, minute, slot) do update set clicks = old.clicks + excluded.clicks,
        missed = old.missed + excluded.missed, bots = old.bots + excluded.bots,
        phones = old.phones + excluded.phones, tablets = old.tablets + excluded.tablets,
        desktops = old.desktops + excluded.desktops;

    return inserted;
end
$record$;

-- Partitions are made and dropped by whoever may insert and delete clicks, and need no right to change the schema:
-- these run as the owner of the tables. Days are those of UTC.

create or replace function missing_click_days(first_day date, last_day date) returns setof date
language sql stable as $days$
    select first_day + day from generate_series(0, last_day - first_day) as day
    where not exists (
        select from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'click'::regclass and relname = 'click_' || to_char(first_day + day, 'YYYYMMDD'))
    order by day
$days$;

comment on function missing_click_days(date, date) is
    'The days of a span, both ends in it, that no click can be recorded of';

-- Attached and not made as a partition, since that would wait for every insert and hold up those that come after it.
create or replace function make_click_partitions(first_day date, last_day date) returns integer
language plpgsql security definer set lock_timeout = '500ms' set timezone = 'UTC' set datestyle = 'ISO' as $make$
declare
    today constant date := (now() at time zone 'UTC')::date;
    day date;
    made integer := 0;
begin
    if not has_table_privilege(session_user, 'click', 'insert') then
        raise insufficient_privilege using message = 'permission denied for table click';
    end if;
    if first_day is null or last_day is null or last_day < first_day or last_day - first_day > 31
            or first_day < today - 3660 or last_day > today + 31 then
        raise invalid_parameter_value using
            message = 'partitions are made for 32 days at once, from 3660 days ago to 31 ahead';
    end if;
    if not exists (select from missing_click_days(first_day, last_day)) then
        return 0;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('click partitions', 0));
    lock table only click in share update exclusive mode;
    for day in select missing_click_days(first_day, last_day) loop
        execute format('create table %I (like click including all)', 'click_' || to_char(day, 'YYYYMMDD'));
        execute format('alter table click attach partition %I for values from (%L) to (%L)',
            'click_' || to_char(day, 'YYYYMMDD'), day::timestamp at time zone 'UTC',
            (day + 1)::timestamp at time zone 'UTC');
        made := made + 1;
    end loop;
    return made;
end
$make$;

comment on function make_click_partitions(date, date) is
    'Makes the partitions that a span of days lacks, and says how many; inserts go on meanwhile';

create or replace function old_click_partitions(before_day date) returns setof name
language sql stable as $old$
    select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'click'::regclass and relname ~ '^click_[0-9]{8}$'
        and relname::text collate "C" < 'click_' || to_char(before_day, 'YYYYMMDD')
    order by relname
$old$;

comment on function old_click_partitions(date) is 'The partitions of the days before a day, the oldest first';

-- Every statement on clicks has to stop for a moment while partitions are taken away: one that does not end in half a
-- second is not waited for, since all that come after it would wait as well.
create or replace function drop_click_partitions(before_day date) returns integer
language plpgsql security definer set lock_timeout = '500ms' set timezone = 'UTC' set datestyle = 'ISO' as $drop$
declare
    partition name;
    dropped integer := 0;
begin
    if not has_table_privilege(session_user, 'click', 'delete') then
        raise insufficient_privilege using message = 'permission denied for table click';
    end if;
    if before_day is null or before_day >= (now() at time zone 'UTC')::date then
        raise invalid_parameter_value using message = 'only partitions of days before yesterday are dropped';
    end if;
    if not exists (select from old_click_partitions(before_day))
            or not pg_try_advisory_xact_lock(hashtextextended('click partitions', 0)) then
        return 0;
    end if;
    lock table only click in access exclusive mode;
    for partition in select old_click_partitions(before_day) limit 10 loop
        execute format('lock table %I in access exclusive mode nowait', partition);
        execute format('drop table %I', partition);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$drop$;

comment on function drop_click_partitions(date) is
    'Drops up to 10 partitions of the days before a day, the oldest first, and says how many';

-- What runs as the owner must find nothing of the caller's.
do $pin$
begin
    execute format('alter function make_click_partitions(date, date) set search_path = %I, pg_temp', current_schema());
    execute format('alter function drop_click_partitions(date) set search_path = %I, pg_temp', current_schema());
end
$pin$;
