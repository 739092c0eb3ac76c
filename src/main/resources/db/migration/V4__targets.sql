-- Run again after a crash between a migration and its record: each statement can be repeated.

alter table campaign add column if not exists target_ios text;
alter table campaign add column if not exists target_android text;
alter table campaign add column if not exists app_data boolean not null default false;

comment on column campaign.target_ios is 'Where the links lead on iOS, as target; null: to the target';
comment on column campaign.target_android is 'Where the links lead on Android, as target; null: to the target';
comment on column campaign.app_data is 'Whether an app that a link opened is told the number of the recipient';
