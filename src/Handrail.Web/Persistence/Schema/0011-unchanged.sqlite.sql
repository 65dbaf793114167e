create trigger organisation_name_unchanged before update on organisation_name begin select raise(abort, 'organisation_name rows are never changed'); end;
create trigger organisation_name_kept before delete on organisation_name begin select raise(abort, 'organisation_name rows are never deleted'); end;
create trigger administration_entry_unchanged before update on administration_entry begin select raise(abort, 'administration_entry rows are never changed'); end;
create trigger administration_entry_kept before delete on administration_entry begin select raise(abort, 'administration_entry rows are never deleted'); end;
