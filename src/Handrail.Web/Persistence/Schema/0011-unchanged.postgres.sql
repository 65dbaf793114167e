create trigger organisation_name_append_only before update or delete on organisation_name for each row execute function refuse_change();
create trigger administration_entry_append_only before update or delete on administration_entry for each row execute function refuse_change();
