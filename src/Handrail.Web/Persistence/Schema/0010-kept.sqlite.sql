create trigger account_entry_unchanged before update on account_entry begin select raise(abort, 'account_entry rows are never changed'); end;
create trigger account_entry_kept before delete on account_entry begin select raise(abort, 'account_entry rows are never deleted'); end;
