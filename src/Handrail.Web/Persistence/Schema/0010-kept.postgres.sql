create trigger account_entry_append_only before update or delete on account_entry for each row execute function refuse_change();
