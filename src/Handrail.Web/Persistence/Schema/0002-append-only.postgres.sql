create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows are never changed or deleted', tg_table_name;
end $$;
create trigger entry_append_only before update or delete on entry for each row execute function refuse_change();
create trigger plan_version_append_only before update or delete on plan_version for each row execute function refuse_change();
create trigger signature_append_only before update or delete on signature for each row execute function refuse_change();
create trigger activity_record_append_only before update or delete on activity_record for each row execute function refuse_change();
create trigger entry_value_unchanged before update on entry_value for each row execute function refuse_change();
